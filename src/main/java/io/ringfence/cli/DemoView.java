package io.ringfence.cli;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the demonstration shows: redrawn in place on a terminal, plain lines elsewhere. Everything it is given is shown as
 * printable characters only.
 */
public final class DemoView {
    private static final int LINES = 12;
    private static final int WIDTH = 110;
    private static final String CLEAR = "\u001b[2J\u001b[H";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String HIDE_CURSOR = "\u001b[?25l";

    /** How a line is meant. */
    public enum Tone {
        PLAIN("", ""),
        GOOD("\u001b[32m", "\u001b[0m"),
        WARN("\u001b[33m", "\u001b[0m"),
        BAD("\u001b[31m", "\u001b[0m"),
        BOLD("\u001b[1m", "\u001b[0m");

        private final String on;
        private final String off;

        Tone(String on, String off) {
            this.on = on;
            this.off = off;
        }
    }

    private record Line(Tone tone, String text) {}

    private final PrintStream out;
    private final boolean terminal;
    private final Deque<Line> recent = new ArrayDeque<>();

    /** @param terminal whether {@code out} understands colours and cursor movements */
    public DemoView(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Begins. */
    public void open() {
        if (terminal) {
            out.print(CLEAR + HIDE_CURSOR);
            out.flush();
        }
    }

    /** Something happened. */
    public synchronized void say(Tone tone, String text) {
        Line line = new Line(tone, printable(text));
        if (!terminal) {
            out.println(line.text());
            out.flush();
            return;
        }
        recent.addLast(line);
        if (recent.size() > LINES) {
            recent.removeFirst();
        }
    }

    /** Draws the screen with {@code head} above the newest lines; does nothing where there is no terminal. */
    public synchronized void draw(List<String> head) {
        if (!terminal) {
            return;
        }
        StringBuilder screen = new StringBuilder(HOME);
        List<Line> lines = new ArrayList<>();
        head.forEach(text -> lines.add(new Line(lines.isEmpty() ? Tone.BOLD : Tone.PLAIN, printable(text))));
        lines.add(new Line(Tone.PLAIN, ""));
        lines.addAll(recent);
        for (Line line : lines) {
            screen.append(line.tone().on)
                    .append(line.text())
                    .append(line.tone().off)
                    .append(REST_OF_LINE)
                    .append('\n');
        }
        out.print(screen.append(REST_OF_SCREEN));
        out.flush();
    }

    /** Ends, and leaves the terminal as it was found. */
    public synchronized void close(List<String> summary) {
        if (terminal) {
            out.print(SHOW_CURSOR);
        }
        out.println();
        summary.forEach(line -> out.println(printable(line)));
        out.flush();
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(WIDTH).forEach(c -> {
            int type = Character.getType(c);
            boolean safe = type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
            shown.appendCodePoint(safe ? c : '?');
        });
        return shown.toString();
    }
}
