package io.ringfence.history.log;

import io.ringfence.history.log.line.Foreign;
import io.ringfence.history.log.line.LogLines;
import io.ringfence.history.log.line.LogTime;
import io.ringfence.history.log.line.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a log line by line and says who was refused or let in.
 *
 * <p>Text of a caller may hold a line break, and what follows it looks like a line of Asterisk's own. Such a line is betrayed by
 * what is around it, so a sighting is told of only when what comes after it is known:
 *
 * <ul>
 *   <li>a message that goes on in a line without a prefix did not end where it seems to, so its end proves nothing; but what a
 *       console tells people has no prefix either, and goes on with no message as long as none of the words that message ends in is there;
 *   <li>a message that must end in words of Asterisk and does not has been broken by a line feed; those words come later, and
 *       what stands between is the caller's;
 *   <li>the end of a message whose beginning is nowhere: what came within 4 KiB before it may be in the middle of that message;
 *   <li>packets that are logged as they came are skipped by their length, or to the mark behind them;
 *   <li>in a log that is in order, a line out of order between two that agree.
 * </ul>
 *
 * Nobody is named by such a line. What is held back is bounded: 64 lines, 4 KiB.
 */
public final class LineJudge {
    private static final int MOST_HELD = 64;
    private static final int FARTHEST = 4096;
    private static final int ORDERLY = 20;
    private static final int SLACK_SECONDS = 2;
    private static final int UNDECIDED = 0;
    private static final int PLAIN = 1;
    private static final int ENVELOPED = 2;
    private static final String NO_TAIL = "";
    private static final String TRACE = "<---------";

    private final Prefix prefix = new Prefix();
    private final Foreign foreign = new Foreign();
    private final PacketDump packet = new PacketDump();
    private final Lately lately;
    private final List<Sighting> held = new ArrayList<>();
    private Sighting last = Sighting.NONE;
    private String lastText = "";
    private String tail = NO_TAIL;
    private int heldBytes;
    private int form = UNDECIDED;
    private boolean commented;
    private boolean begun;
    private long previousSeconds = LogTime.UNKNOWN;
    private long lastSeconds = LogTime.UNKNOWN;
    private int streak;
    private long messages;
    private int ahead = Integer.MIN_VALUE;

    public LineJudge(Consumer<Sighting> sink) {
        this.lately = new Lately(sink);
    }

    /** The day near which the lines lie, should they not say their year. */
    public void near(long localSeconds, boolean last) {
        prefix.near(localSeconds, last);
    }

    /** No line says when it was written. */
    void undated() {
        prefix.undated();
    }

    /** Lines with a prefix so far. */
    long messages() {
        return messages;
    }

    /** When the last message was logged, by the log's clock. */
    long lastSeconds() {
        return lastSeconds;
    }

    /** Seconds by which the log's clock is ahead of UTC, {@link Integer#MIN_VALUE} while nothing shows it. */
    int ahead() {
        return ahead;
    }

    /** The line {@code lines} is at. */
    void line(LogLines lines) {
        line(lines.buffer(), lines.from(), lines.to(), lines.number(), lines.length(), lines.whole());
    }

    /**
     * One line without its end.
     *
     * @param length that of all of it, with its end
     * @param whole it has an end, and nothing of it is missing
     */
    public void line(byte[] bytes, int from, int to, long number, long length, boolean whole) {
        line(bytes, from, to, number, length);
        if (!whole && last.kind().endsInAddress()) {
            last = last.nobody(); // cut, 192.0.2.15 would be another's address
        }
    }

    /** A log whose first line is in an envelope is read as such to its end; in another one an envelope is somebody's text. */
    private void line(byte[] bytes, int from, int to, long number, long length) {
        heldBytes += (int) Math.min(length, FARTHEST);
        lately.pass(length);
        if (form != PLAIN && LineText.banner(bytes, from, to)) {
            return;
        }
        if (form == UNDECIDED && from < to && bytes[from] != '#') {
            form = foreign.takes(bytes, from, to) ? ENVELOPED : PLAIN;
        }
        if (form != ENVELOPED) {
            bare(bytes, from, to, number, length);
        } else if (foreign.takes(bytes, from, to)) {
            byte[] line = foreign.line();
            if (foreign.seconds() != LogTime.UNKNOWN) {
                prefix.near(foreign.seconds(), false);
                ahead = foreign.greenwich() && ahead == Integer.MIN_VALUE ? 0 : ahead;
            }
            if (line.length > 0) {
                bare(line, 0, line.length, number, foreign.length());
            }
        } else if (!LineText.blank(bytes, from, to)) {
            continuation(bytes, from, to);
        }
    }

    private void bare(byte[] bytes, int from, int to, long number, long length) {
        if (!packet.holds(length)) {
            judged(bytes, from, to, number);
        } else if (prefix.read(bytes, from, to)) {
            forgery(bytes, to, number);
        }
    }

    /** Nothing follows, or nothing for a while. */
    public void flush() {
        settle();
        release();
        lately.flush();
    }

