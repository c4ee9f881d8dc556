package io.ringfence.act.notify.digest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headings with lines under them, as a report is kept until it is told. */
final class Report {
    private static final int MOST_LINES = 15;

    private final List<Map<String, Object>> sections = new ArrayList<>();

    /** A section, unless there is nothing in it; of many lines the first. */
    void section(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), MOST_LINES)));
        if (lines.size() > MOST_LINES) {
            shown.add("… and " + (lines.size() - MOST_LINES) + " more");
        }
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("title", title);
        section.put("lines", shown);
        sections.add(section);
    }

    List<Map<String, Object>> sections() {
        return sections;
    }
}
