package io.ringfence.investigate.tell;

import io.ringfence.history.log.LogFile;
import io.ringfence.investigate.Attacker;
import io.ringfence.investigate.BreakIn;
import io.ringfence.investigate.Case;
import io.ringfence.investigate.Moment;
import io.ringfence.investigate.Place;
import io.ringfence.investigate.StolenCall;
import java.time.Instant;
import java.util.List;

/** A case in plain words: short for a terminal, and whole as Markdown. */
public final class CaseMarkdown {
    private static final int BRIEF = 10;
    private static final int MOST = 500;

    private CaseMarkdown() {}

    /** For the terminal. */
    public static String brief(Case found) {
        StringBuilder text = new StringBuilder();
        line(text, Safe.text(Headline.of(found)));
        line(text, "");
        line(
                text,
                "Read: " + Safe.some(found.lines(), "line", "lines") + " of "
                        + Safe.some(found.logs().size(), "log", "logs")
                        + ", " + Safe.some(found.records().size(), "file of call records", "files of call records")
                        + "; "
                        + Safe.some(found.hostileLines(), "line shows", "lines show") + " hostile or failed access.");
        found.others().stream().limit(BRIEF).forEach(other -> line(text, "  not a log: " + other));
        line(text, "");
        line(text, "Who attacked");
        Story.who(found).forEach(who -> line(text, "  " + who));
        for (Attacker one : found.serious().stream().limit(BRIEF).toList()) {
            line(
                    text,
                    String.format(
                            "  %-22s %-3s %8s attempts  %s  %s",
                            one.host(),
                            one.country(),
                            Safe.count(one.attempts()),
                            Safe.time(one.first()),
                            one.gotIn() ? "GOT IN" : ""));
        }
        line(text, "");
        line(text, "What they tried");
        line(text, "  " + Story.tried(found));
        if (!found.breakIns().isEmpty()) {
            line(text, "");
            line(text, "What they got into");
            for (BreakIn one : found.breakIns().stream().limit(BRIEF).toList()) {
                line(text, "  " + Safe.text(Story.entry(one)));
                line(text, "    shown by " + where(one.place()));
            }
        }
        if (!found.calls().isEmpty()) {
            line(text, "");
            line(
                    text,
                    (found.followed().isEmpty() ? "Calls that would have been ended: " : "What they did: ")
                            + Safe.some(found.calls().size(), "call", "calls") + ", " + Safe.span(found.talkedSeconds())
                            + " talked, " + cost(found));
            Headline.suspects(found).stream().limit(BRIEF).forEach(one -> line(text, "  " + Safe.text(one)));
            for (StolenCall call : found.calls().stream().limit(BRIEF).toList()) {
                line(
                        text,
                        String.format(
                                "  %s  %-8s %-18s %-14s %8s  %s",
                                Safe.time(call.at()),
                                Safe.text(call.account()),
                                Safe.text(call.number()),
                                Story.country(call.destination().country()),
                                Safe.span(call.seconds()),
                                Safe.money(call.costMicros(), found.currency())));
            }
            if (found.calls().size() > BRIEF) {
                line(text, "  and " + (found.calls().size() - BRIEF) + " more");
            }
        }
        line(text, "");
        line(text, "What to change now");
        int number = 1;
        for (String advice : Advice.of(found)) {
            line(text, "  " + number++ + ". " + Safe.text(advice, Integer.MAX_VALUE));
        }
        return text.toString();
    }