    private void judged(byte[] bytes, int from, int to, long number) {
        if (prefix.read(bytes, from, to)) {
            begun = true;
            message(bytes, to, number);
        } else if (!LineText.blank(bytes, from, to)) {
            continuation(bytes, from, to);
        }
    }

    private void message(byte[] bytes, int to, long number) {
        messages++;
        long seconds = prefix.localSeconds();
        order(seconds);
        settle();
        if (tail != NO_TAIL && (heldBytes > FARTHEST || held.size() >= MOST_HELD)) {
            release();
        }
        int start = LineText.start(bytes, prefix.message(), to, prefix.level());
        byte first = start < to ? bytes[start] : 0;
        if (first == '<' && !foreign.entire()) {
            dump(LineText.of(bytes, start, to));
        }
        String level = prefix.level();
        boolean executing = first == 'E' && !LineText.endsInStack(bytes, start, to);
        if (tail == NO_TAIL && !executing && !Messages.concerns(level, prefix.module(), first)) {
            if (!lately.empty() && Tails.orphan(LineText.of(bytes, start, to))) {
                lately.nobody();
            }
            return;
        }
        String text = LineText.of(bytes, start, to);
        if (level.equals("SECURITY") && ahead == Integer.MIN_VALUE) {
            ahead = SecurityMessages.ahead(text, seconds);
        }
        boolean closes = tail != NO_TAIL && text.contains(tail);
        if (closes) {
            betray(!Tails.whole(tail, text));
        } else if (!lately.empty() && Tails.orphan(text)) {
            lately.nobody();
        }
        Sighting sighting = Messages.of(level, prefix.module(), text);
        if (sighting != Sighting.NONE) {
            Sighting placed = sighting.at(number, seconds, sighting.voice());
            lastText = text;
            last = packet.traces() ? placed.forged() : closes ? placed.nobody() : placed;
        }
        if (!foreign.entire()) {
            packet.opens(text);
        }
        String missing = closes ? NO_TAIL : Tails.missing(text);
        if (!missing.isEmpty() && tail == NO_TAIL) {
            settleBefore(missing);
        }
    }

    /** The head of a broken message is told of by itself; what comes next is held. */
    private void settleBefore(String missing) {
        settle();
        tail = missing;
        heldBytes = 0;
    }

    private void continuation(byte[] bytes, int from, int to) {
        if (bytes[from] == '#' && (commented || !begun)) {
            commented = true;
            return;
        }
        begun = true;
        if (bytes[from] == '<' || packet.traces()) {
            dump(LineText.of(bytes, from, to));
            return;
        }
        if (last != Sighting.NONE && last.kind() != Kind.MALFORMED && !beside(bytes, from, to)) {
            last = last.nobody();
        }
        if (tail != NO_TAIL && LineText.of(bytes, from, to).contains(tail)) {
            settle();
            betray(true);
        }
    }

    private boolean beside(byte[] bytes, int from, int to) {
        return LineText.verbose(bytes, from, to) && !Tails.mayEnd(lastText, LineText.of(bytes, from, to));
    }

    /** The beginning of a packet, or the mark behind one: after that mark another one would show that the first was forged. */
    private void dump(String text) {
        if (tail == TRACE) {
            settle();
            if (text.startsWith(TRACE)) {
                betray(true);
            } else if (packet.opens(text)) {
                release();
            }
        } else if (!packet.traces()) {
            packet.opens(text);
        } else if (packet.closes(text) && tail == NO_TAIL) {
            settleBefore(TRACE);
        }
    }

    /** The words that had to come have come: what was held stood inside somebody's text. */
    private void betray(boolean certain) {
        held.replaceAll(one -> certain ? one.forged() : one.nobody());
        release();
    }

    private void release() {
        held.forEach(lately::add);
        held.clear();
        tail = NO_TAIL;
        heldBytes = 0;
    }

    private void settle() {
        if (last == Sighting.NONE) {
            return;
        }
        if (tail == NO_TAIL) {
            lately.add(last);
        } else {
            held.add(last);
        }
        last = Sighting.NONE;
    }

    private void forgery(byte[] bytes, int to, long number) {
        int start = LineText.start(bytes, prefix.message(), to, prefix.level());
        if (start < to && Messages.concerns(prefix.level(), prefix.module(), bytes[start])) {
            Sighting claimed = Messages.of(prefix.level(), prefix.module(), LineText.of(bytes, start, to));
            if (claimed != Sighting.NONE) {
                settle();
                last = claimed.at(number, lastSeconds, claimed.voice()).forged();
            }
        }
    }

    /** In a log that has long been in order, one line that dips or leaps between two that agree is not of its time. */
    private void order(long seconds) {
        if (seconds == LogTime.UNKNOWN) {
            return;
        }
        boolean astray = streak >= ORDERLY
                && previousSeconds <= seconds
                && (lastSeconds < previousSeconds - SLACK_SECONDS || lastSeconds > seconds + SLACK_SECONDS);
        if (astray) {
            last = last == Sighting.NONE ? last : last.nobody();
        } else {
            streak = lastSeconds >= previousSeconds ? streak + 1 : 0;
            previousSeconds = lastSeconds;
        }
        lastSeconds = seconds;
    }
}
