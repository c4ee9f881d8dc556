package io.ringfence.cli;

import io.ringfence.cli.Screen.Line;
import io.ringfence.cli.Screen.Section;
import io.ringfence.cli.Screen.Tone;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What the demonstration shows: a picture redrawn in place on a terminal, plain lines elsewhere. Everything it is given is
 * shown as printable characters only. The picture has a screen of its own, so that the terminal is left as it was found.
 */
public final class DemoView {
    private static final String OWN_SCREEN = "\u001b[?1049h\u001b[?25l\u001b[2J";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";
    private static final String LEAVE = "\u001b[0m\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";
    private static final int MOST_COLUMNS = 160;

    /**
     * The terminal.
     *
     * @param smart whether it understands colours and cursor movements
     */
    public record Terminal(boolean smart, int rows, int columns) {
        /** As the launcher found it; 24 by 80 where it could not tell. */
        public static Terminal found() {
            return new Terminal(
                    Boolean.getBoolean("ringfence.terminal"),
                    atLeast(10, Integer.getInteger("ringfence.rows", 24)),
                    atLeast(40, Integer.getInteger("ringfence.columns", 80)));
        }

        private static int atLeast(int least, int value) {
            return Math.max(least, value);
        }
    }

    private final PrintStream out;
    private final Terminal terminal;
    private boolean closed;

    /** Shows on {@code out}, which is {@code terminal}. */
    public DemoView(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Begins. */
    public synchronized void open() {
        if (terminal.smart()) {
            out.print(OWN_SCREEN);
            out.flush();
        }
    }

    /** Something happened; only where there is no picture to show it. */
    public synchronized void say(String text) {
        if (!terminal.smart() && !closed) {
            out.println(printable(text, Integer.MAX_VALUE));
            out.flush();
        }
    }

    /** Draws the picture; does nothing where there is no terminal. */
    public synchronized void draw(Screen screen) {
        if (!terminal.smart() || closed) {
            return;
        }
        StringBuilder drawn = new StringBuilder(NO_WRAP).append(HOME);
        List<Line> lines = lay(screen);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            drawn.append(i == 0 ? "" : "\r\n")
                    .append(line.tone().paint(printable(line.text(), width())))
                    .append(REST_OF_LINE);
        }
        out.print(drawn.append(REST_OF_SCREEN).append(WRAP));
        out.flush();
    }

    /** Ends, and leaves the terminal as it was found with {@code summary} on it. Only the first time. */
    public synchronized void close(List<String> summary) {
        if (closed) {
            return;
        }
        closed = true;
        if (terminal.smart()) {
            out.print(LEAVE);
        } else {
            out.println();
        }
        summary.forEach(line -> out.println(printable(line, Integer.MAX_VALUE)));
        out.flush();
    }

    private List<Line> lay(Screen screen) {
        List<Line> lines = new ArrayList<>();
        int gap = Math.max(1, width() - screen.title().length() - screen.state().length());
        lines.add(new Line(Tone.BAR, screen.title() + " ".repeat(gap) + screen.state()));
        lines.add(new Line(Tone.BOLD, screen.figures()));
        int titles = 2 * screen.sections().size();
        int room = Math.max(0, terminal.rows() - lines.size() - titles);
        int parts = screen.sections().stream().mapToInt(Section::share).sum();
        for (Section section : screen.sections()) {
            int most = Math.max(1, room * section.share() / Math.max(1, parts));
            lines.add(new Line(Tone.PLAIN, ""));
            lines.add(new Line(Tone.TITLE, section.title()));
            List<Line> all = section.lines();
            lines.addAll(all.subList(Math.max(0, all.size() - most), all.size()));
            for (int i = all.size(); i < most; i++) {
                lines.add(new Line(Tone.PLAIN, ""));
            }
        }
        return lines.subList(0, Math.min(lines.size(), terminal.rows()));
    }

    private int width() {
        return Math.min(terminal.columns(), MOST_COLUMNS);
    }

    private static String printable(String text, int width) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(width).forEach(c -> {
            int type = Character.getType(c);
            boolean safe = type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
            shown.appendCodePoint(safe ? c : '?');
        });
        return shown.toString();
    }
}
