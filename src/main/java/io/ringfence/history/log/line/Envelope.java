package io.ringfence.history.log.line;

import java.nio.charset.StandardCharsets;

/**
 * What others write around a line of Asterisk: syslog, journald, docker, kubernetes, a terminal.
 *
 * <pre>
 * Feb 13 17:21:54 pbx asterisk[32229]: …
 * &lt;133&gt;1 2012-02-13T17:21:54Z pbx asterisk 32229 - - …
 * asterisk_1  | …
 * 2023-01-05T10:00:00.123456789Z stdout F …
 * pbx*CLI&gt; …
 * </pre>
 */
class Envelope extends Cursor {
    private static final String PROMPT = "*CLI>";
    private static final int LONGEST_HOST = 64;

    /** {@code pbx asterisk[32229]: }, {@code pbx asterisk 32229 - - }, with a zone's name before it or not. */
    final boolean tag() {
        int limit = Math.min(end, at + 300);
        for (int words = 0; words < 6 && at < limit; words++) {
            int space = find(' ', limit - 1);
            int stop = space < 0 ? limit : space;
            if (asterisk(at, stop)) {
                at = Math.min(end, stop);
                rfc5424();
                return true;
            }
            if (space < 0) {
                return false;
            }
            at = space + 1;
            spaces();
        }
        return false;
    }

    private boolean asterisk(int from, int stop) {
        int i = from;
        if (i < stop && (text[i] == '[' || text[i] == '(')) {
            i++;
        }
        return stop - i >= 8 && new String(text, i, 8, StandardCharsets.ISO_8859_1).equalsIgnoreCase("asterisk");
    }

    /** {@code  32229 - - }, the fields between the program's name and the message. */
    private void rfc5424() {
        if (text[at - 1] == ':') {
            return;
        }
        int start = at;
        spaces();
        for (int field = 0; field < 3; field++) {
            int space = find(' ', at + 40);
            boolean plain = space > at && (text[at] == '-' || text[at] >= '0' && text[at] <= '9' || field == 1);
            if (!plain) {
                at = start;
                return;
            }
            at = space + 1;
        }
    }

    /** {@code <133>1 }, as syslog sends it. */
    final void priority() {
        if (at < end && text[at] == '<') {
            int close = find('>', at + 4);
            if (close > at + 1 && text[at + 1] >= '0' && text[at + 1] <= '9') {
                at = close + 1;
                if (starts("1 ")) {
                    at += 2;
                }
            }
        }
    }

    /** {@code asterisk_1  | }, as docker compose writes. */
    final void container() {
        if (at < end && (text[at] == '[' || text[at] == '\u001b' || text[at] >= '0' && text[at] <= '9')) {
            return;
        }
        int bar = find('|', Math.min(end - 1, at + 60));
        if (bar > at && bar + 1 < end && text[bar - 1] == ' ' && text[bar + 1] == ' ') {
            at = bar + 2;
        }
    }

    /** {@code stdout F }, as kubernetes writes behind the time; or nothing, as {@code docker logs -t} does. */
    final boolean stream() {
        int start = at;
        if (starts("stdout ") || starts("stderr ")) {
            at += 7;
            if (starts("F ") || starts("P ")) {
                at += 2;
            }
        }
        colours();
        boolean message = at < end && text[at] == '[';
        at = message ? at : start;
        return message;
    }

    /** {@code pbx*CLI> }, left of a terminal in front of a message. */
    final void prompt() {
        int close = promptEnd(text, at, end);
        if (close > at) {
            at = close;
            spaces();
        }
    }

    /** Behind the prompt of Asterisk's console that begins at {@code from}; {@code from} when there is none. */
    public static int promptEnd(byte[] text, int from, int to) {
        int last = from < to && text[from] == '[' ? -1 : Math.min(to - PROMPT.length(), from + LONGEST_HOST);
        for (int i = from; i <= last; i++) {
            if (text[i] == '*') {
                boolean here = new String(text, i, PROMPT.length(), StandardCharsets.ISO_8859_1).equals(PROMPT);
                return here ? i + PROMPT.length() : from;
            }
            if (text[i] <= ' ') {
                return from;
            }
        }
        return from;
    }
}
