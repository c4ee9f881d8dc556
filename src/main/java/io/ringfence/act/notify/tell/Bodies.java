package io.ringfence.act.notify.tell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is posted to services that have a language of their own. Nothing in it is read as markup, a link or a mention. */
final class Bodies {
    private static final String[] SEVERITIES = {"info", "warning", "critical"};
    private static final int LONGEST_CHAT = 3_500;
    private static final int LONGEST_SUMMARY = 1_000;

    private Bodies() {}

    static String slack(Message message) {
        String text = chat(message).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Message.json(ordered("text", text, "mrkdwn", false, "unfurl_links", false, "unfurl_media", false));
    }

    /** Without a parse mode Telegram takes text as it is. */
    static String telegram(Message message, String chat) {
        return Message.json(
                ordered("chat_id", chat, "text", chat(message), "link_preview_options", Map.of("is_disabled", true)));
    }

    /** Text blocks read Markdown; runs of rich text do not. */
    static String teams(Message message) {
        List<Object> blocks = new ArrayList<>();
        blocks.add(block(message.subject(), true));
        message.lines().forEach(line -> blocks.add(block(line, false)));
        Map<String, Object> card = ordered(
                "$schema",
                "http://adaptivecards.io/schemas/adaptive-card.json",
                "type",
                "AdaptiveCard",
                "version",
                "1.4",
                "body",
                blocks);
        return Message.json(ordered(
                "type",
                "message",
                "attachments",
                List.of(ordered("contentType", "application/vnd.microsoft.card.adaptive", "content", card))));
    }

    static String pagerduty(Message message, String routingKey) {
        Notice first = message.first();
        Map<String, Object> payload = ordered(
                "summary",
                cut(message.subject(), LONGEST_SUMMARY),
                "source",
                first.pbx().isEmpty() ? "ringfence" : first.pbx(),
                "severity",
                SEVERITIES[message.level()],
                "timestamp",
                Message.time(first),
                "component",
                "ringfence",
                "class",
                first.action(),
                "custom_details",
                Map.of("lines", message.lines()));
        return Message.json(ordered(
                "routing_key",
                routingKey,
                "event_action",
                "trigger",
                "dedup_key",
                "ringfence-" + message.key(),
                "payload",
                payload));
    }

    static String alertmanager(Message message) {
        List<Object> alerts = new ArrayList<>();
        for (Notice notice : message.notices()) {
            Map<String, Object> labels = ordered(
                    "alertname",
                    "RingfenceVerdict",
                    "severity",
                    SEVERITIES[notice.level()],
                    "pbx",
                    notice.pbx().isEmpty() ? "none" : notice.pbx(),
                    "action",
                    notice.action(),
                    "id",
                    notice.key());
            Map<String, Object> annotations = ordered(
                    "summary",
                    message.wording().late()
                            + message.wording().headline(notice)
                            + (message.again() ? " (told again)" : ""),
                    "description",
                    String.join("\n", message.wording().lines(notice)));
            alerts.add(ordered("labels", labels, "annotations", annotations, "startsAt", Message.time(notice)));
        }
        return Message.json(alerts);
    }

    private static Map<String, Object> block(String text, boolean bold) {
        Map<String, Object> run =
                ordered("type", "TextRun", "text", inert(text), "weight", bold ? "bolder" : "default");
        return ordered("type", "RichTextBlock", "inlines", List.of(run));
    }

    private static String chat(Message message) {
        return cut(inert(message.subject() + "\n" + String.join("\n", message.lines())), LONGEST_CHAT);
    }

    /** A space without width keeps addresses from becoming links, names from calling people, and stars from being bold. */
    private static String inert(String text) {
        return text.replaceAll("(?<=[:@#*_`~\\[\\]|.])(?=\\S)", "\u200b");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
