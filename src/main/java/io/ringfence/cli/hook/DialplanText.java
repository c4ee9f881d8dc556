package io.ringfence.cli.hook;

import io.ringfence.number.DialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What goes into {@code extensions.conf} so that fenced calls are refused before they are dialled.
 *
 * <p>A dialplan knows a call abroad by its prefix, and nothing of prices; so only calls abroad are refused, and those to prefixes
 * an administrator adds. The rest is ended when it is dialled, as without the hook. Digits only are looked at, whatever else was dialled, and a
 * name of other characters than a file may have is asked for nowhere.
 */
final class DialplanText {
    private static final String DIGITS = "[0-9]+";

    private final List<String> lines = new ArrayList<>();

    private DialplanText() {}

    /**
     * The lines.
     *
     * @param allowed {@code allow.numbers}: E.164 with its plus, or as dialled
     * @param folder as Asterisk sees it
     * @param freepbx whether FreePBX is to ask, too
     */
    static List<String> of(DialPlan.Dialling dialling, List<String> allowed, String folder, boolean freepbx) {
        DialplanText text = new DialplanText();
        text.ask(folder);
        text.numbers("ringfence-free", "Never refused: emergency numbers, and allow.numbers.", free(dialling, allowed));
        text.numbers("ringfence-international", "Calls abroad.", abroad(dialling));
        text.lines.add("; Costly numbers of your own country, if you like, as people dial them:");
        text.lines.add("[ringfence-premium]");
        text.lines.add(";exten => _0900.,1,NoOp()");
        if (freepbx) {
            text.freePbx();
        }
        return text.lines;
    }

    private void ask(String folder) {
        lines.addAll(List.of(
                "; Written by: ringfence dialplan. Refuses calls of fenced extensions before they are dialled.",
                "; Just before a Dial() to a trunk:  same => n,Gosub(ringfence,s,1(EXTENSION,NUMBER))",
                "; EXTENSION is who pays, such as ${CHANNEL(endpoint)}; NUMBER is what was dialled, such as ${EXTEN}.",
                "[ringfence]",
                "exten => s,1,Set(LOCAL(number)=${FILTER(0-9+,${ARG2})})",
                " same => n,Set(LOCAL(who)=${FILTER(A-Za-z0-9_\\-,${ARG1})})",
                " same => n,ExecIf($[${DIALPLAN_EXISTS(ringfence-free,${number},1)}]?Return())",
                " same => n,ExecIf($[${LEN(${who})} = 0 | ${LEN(${who})} != ${LEN(${ARG1})}]?Return())",
                " same => n,Set(LOCAL(class)=none)",
                " same => n,ExecIf($[${DIALPLAN_EXISTS(ringfence-premium,${number},1)}]?Set(class=premium))",
                " same => n,ExecIf($[${DIALPLAN_EXISTS(ringfence-international,${number},1)}]?Set(class=international))",
                "; A file bars until its time of modification, which Ringfence keeps in the future.",
                " same => n,GotoIf($[0${STAT(M," + folder + "/${class}/${who})} > ${EPOCH}]?fenced)",
                " same => n,Return()",
                " same => n(fenced),NoOp(Ringfence: ${who} is fenced from ${class} calls)",
                " same => n,Hangup(21)"));
    }

    private void numbers(String context, String what, Set<String> numbers) {
        lines.add("");
        lines.add("; " + what);
        lines.add("[" + context + "]");
        numbers.forEach(number -> lines.add("exten => " + number + ",1,NoOp()"));
        lines.add("");
    }

    private void freePbx() {
        lines.addAll(List.of(
                "",
                "; FreePBX asks here before each trunk.",
                "[macro-dialout-trunk-predial-hook]",
                "exten => s,1,GosubIf($[\"${EMERGENCYROUTE}\" != \"YES\"]?ringfence,s,1(${AMPUSER},${DIAL_NUMBER}))",
                " same => n,ExecIf($[\"${MACRO_EXTEN}\" != \"\"]?MacroExit():Return())"));
    }

    private static Set<String> free(DialPlan.Dialling dialling, List<String> allowed) {
        Set<String> numbers = new TreeSet<>(dialling.emergency());
        for (String number : allowed) {
            boolean e164 = number.startsWith("+");
            String digits = e164 ? number.substring(1) : number;
            if (!digits.matches(DIGITS)) {
                continue; // a dialplan cannot look for what is not dialled
            }
            Stream<String> forms = e164
                    ? Stream.concat(
                            Stream.of(number), dialling.international().stream().map(each -> each + digits))
                    : Stream.of(number);
            forms.forEach(form -> outside(dialling).forEach(line -> numbers.add(line + form)));
        }
        return numbers;
    }

    private static Set<String> abroad(DialPlan.Dialling dialling) {
        Set<String> patterns = new TreeSet<>();
        for (String line : outside(dialling)) {
            patterns.add("_" + line + "+X.");
            dialling.international().forEach(prefix -> patterns.add("_" + line + prefix + "X."));
        }
        return patterns;
    }

    /** With and without asking for an outside line. */
    private static List<String> outside(DialPlan.Dialling dialling) {
        return Stream.concat(Stream.of(""), dialling.outside().stream()).toList();
    }
}
