package io.ringfence.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far something is: one line that redraws itself on a terminal, else a line every ten seconds. */
public final class ProgressLine implements AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long REPEAT_NANOS = 10_000_000_000L;
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long shownNanos;
    private boolean drawn;

    /** Shows on {@code out}; {@code nanos} is a clock that never runs backwards. */
    public ProgressLine(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.shownNanos = nanos.getAsLong();
    }

    /** {@code share} of {@code what} is done, 0 to 1. */
    public synchronized void at(String what, double share) {
        long now = nanos.getAsLong();
        if (now - shownNanos < (terminal ? REDRAW_NANOS : REPEAT_NANOS)) {
            return;
        }
        shownNanos = now;
        double done = Math.min(1, Math.max(0, share));
        String percent = String.format(Locale.ROOT, "%3.0f %%", done * 100);
        if (terminal) {
            int full = (int) Math.round(done * WIDTH);
            out.print(CLEAR + "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + percent + "  " + what);
            out.flush();
            drawn = true;
        } else {
            out.println(percent + "  " + what);
        }
    }

    /** Leaves the terminal as it was. */
    public synchronized void clear() {
        if (drawn) {
            out.print(CLEAR);
            out.flush();
            drawn = false;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
