package io.ringfence.history.log;

import io.ringfence.history.log.line.Foreign;
import io.ringfence.history.log.line.LogLines;
import io.ringfence.history.log.line.LogTime;
import io.ringfence.history.log.line.Prefix;
import java.nio.charset.StandardCharsets;
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
 *   <li>a message that goes on in a line without a prefix did not end where it seems to, so its end proves nothing;
 *   <li>a message that must end in words of Asterisk and does not has been broken by a line feed; those words come later, and
 *       what stands between is the caller's;
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
    private static final String NO_TAIL = "";
    private static final String TRACE = "<---------";

    private final Prefix prefix = new Prefix();
    private final Foreign foreign = new Foreign();
    private final PacketDump packet = new PacketDump();
    private final Consumer<Sighting> sink;
    private final List<Sighting> held = new ArrayList<>();
    private Sighting last = Sighting.NONE;
    private String tail = NO_TAIL;
    private int heldBytes;
    private boolean commented;
    private boolean begun;
    private long previousSeconds = LogTime.UNKNOWN;
    private long lastSeconds = LogTime.UNKNOWN;
    private int streak;
    private long messages;
    private int ahead = Integer.MIN_VALUE;

    public LineJudge(Consumer<Sighting> sink) {
        this.sink = sink;
    }

    /** The day near which the lines lie, should they not say their year. */
    public void near(long localSeconds, boolean last) {
        prefix.near(localSeconds, last);
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

    private void line(byte[] bytes, int from, int to, long number, long length) {
        heldBytes += (int) Math.min(length, FARTHEST);
        if (packet.holds(length)) {
            if (prefix.read(bytes, from, to)) {
                forgery(bytes, to, number);
            }
            return;
        }
        if (foreign.takes(bytes, from, to)) {
            byte[] line = foreign.line();
            if (line.length > 0) {
                judged(line, 0, line.length, number);
            }
        } else {
            judged(bytes, from, to, number);
        }
    }

    /** Nothing follows, or nothing for a while. */
    public void flush() {
        settle();
        release();
    }

    private void judged(byte[] bytes, int from, int to, long number) {
        if (prefix.read(bytes, from, to)) {
            begun = true;
            message(bytes, to, number);
        } else if (!blank(bytes, from, to)) {
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
        int start = start(bytes, to);
        byte first = start < to ? bytes[start] : 0;
        if (first == '<') {
            dump(text(bytes, start, to));
        }
        String level = prefix.level();
        boolean executing = first == 'E' && !endsWell(bytes, start, to);
        if (tail == NO_TAIL && !executing && !Messages.concerns(level, prefix.module(), first)) {
            return;
        }
        String text = text(bytes, start, to);
        if (level.equals("SECURITY") && ahead == Integer.MIN_VALUE) {
            ahead = SecurityMessages.ahead(text, seconds);
        }
        boolean closes = tail != NO_TAIL && text.contains(tail);
        if (closes) {
            betray(!Tails.whole(tail, text));
        }
        Sighting sighting = Messages.of(level, prefix.module(), text);
        if (sighting != Sighting.NONE) {
            Sighting placed = sighting.at(number, seconds, sighting.voice());
            last = packet.traces() ? placed.forged() : closes ? placed.nobody() : placed;
        }
        packet.opens(text);
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
            dump(text(bytes, from, to));
            return;
        }
        if (last.kind() != Kind.MALFORMED) {
            last = last == Sighting.NONE ? last : last.nobody();
        }
        if (tail != NO_TAIL && text(bytes, from, to).contains(tail)) {
            settle();
            betray(true);
        }
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
        held.forEach(sink);
        held.clear();
        tail = NO_TAIL;
        heldBytes = 0;
    }

    private void settle() {
        if (last == Sighting.NONE) {
            return;
        }
        if (tail == NO_TAIL) {
            sink.accept(last);
        } else {
            held.add(last);
        }
        last = Sighting.NONE;
    }

    private void forgery(byte[] bytes, int to, long number) {
        int start = start(bytes, to);
        if (start < to && Messages.concerns(prefix.level(), prefix.module(), bytes[start])) {
            Sighting claimed = Messages.of(prefix.level(), prefix.module(), text(bytes, start, to));
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

    /** Past the marks that begin what the console shows. */
    private int start(byte[] bytes, int to) {
        int start = prefix.message();
        String level = prefix.level();
        if (!level.isEmpty() && !level.equals("VERBOSE")) {
            return start;
        }
        while (start < to
                && (bytes[start] == ' ' || bytes[start] == '-' || bytes[start] == '=' || bytes[start] == '>')) {
            start++;
        }
        return start;
    }

    private static boolean endsWell(byte[] bytes, int start, int to) {
        int end = to;
        while (end > start
                && (bytes[end - 1] == ' ' || bytes[end - 1] == 'm' && end - 4 > start && bytes[end - 4] == 0x1b)) {
            end -= bytes[end - 1] == 'm' ? 4 : 1;
        }
        return end - start > 3 && bytes[end - 1] == 'k' && bytes[end - 2] == 'c' && bytes[end - 3] == 'a';
    }

    private static boolean blank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The message with colours taken out and without blanks around it. */
    private static String text(byte[] bytes, int start, int to) {
        String text = new String(bytes, start, to - start, StandardCharsets.ISO_8859_1);
        return text.indexOf('\u001b') < 0
                ? text.strip()
                : text.replaceAll("\u001b\\[[0-9;]{0,20}[A-Za-z]", "").strip();
    }
}
