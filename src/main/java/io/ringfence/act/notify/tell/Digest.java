package io.ringfence.act.notify.tell;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A report on a day or a week: headings with lines under them, as text and as a page of mail. */
final class Digest {
    private static final String STYLE = "font-family:sans-serif;max-width:44em;line-height:1.4";

    private Digest() {}

    /** All of it, headings in capitals. */
    static List<String> lines(JsonNode event) {
        List<String> lines = new ArrayList<>();
        for (JsonNode section : event.path("sections")) {
            String heading = Notice.safe(section.path("title").asString(""));
            if (!heading.isEmpty()) {
                lines.add("");
                lines.add(heading.toUpperCase(java.util.Locale.ROOT));
            }
            section.path("lines").forEach(line -> lines.add(Notice.safe(line.asString(""))));
        }
        return lines;
    }

    /** The same as HTML that asks for nothing from outside. */
    static String html(Notice notice) {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><body style=\"" + STYLE + "\"><h2>");
        html.append(escaped(notice.headline())).append("</h2>");
        for (JsonNode section : notice.event().path("sections")) {
            String heading = Notice.safe(section.path("title").asString(""));
            if (!heading.isEmpty()) {
                html.append("<h3>").append(escaped(heading)).append("</h3>");
            }
            html.append("<ul>");
            section.path("lines")
                    .forEach(line -> html.append("<li>")
                            .append(escaped(Notice.safe(line.asString(""))))
                            .append("</li>"));
            html.append("</ul>");
        }
        return html.append("</body></html>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