    /** The whole case. */
    public static String of(Case found, Instant now) {
        StringBuilder text = new StringBuilder();
        line(text, "# Incident report\n");
        line(text, "**" + Safe.markdown(Headline.of(found)) + "**\n");
        line(
                text,
                "Made by Ringfence on " + now
                        + " from the files listed at the end. Times are those of the logs' own clock"
                        + (found.clockKnown()
                                ? ""
                                : "; the logs do not show its zone, call records were placed by the zone configured")
                        + ".\n");
        line(text, "## Who attacked\n");
        Story.who(found).forEach(who -> line(text, Safe.markdown(who) + "\n"));
        List<Attacker> attackers = found.serious();
        if (!attackers.isEmpty()) {
            line(text, "| address | network | country | attempts | accounts | first | last | got in |");
            line(text, "|---|---|---|---:|---:|---|---|---|");
            attackers.stream()
                    .limit(MOST)
                    .forEach(one -> line(
                            text,
                            "| " + one.host() + " | " + one.network() + " | " + Story.country(one.country())
                                    + " | " + Safe.count(one.attempts()) + " | "
                                    + one.accounts().size() + " | " + Safe.time(one.first()) + " | "
                                    + Safe.time(one.last()) + " | " + (one.gotIn() ? "**yes**" : "no") + " |"));
            more(text, attackers.size());
        }
        line(text, "\n## What they tried\n");
        line(text, Safe.markdown(Story.tried(found)) + "\n");
        line(text, "## What they got into\n");
        if (found.breakIns().isEmpty()) {
            line(text, Story.nobody(found) + "\n");
        }
        for (BreakIn one : found.breakIns()) {
            line(text, "- " + Safe.markdown(Story.entry(one)) + " Shown by " + Safe.markdown(where(one.place())) + ".");
        }
        if (!found.calls().isEmpty()) {
            line(text, "\n## " + (found.followed().isEmpty() ? Story.SUSPECT : Story.STOLEN) + "\n");
            line(
                    text,
                    Safe.some(found.calls().size(), "call", "calls") + ", " + Safe.span(found.talkedSeconds())
                            + " talked, " + cost(found) + ".\n");
            Headline.suspects(found).forEach(one -> line(text, "- " + Safe.markdown(one)));
            line(text, "");
            line(text, "| at | account | number | country | class | talked | cost | shown by |");
            line(text, "|---|---|---|---|---|---:|---:|---|");
            found.calls().stream()
                    .limit(MOST)
                    .forEach(call -> line(
                            text,
                            "| " + Safe.time(call.at()) + " | " + Safe.markdown(call.account())
                                    + " | " + Safe.markdown(call.number()) + " | "
                                    + Story.country(call.destination().country()) + " | "
                                    + call.destination().type().label() + " | " + Safe.span(call.seconds()) + " | "
                                    + Safe.money(call.costMicros(), found.currency()) + " | "
                                    + Safe.markdown(where(call.place())) + " |"));
            more(text, found.calls().size());
        }
        line(text, "\n## What to change now\n");
        int number = 1;
        for (String advice : Advice.of(found)) {
            line(text, number++ + ". " + Safe.markdown(advice, Integer.MAX_VALUE));
        }
        line(text, "\n## Timeline\n");
        for (Moment moment : found.timeline().stream().limit(MOST).toList()) {
            line(
                    text,
                    "- " + Safe.time(moment.at()) + " " + Safe.markdown(moment.what())
                            + (moment.place().line() == 0 ? "" : " (" + Safe.markdown(where(moment.place())) + ")"));
        }
        line(text, "\n## Files read\n");
        for (LogFile log : found.logs()) {
            line(
                    text,
                    "- " + Safe.markdown(log.file().toString()) + ": " + Safe.some(log.lines(), "line", "lines") + ", "
                            + Safe.some(log.messages(), "message", "messages"));
        }
        found.records().forEach(record -> line(text, "- " + Safe.markdown(record)));
        found.others().forEach(other -> line(text, "- not understood: " + Safe.markdown(other)));
        return text.toString();
    }

    static String cost(Case found) {
        return Safe.money(found.costMicros(), found.currency())
                + (found.estimated()
                        ? " by estimate: give a rate deck in the settings for exact prices"
                        : " by your rate deck");
    }

    static String where(Place place) {
        return place.line() == 0 ? "no single line" : place.file() + " line " + place.line();
    }

    private static void more(StringBuilder text, int all) {
        if (all > MOST) {
            line(text, "\nThe first " + MOST + " of " + Safe.count(all) + "; all of them are in the JSON.");
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
