package io.ringfence.investigate.tell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Drawings for a page, as SVG: no script, no font, no picture from elsewhere. */
final class Charts {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 190;
    private static final int LEFT = 52;
    private static final int BOTTOM = 28;
    private static final int TOP = 22;
    private static final int MOST_BARS = 150;
    private static final long MINUTE = 60;
    private static final long DAY = 1440;
    private static final long[] STEPS = {1, 5, 15, 60, 180, 360, 720, DAY, 7 * DAY, 28 * DAY, 364 * DAY};

    /** A bar of {@link #ranks}. */
    record Rank(String label, long value, String shown, boolean marked) {}

    /** A moment to mark in {@link #overTime}, in seconds. */
    record Mark(long at, String label) {}

    private Charts() {}

    /** Refusals over time, in bars of a minute to a year; breaks in red. */
    static String overTime(Map<Long, Long> minutes, List<Mark> marks) {
        if (minutes.isEmpty()) {
            return "";
        }
        TreeMap<Long, Long> sorted = new TreeMap<>(minutes);
        marks.forEach(mark -> sorted.putIfAbsent(Math.floorDiv(mark.at(), MINUTE), 0L));
        long first = sorted.firstKey();
        long last = sorted.lastKey();
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && (last - first) / STEPS[i] < MOST_BARS; i--) {
            step = STEPS[i];
        }
        long start = Math.floorDiv(first, step) * step;
        int bars = (int) Math.min(1000, (last - start) / step + 1);
        long[] counts = new long[bars];
        for (Map.Entry<Long, Long> hour : sorted.entrySet()) {
            counts[(int) Math.min(bars - 1, (hour.getKey() - start) / step)] += hour.getValue();
        }
        return draw(counts, start, step, marks);
    }

    private static String draw(long[] counts, long start, long step, List<Mark> marks) {
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        double slot = (double) (WIDTH - LEFT) / Math.max(counts.length, 24);
        double height = HEIGHT - BOTTOM - TOP;
        StringBuilder svg = open(HEIGHT, "Refused attempts over time");
        for (int line = 0; line <= 2; line++) {
            double y = TOP + height * line / 2;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT,
                    WIDTH,
                    y,
                    y));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"axis\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT - 8,
                    y + 4,
                    Safe.count(most * (2 - line) / 2)));
        }
        for (int i = 0; i < counts.length; i++) {
            double bar = counts[i] == 0 ? 0 : Math.max(2, height * counts[i] / most);
            String label = Safe.time((start + i * step) * MINUTE).substring(0, 16);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>%s: %s</title></rect>",
                    LEFT + i * slot + slot * 0.1,
                    TOP + height - bar,
                    slot * 0.8,
                    bar,
                    label,
                    Safe.count(counts[i])));
        }
        double before = -1000;
        for (Mark mark : marks) {
            double x = LEFT + ((double) mark.at() / MINUTE - start) / step * slot;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%.1f\"/>",
                    x,
                    x,
                    TOP - 4,
                    TOP + height));
            if (x - before > 90) {
                String anchor = x > WIDTH - 120 ? "end" : "start";
                svg.append(String.format(
                        Locale.ROOT,
                        "<text class=\"marked\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
                        x + ("end".equals(anchor) ? -4 : 4),
                        TOP - 8,
                        anchor,
                        Safe.html(mark.label())));
                before = x;
            }
        }
        int labels = Math.min(6, counts.length);
        for (int i = 0; i < labels; i++) {
            int bar = i * counts.length / labels;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"axis\" x=\"%.1f\" y=\"%d\">%s</text>",
                    LEFT + bar * slot,
                    HEIGHT - 8,
                    Safe.time((start + bar * step) * MINUTE).substring(step < DAY ? 5 : 0, step < DAY ? 16 : 10)));
        }
        return svg.append("</svg>").toString();
    }

    /** Bars that lie, one below the other. */
    static String ranks(List<Rank> ranks, String title) {
        if (ranks.isEmpty()) {
            return "";
        }
        long most = ranks.stream().mapToLong(Rank::value).max().orElse(1);
        int row = 26;
        int label = 250;
        int room = WIDTH - label - 150;
        StringBuilder svg = open(ranks.size() * row + 6, title);
        for (int i = 0; i < ranks.size(); i++) {
            Rank rank = ranks.get(i);
            int y = i * row + 4;
            double width = Math.max(2, (double) room * rank.value() / Math.max(1, most));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"label\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    label - 10,
                    y + 14,
                    Safe.html(rank.label())));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" rx=\"2\"/>",
                    rank.marked() ? "bad" : "bar",
                    label,
                    y,
                    width));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"axis\" x=\"%.1f\" y=\"%d\">%s</text>",
                    label + width + 8,
                    y + 14,
                    Safe.html(rank.shown())));
        }
        return svg.append("</svg>").toString();
    }

    private static StringBuilder open(int height, String title) {
        return new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" xmlns=\"http://www.w3.org/2000/svg\">",
                WIDTH,
                height,
                Safe.html(title)));
    }
}
