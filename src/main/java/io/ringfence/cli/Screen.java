package io.ringfence.cli;

import java.util.List;

/**
 * One picture of the demonstration.
 *
 * @param title upper left
 * @param state upper right
 * @param figures one line below
 * @param sections from top to bottom
 */
public record Screen(String title, String state, String figures, List<Section> sections) {

    /** How a line is meant. */
    public enum Tone {
        PLAIN("0"),
        FAINT("2"),
        GOOD("32"),
        WARN("33"),
        BAD("31"),
        BOLD("1"),
        TITLE("1;36"),
        BAR("7");

        private final String code;

        Tone(String code) {
            this.code = code;
        }

        String paint(String text) {
            return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    }

    /** A line and how it is meant. */
    public record Line(Tone tone, String text) {}

    /**
     * Lines under a title; where there are too many the last ones are shown.
     *
     * @param share of the height left, in parts
     */
    public record Section(String title, int share, List<Line> lines) {}
}
