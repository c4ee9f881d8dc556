package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.LOW;
import static io.ringfence.audit.weakness.Severity.MEDIUM;

import io.ringfence.audit.account.Site;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.plan.Step;
import io.ringfence.audit.plan.Targets;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Weakness;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;

/** Options of {@code Dial} and {@code Queue} that give whoever is outside the means to call on at the owner's expense. */
final class DialOptions implements Check {
    private static final String WHY =
            "With ## the party outside hears a dial tone of the PBX, and the call he makes there is yours to pay.";

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        Set<Step> inbound = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Site.Entrance entrance : scene.site().entrances()) {
            inbound.addAll(scene.from(entrance.context()).passed());
        }
        scene.plan().steps((extension, step) -> {
            String options = options(scene, step);
            if (Targets.outward(scene.plan(), scene.peers(), step)) {
                outbound(step, options, found);
            } else if (inbound.contains(step)) {
                inbound(step, options, found);
            }
        });
        freepbx(scene, found);
    }

    private static String options(Scene scene, Step step) {
        int index = step.is("Dial") ? 2 : step.is("Queue") ? 1 : step.is("RetryDial") ? 5 : -1;
        return index < 0 ? "" : letters(scene.plan().global(step.argument(index)));
    }

    /** Options without what stands in their parentheses, and without variables. */
    private static String letters(String options) {
        String text = options.replaceAll("\\$\\{[^}]*}", "");
        String before;
        do {
            before = text;
            text = text.replaceAll("\\([^()]*\\)", "");
        } while (!text.equals(before));
        return text;
    }

    private static void inbound(Step step, String options, Consumer<Weakness> found) {
        if (options.indexOf('T') >= 0) {
            found.accept(Weakness.at(
                    step.at(),
                    "dial-option-transfer",
                    HIGH,
                    "a caller from outside may transfer the call (option T)",
                    WHY,
                    "remove T from calls that come in; t lets your own people transfer them"));
        }
        if (options.indexOf('K') >= 0) {
            found.accept(Weakness.at(
                    step.at(),
                    "dial-option-park",
                    LOW,
                    "a caller from outside may park the call (option K)",
                    "A parked call can be picked up and transferred by others.",
                    "remove K from calls that come in"));
        }
        if (options.indexOf('W') >= 0 || options.indexOf('X') >= 0) {
            found.accept(Weakness.at(
                    step.at(),
                    "dial-option-record",
                    LOW,
                    "a caller from outside may record the call (option W or X)",
                    "He fills the disk, and records people without their knowledge.",
                    "remove W and X from calls that come in"));
        }
    }

    private static void outbound(Step step, String options, Consumer<Weakness> found) {
        if (options.indexOf('t') >= 0) {
            found.accept(Weakness.at(
                    step.at(),
                    "dial-option-transfer",
                    HIGH,
                    "whoever is called outside may transfer the call (option t)",
                    WHY,
                    "remove t from calls that go out; T lets your own people transfer them"));
        }
        if (options.indexOf('w') >= 0 || options.indexOf('x') >= 0 || options.indexOf('k') >= 0) {
            found.accept(Weakness.at(
                    step.at(),
                    "dial-option-record",
                    LOW,
                    "whoever is called outside may record or park the call (option w, x or k)",
                    "He fills the disk, records people without their knowledge, or leaves a paid call open.",
                    "remove w, x and k from calls that go out"));
        }
    }

    /** FreePBX keeps the options of all calls in two globals. */
    private static void freepbx(Scene scene, Consumer<Weakness> found) {
        for (Section section : scene.conf("extensions.conf").real()) {
            Setting outward = section.last("TRUNK_OPTIONS");
            if (outward.given() && letters(outward.value()).indexOf('t') >= 0) {
                found.accept(Weakness.at(
                        outward,
                        "dial-option-transfer",
                        HIGH,
                        "whoever is called outside may transfer the call (TRUNK_OPTIONS has t)",
                        WHY,
                        "remove t from Asterisk Trunk Dial Options in FreePBX's advanced settings"));
            }
            Setting inward = section.last("DIAL_OPTIONS");
            boolean barred = scene.plan().value("INBOUND_NOTRANS").equalsIgnoreCase("true");
            if (inward.given() && letters(inward.value()).indexOf('T') >= 0 && !barred) {
                found.accept(Weakness.at(
                        inward,
                        "dial-option-transfer",
                        MEDIUM,
                        "a caller from outside may transfer the call (DIAL_OPTIONS has T)",
                        WHY,
                        "turn Disallow transfer features for inbound callers on in FreePBX's advanced settings"));
            }
        }
    }
}
