package io.ringfence.cli.kept;

import io.ringfence.store.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The verdicts on one call in plain words. */
final class Story {
    private final List<String> lines = new ArrayList<>();

    private Story() {}

    /** A line each; {@code incidents} are those of one call, the first first. */
    static List<String> of(List<Incident> incidents) {
        Story story = new Story();
        Incident first = incidents.get(0);
        if (first.kind().equals("injection")) {
            story.injection(first);
        } else {
            story.call(first);
        }
        incidents.stream().filter(each -> each.kind().equals("call")).forEach(story::verdict);
        story.undo(incidents);
        return story.lines;
    }

    private void call(Incident incident) {
        JsonNode evidence = Printed.evidence(incident);
        JsonNode call = evidence.path("call");
        say("Call %s on %s, %s".formatted(incident.uniqueid(), incident.pbx(), Printed.time(incident.at())));
        say("");
        String dialled = text(call, "dialled");
        say("  Dialled    %s: %s%s"
                .formatted(
                        dialled.isEmpty() || dialled.equals(incident.number())
                                ? incident.number()
                                : dialled + ", which is " + incident.number(),
                        incident.type(),
                        incident.country().isEmpty() ? "" : ", " + incident.country()));
        String payer = incident.payer().isEmpty() ? "nobody who can be shown to" : incident.payer();
        say("  Who pays   %s (%s, %s)".formatted(payer, incident.payerKind(), route(text(call, "route"))));
        JsonNode price = evidence.path("price");
        if (price.path("microsPerMinute").asLong(0) > 0) {
            say("  Price      %.3f %s a minute%s"
                    .formatted(
                            price.path("microsPerMinute").asLong(0) / 1e6,
                            text(evidence, "currency"),
                            price.path("estimate").asBoolean(false) ? ", an estimate" : ""));
        }
        if (evidence.has("lost")) {
            say("  Evidence   %s".formatted(text(evidence, "lost")));
            return;
        }
        long before = evidence.path("facts").size();
        say("  Evidence   %d facts about %s are kept with it; --json of `incidents` shows them"
                .formatted(before, payer));
    }

    private void injection(Incident incident) {
        JsonNode injection = Printed.evidence(incident).path("injection");
        say("Forged AMI text on %s, %s".formatted(incident.pbx(), Printed.time(incident.at())));
        say("");
        say("  Where      %s of %s, call %s"
                .formatted(text(injection, "field"), text(injection, "event"), incident.uniqueid()));
        say("  Text       %s".formatted(text(injection, "text")));
    }

    private void verdict(Incident incident) {
        JsonNode evidence = Printed.evidence(incident);
        say("");
        say("%s  %s: %s"
                .formatted(
                        Printed.time(incident.at()),
                        incident.action(),
                        because(incident, evidence, text(evidence, "mode"))));
        for (JsonNode finding : evidence.path("findings")) {
            say("  %3d  %-12s %s"
                    .formatted(finding.path("points").asInt(0), text(finding, "engine"), text(finding, "why")));
        }
        say("  %s".formatted(done(incident, text(evidence, "mode"))));
    }

    private static String because(Incident incident, JsonNode evidence, String mode) {
        if (incident.action().equals("deny")) {
            return mode.equals("observe")
                    ? "the extension would be fenced from such calls"
                    : "the extension is fenced from such calls";
        }
        if (evidence.path("hardLimit").asBoolean(false)) {
            return "decided by a rule, whatever the points";
        }
        int threshold = evidence.path("thresholds").path(incident.action()).asInt(0);
        return incident.score() + " points; " + incident.action() + " from " + threshold;
    }

    /** A fence is a rule too, but one that is lifted and not configured. */
    private static boolean byRule(Incident incident) {
        JsonNode evidence = Printed.evidence(incident);
        return !incident.action().equals("deny")
                && !evidence.has("lost")
                && evidence.path("hardLimit").asBoolean(false);
    }

    private static String done(Incident incident, String mode) {
        if (incident.action().equals("alert")) {
            return "People were told; the call was not touched.";
        }
        if (mode.equals("replay")) {
            return "A replay: the call would have been ended here.";
        }
        if (!incident.enforced()) {
            return mode.equals("observe")
                    ? "Only observed: with `mode: enforce` the call would have been ended."
                    : "Not carried out: the budget of hangups was spent.";
        }
        if (incident.result().isEmpty()) {
            return "The call was to be ended; what became of it is not known.";
        }
        String tries = incident.tries() == 1 ? "one try" : incident.tries() + " tries";
        return "Ended: %s after %s, %.1f s after the verdict: %s"
                .formatted(incident.result(), tries, (incident.settled() - incident.at()) / 1e9, incident.detail());
    }

    private void undo(List<Incident> incidents) {
        Incident last = incidents.get(incidents.size() - 1);
        if (last.kind().equals("injection")) {
            return;
        }
        say("");
        say("To undo:");
        if (incidents.stream()
                .anyMatch(each -> each.action().equals("fence") || each.action().equals("deny"))) {
            say("  ./ringfence fences lift %s --pbx %s --reason '…'"
                    .formatted(Printed.word(last.payer()), Printed.word(last.pbx())));
            say("      lets it dial again, and remembers what it dialled as known; --was-fraud remembers nothing");
        }
        if (incidents.stream().anyMatch(Story::byRule)) {
            say(
                    "  change the rule named above in the settings and start Ringfence again; --innocent does not outweigh it");
        }
        say("  ./ringfence explain %s --innocent --reason '…'".formatted(Printed.word(last.uniqueid())));
        say("      remembers that this number and country are known for %s".formatted(last.payer()));
    }

    private static String route(String name) {
        return switch (name) {
            case "DIRECT" -> "dialled by the phone itself";
            case "FORWARDED" -> "by its call forward";
            case "TRANSFERRED" -> "by its transfer";
            case "DIALLED_THROUGH" -> "dialled through from an inbound call";
            case "ORIGINATED" -> "originated by a program";
            case "" -> "it is not known how";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private void say(String line) {
        lines.add(Printed.safe(line));
    }
}
