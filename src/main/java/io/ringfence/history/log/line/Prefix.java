package io.ringfence.history.log.line;

/**
 * What stands before a message: a time, the level with the thread that logged it, the source file. Written by Asterisk itself,
 * by syslog, by journald, or by one of these around another. One instance reads one line at a time.
 *
 * <pre>
 * [2012-02-13 17:21:54] NOTICE[1638][C-0000001d] chan_sip.c: …
 * [Feb 13 17:21:54] NOTICE[1638]: chan_sip.c:23417 in handle_request_register: …
 * Feb 13 17:21:54 pbx asterisk[32229]: NOTICE[32257]: chan_sip.c:23417 in handle_request_register: …
 * </pre>
 */
public final class Prefix extends Envelope {
    private static final String DIALPLAN = "Ext. ";

    private final LogTime time = new LogTime();
    private boolean timed;
    private boolean dated;
    private long seconds;
    private long reference = LogTime.UNKNOWN;
    private boolean fixedReference;
    private long ceiling = LogTime.UNKNOWN;
    private boolean undated;
    private String level = "";
    private String module = "";

    /** The day near which lines lie that do not say their year: {@code last} tells that none is later. */
    public void near(long localSeconds, boolean last) {
        reference = localSeconds;
        fixedReference = last;
        ceiling = last ? localSeconds : LogTime.UNKNOWN;
    }

    /**
     * No line says when it was written, as {@code journalctl -o cat} prints them: a line then begins with its level and its source file. To
     * be said of a log none of whose lines has a time, for elsewhere such a line is somebody's text; the first time that is read ends it.
     */
    public void undated() {
        undated = true;
    }

    /** Reads the prefix of a line; whether it has one, so that the line is a message of its own. */
    public boolean read(byte[] bytes, int from, int to) {
        text = bytes;
        at = from;
        end = to;
        timed = false;
        dated = false;
        level = "";
        module = "";
        priority();
        container();
        prompt();
        colours();
        if (!time()) {
            return undated && plain();
        }
        undated = false;
        boolean bracketed = text[at - 1] == ']';
        spaces();
        colours();
        if (!readLevel()) {
            if (!bracketed && !stream() && !tag()) {
                return false;
            }
            spaces();
            colours();
            if (time()) {
                spaces();
                colours();
            }
            if (!readLevel()) {
                return bracketed; // the console writes no level before what is for people
            }
        }
        readModule();
        return true;
    }

    /** When, on the clock of the log. */
    public long localSeconds() {
        return timed ? seconds : LogTime.UNKNOWN;
    }

    /** {@code NOTICE}, {@code SECURITY}, …; {@code ""} when it has none. */
    public String level() {
        return level;
    }

    /** The source file without its folder, {@code chan_sip.c}; {@code Ext.} for the dialplan; {@code ""} when unknown. */
    public String module() {
        return module;
    }

    /** Where the message begins. */
    public int message() {
        return at;
    }

    private boolean plain() {
        if (!readLevel()) {
            return false;
        }
        readModule();
        return !module.isEmpty();
    }

    private boolean readLevel() {
        int start = at;
        while (at < end && text[at] >= 'A' && text[at] <= 'Z') {
            at++;
        }
        int letters = at - start;
        colours();
        if (at < end && text[at] == ' ') {
            at++;
        }
        if (letters < 3 || at >= end || text[at] != '[' || !number()) {
            at = start;
            return false;
        }
        level = Words.level(text, start, letters);
        colours();
        if (at + 2 < end && text[at] == '[' && text[at + 1] == 'C' && text[at + 2] == '-') {
            int close = find(']', at + 24);
            at = close < 0 ? at : close + 1;
        }
        if (at < end && text[at] == ':') {
            at++;
        }
        spaces();
        return true;
    }

    /** {@code [1638]}. */
    private boolean number() {
        int close = find(']', at + 12);
        if (close < at + 2) {
            return false;
        }
        for (int i = at + 1; i < close; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        at = close + 1;
        return true;
    }

    /** {@code chan_sip.c:}, with line and function or not. */
    private void readModule() {
        colours();
        int start = at;
        if (starts(DIALPLAN)) {
            module = "Ext.";
            return;
        }
        int name = at;
        int i = at;
        while (i < end && i < start + 80 && moduleCharacter(text[i])) {
            name = text[i] == '/' ? i + 1 : name;
            i++;
        }
        int length = i - name;
        boolean source = length > 2 && text[i - 2] == '.' && (text[i - 1] == 'c' || text[i - 1] == 'h')
                || length == 9 && starts("pjproject");
        int colon = skipColours(i);
        if (!source || colon >= end || text[colon] != ':') {
            return;
        }
        module = Words.module(text, name, length);
        at = skipColours(colon + 1);
        if (at < end && text[at] >= '0' && text[at] <= '9') {
            function();
        }
        spaces();
        colours();
    }

    /** {@code 23417 in handle_request_register: }. */
    private void function() {
        int start = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        colours();
        spaces();
        if (starts("in ")) {
            at += 3;
        }
        colours();
        int name = at;
        while (at < end && at < name + 80 && moduleCharacter(text[at]) && text[at] != '.') {
            at++;
        }
        if (starts("<?>")) {
            at += 3; // pjproject names no function
        }
        colours();
        if (at < end && text[at] == ':') {
            at++;
        } else {
            at = start;
        }
    }

    private static boolean moduleCharacter(byte b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || b == '_'
                || b == '.'
                || b == '/'
                || b == '-';
    }

    private boolean time() {
        int start = at;
        boolean bracket = at < end && text[at] == '[';
        int after = time.read(text, bracket ? at + 1 : at, end);
        if (after < 0 || bracket && (after >= end || text[after] != ']')) {
            return false;
        }
        at = bracket ? after + 1 : after;
        if (!bracket && at < end && text[at] != ' ') {
            at = start;
            return false;
        }
        if (!timed || !dated || time.dated()) {
            seconds = resolve();
            dated = time.dated();
        }
        timed = true;
        return true;
    }

    private long resolve() {
        long resolved = time.dated()
                ? time.localSeconds()
                : time.nearest(reference == LogTime.UNKNOWN ? 0 : reference, fixedReference, ceiling);
        if (resolved != LogTime.UNKNOWN) {
            reference = resolved;
            fixedReference = false;
        }
        return resolved;
    }
}
