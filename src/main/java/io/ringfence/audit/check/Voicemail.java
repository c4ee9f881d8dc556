package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.LOW;
import static io.ringfence.audit.weakness.Severity.MEDIUM;

import io.ringfence.audit.account.Site;
import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.plan.Step;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Secrets;
import io.ringfence.audit.weakness.Weakness;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Mailboxes whose PIN is easy to guess, and mailboxes that dial out. */
final class Voicemail implements Check {
    private static final int LEAST = 4;
    private static final String WHY =
            "Whoever guesses the PIN by phone hears the messages and, where the mailbox may call back or dial out, calls at your expense.";

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        Conf conf = scene.conf("voicemail.conf");
        boolean any = false;
        for (Section section : conf.real()) {
            boolean boxes =
                    !List.of("general", "zonemessages").contains(section.name().toLowerCase(Locale.ROOT));
            for (Setting setting : section.settings()) {
                if (boxes
                        && setting.name().matches("[0-9]+")
                        && !setting.value().contains("@default")) {
                    any = true;
                    box(scene, section, setting, found);
                } else if (!boxes || setting.named("dialout") || setting.named("callback")) {
                    outward(scene, setting.name(), setting.value(), setting, found);
                }
            }
        }
        Section general = conf.section("general");
        Setting least = general.last("minpassword");
        if (any && !(least.value().matches("[0-9]{1,4}") && Integer.parseInt(least.value()) >= LEAST)) {
            found.accept(Weakness.at(
                    general.given() ? general.at(least) : conf.top(),
                    "voicemail-minpassword",
                    LOW,
                    "people may choose a voicemail PIN of one digit",
                    WHY,
                    "write minpassword=6 in [general]"));
        }
        users(scene, found);
        withoutPin(scene, found);
    }

    private static void box(Scene scene, Section section, Setting box, Consumer<Weakness> found) {
        String[] parts = box.value().split(",", -1);
        pin(box.name() + "@" + section.name(), box.name(), parts[0].strip(), box, found);
        if (parts.length > 4) {
            for (String option : parts[4].split("\\|")) {
                String[] pair = option.split("=", 2);
                if (pair.length == 2) {
                    outward(scene, pair[0].strip(), pair[1].strip(), box, found);
                }
            }
        }
    }

    private static void pin(String label, String box, String written, Setting place, Consumer<Weakness> found) {
        String pin = written.startsWith("-") ? written.substring(1) : written;
        if (Secrets.weakPin(pin, box)) {
            found.accept(Weakness.at(
                    place,
                    "voicemail-pin",
                    HIGH,
                    "the PIN of mailbox " + label + " is easy to guess",
                    WHY,
                    "set a random PIN of six digits or more"));
        }
    }

    private static void outward(Scene scene, String key, String context, Setting place, Consumer<Weakness> found) {
        boolean leads = List.of("dialout", "callback", "exitcontext").contains(key.toLowerCase(Locale.ROOT));
        if (leads && !context.isEmpty() && !scene.from(context).ways().isEmpty()) {
            found.accept(Weakness.at(
                    place,
                    "voicemail-dialout",
                    HIGH,
                    "voicemail dials out by a trunk (" + key + "=" + context + ")",
                    "The way is " + scene.from(context).ways().get(0).path() + ". " + WHY,
                    "remove it, or name a context that reaches only your own extensions"));
        }
    }

    private static void users(Scene scene, Consumer<Weakness> found) {
        Section general = scene.conf("users.conf").section("general");
        for (Section user : scene.conf("users.conf").real()) {
            Setting has = user.last("hasvoicemail").given() ? user.last("hasvoicemail") : general.last("hasvoicemail");
            Setting pin = user.last("vmsecret").given() ? user.last("vmsecret") : general.last("vmsecret");
            if (!user.name().equalsIgnoreCase("general") && has.yes()) {
                pin(user.name(), user.name(), pin.value(), pin.given() ? pin : user.at(pin), found);
            }
        }
    }

    private static void withoutPin(Scene scene, Consumer<Weakness> found) {
        Set<Step> inbound = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Site.Entrance entrance : scene.site().entrances()) {
            inbound.addAll(scene.from(entrance.context()).passed());
        }
        for (Step step : inbound) {
            if (step.is("VoiceMailMain") && step.argument(1).indexOf('s') >= 0) {
                found.accept(Weakness.at(
                        step.at(),
                        "voicemail-no-pin",
                        MEDIUM,
                        "callers from outside reach a mailbox without a PIN",
                        "VoiceMailMain with option s asks for none; a caller writes his number, and so the mailbox, himself.",
                        "remove option s where callers from outside get to"));
            }
        }
    }
}
