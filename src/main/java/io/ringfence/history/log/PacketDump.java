package io.ringfence.history.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packets in a log as they came from the network: SIP traces, and what pjproject could not read. A packet is as long as the line
 * before it says, and no line of it is Asterisk's. {@code chan_sip} does not say the length and draws a line behind it.
 */
final class PacketDump {
    private static final Pattern COUNTED =
            Pattern.compile("^<--- (?:Received|Transmitting) SIP .{1,40}\\((\\d{1,7}) bytes\\)");
    private static final String READ = "<--- SIP read from ";
    private static final String WRITTEN = "<--- Transmitting (";
    private static final String RELIABLY = "<--- Reliably Transmitting (";
    private static final String MARK = "<---------";
    private static final int LONGEST = 1 << 16;
    private static final int SLACK = 40;

    private long left;
    private int lines;
    private boolean tracing;
    private long traced;

    /** Takes note if {@code text} announces a packet; whether it does. */
    boolean opens(String text) {
        Matcher counted = COUNTED.matcher(text);
        if (counted.find()) {
            left = Long.parseLong(counted.group(1));
            lines = 0;
            return true;
        }
        if (text.startsWith(READ) || text.startsWith(WRITTEN) || text.startsWith(RELIABLY)) {
            tracing = true;
            traced = 0;
            return true;
        }
        if (text.startsWith("pjproject:")) {
            lines = 0;
            left = PjsipMessages.packet(text.replaceFirst("^pjproject:\\s*", ""));
        }
        return false;
    }

    /**
     * Whether a line of {@code length} bytes begins in a packet. Its carriage returns may have been taken out, so a few bytes less will
     * do; no line of Asterisk is so short that it fits into them.
     */
    boolean holds(long length) {
        if (tracing) {
            traced += length;
            tracing = traced < LONGEST;
            return false;
        }
        if (left <= Math.min(lines, SLACK)) {
            left = 0;
            return false;
        }
        left -= length;
        lines++;
        return true;
    }

    boolean traces() {
        return tracing;
    }

    /** Whether {@code text}, inside a trace, is the mark behind it. */
    boolean closes(String text) {
        boolean mark = text.startsWith(MARK);
        tracing = tracing && !mark;
        return mark;
    }
}
