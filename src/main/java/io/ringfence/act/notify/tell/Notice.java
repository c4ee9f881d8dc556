package io.ringfence.act.notify.tell;

import io.ringfence.act.ActionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing to be told.
 *
 * @param key the same whenever the same thing is told again
 * @param event the line of a verdict, or one like it
 */
public record Notice(String key, long atNanos, JsonNode event) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 160;
    private static final int MOST_REASONS = 6;
    private static final double MILLION = 1e6;
    private static final Map<String, Integer> LEVELS = Map.of("alert", 0, "hangup", 1, "deny", 1, "fence", 2, "ban", 2);

    /** What is read of {@code json}, which was kept or is a verdict's line. */
    public static Notice of(String key, long atNanos, String json) {
        return new Notice(key, atNanos, JSON.readTree(json));
    }

    /** As it is kept. */
    public String json() {
        return JSON.writeValueAsString(event);
    }

    /** 0 for an alert, 1 when a call is ended, 2 for a fence, a ban, and for what Ringfence could not do or see. */
    public int level() {
        String kind = text("kind");
        return kind.equals("failed") || kind.equals("blind") ? 2 : LEVELS.getOrDefault(action(), 0);
    }

    /** Whether the process ended while it was to be told, so that nobody knows whether it was. */
    public boolean recovered() {
        return event.path("recovered").asBoolean(false);
    }

    /** Whether it is told alone and when it is due: a report, or a test. */
    public boolean alone() {
        return text("kind").equals("digest") || text("kind").equals("test");
    }

    /** Whether it is over by itself, so that nobody needs to act on it. */
    public boolean over() {
        return alone() || text("kind").equals("restored");
    }

    /** What it has cost and could cost, in millionths of a currency; 0 where that is not known. */
    public long moneyMicros() {
        return micros("leaked") + micros("atRisk");
    }

    private long micros(String field) {
        return Math.max(0, Math.round(event.path(field).asDouble(0) * MILLION));
    }

    /** What it is about, the same for all that happens to one extension, account or address of a PBX. */
    public String about() {
        String who = List.of("extension", "account", "network", "name").stream()
                .map(field -> event.path(field).asString(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return event.path("pbx").asString("") + '\n' + who;
    }

    /** What a name in a template stands for; one line, but for {@code details}. */
    String filling(String name) {
        return switch (name) {
            case "headline" -> headline();
            case "details" -> String.join("\n", lines());
            case "at-risk" -> text("atRisk");
            case "time" -> Message.time(this);
            case "action" -> action();
            case "why" ->
                text("why").isEmpty()
                        ? safe(event.path("findings").path(0).path("why").asString(""))
                        : text("why");
            default -> text(name);
        };
    }

    /** What was done: {@code alert}, {@code hangup}, … */
    public String action() {
        String action = text("action");
        return action.isEmpty() ? "alert" : action;
    }

    /** The PBX it is about. */
    public String pbx() {
        return text("pbx");
    }

    /** What happened, on one line. */
    public String headline() {
        String who = text("extension").isEmpty() ? "an unknown extension" : "extension " + text("extension");
        String what = switch (text("kind")) {
            case "call" -> deed(who) + " to " + text("number") + country();
            case "failed" -> "A call of " + who + " to " + text("number") + country() + " could NOT be ended";
            case "address" -> (action().equals("ban") ? banned() : "Attack from") + " " + text("network");
            case "account" -> "Account " + text("account") + " is under attack or in the wrong hands";
            case "configuration" -> "Configuration changed: " + text("what") + " " + text("name");
            case "injection" -> "Forged AMI text in a call of " + who;
            case "blind" -> "Ringfence does not see this PBX";
            case "restored" -> "Ringfence sees this PBX again";
            case "digest" -> text("title");
            case "test" -> "Test message: nothing happened";
            default -> "Event";
        };
        return pbx().isEmpty() ? what : "[" + pbx() + "] " + what;
    }

    /** The particulars, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (text("kind").equals("digest")) {
            return Digest.lines(event);
        }
        add(lines, "Number", text("number"));
        add(lines, "Address", text("address"));
        add(lines, "Class", text("class"));
        add(lines, "Score", text("score"));
        if (!text("leaked").isEmpty()) {
            String money = text("currency");
            lines.add("Money: " + text("leaked") + " " + money + " leaked, " + text("atRisk") + " " + money + " at risk"
                    + (text("estimate").equals("true") ? " (estimate)" : ""));
        }
        add(lines, "Why", text("why"));
        int told = 0;
        for (JsonNode finding : event.path("findings")) {
            if (told++ < MOST_REASONS) {
                lines.add("- " + safe(finding.path("why").asString("")));
            }
        }
        add(lines, "Uniqueid", text("uniqueid"));
        return lines;
    }

    /** A field as it may be shown: on one line, without anything invisible, not long. */
    public String text(String field) {
        return safe(event.path(field).asString(""));
    }

    private String deed(String who) {
        boolean done = event.path("enforced").asBoolean(false);
        return switch (action()) {
            case "hangup", "deny" -> (done ? "Call ended of " : "Call would be ended of ") + who;
            case "fence" -> (done ? "Fenced, and call ended, of " : "Would be fenced: call of ") + who;
            default -> "Suspicious call of " + who;
        };
    }

    private String banned() {
        return event.path("enforced").asBoolean(false) ? "Attacker banned:" : "Attacker would be banned (observe):";
    }

    private String country() {
        return text("country").isEmpty() ? "" : " (" + text("country").toUpperCase(Locale.ROOT) + ")";
    }

    private static void add(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add(name + ": " + value);
        }
    }

    static String safe(String text) {
        String value = ActionText.value(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        return text.length() > LONGEST ? value + "…" : value;
    }
}
