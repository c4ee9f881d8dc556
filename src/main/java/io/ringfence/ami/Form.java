package io.ringfence.ami;

/** What the value of a header must look like. */
enum Form {
    /** Anything. */
    TEXT,
    /** A decimal integer, possibly negative, of at most ten digits. */
    INTEGER,
    /** {@code [SystemName-]seconds.number[;2]}, or what an operator set: 1 to 152 characters of a safe set. */
    UNIQUEID,
    /** A channel's name: printable, not empty. */
    CHANNEL,
    /** {@code IPV4/UDP/192.0.2.1/5060}; its parts are read later. */
    ADDRESS,
    /** {@code hh:mm:ss}, the hours of any length. */
    DURATION;

    private static final boolean[] SAFE = new boolean[128];

    static {
        for (char c : "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-_;:".toCharArray()) {
            SAFE[c] = true;
        }
    }

    /** Whether {@code bytes[from, to)} has this form. */
    boolean fits(byte[] bytes, int from, int to) {
        return switch (this) {
            case TEXT -> true;
            case INTEGER -> integer(bytes, from, to);
            case UNIQUEID -> uniqueid(bytes, from, to);
            case CHANNEL -> channel(bytes, from, to);
            case ADDRESS -> address(bytes, from, to);
            case DURATION -> duration(bytes, from, to);
        };
    }

    private static boolean integer(byte[] bytes, int from, int to) {
        int digits = from < to && bytes[from] == '-' ? from + 1 : from;
        if (digits >= to || to - digits > 10) {
            return false;
        }
        for (int i = digits; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean uniqueid(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 152) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0 || !SAFE[bytes[i]]) {
                return false;
            }
        }
        return true;
    }

    private static boolean channel(byte[] bytes, int from, int to) {
        if (from >= to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean address(byte[] bytes, int from, int to) {
        return to - from >= 9
                && to - from <= 80
                && bytes[from] == 'I'
                && bytes[from + 1] == 'P'
                && bytes[from + 2] == 'V'
                && bytes[from + 4] == '/';
    }

    private static boolean duration(byte[] bytes, int from, int to) {
        if (to - from < 7 || to - from > 14) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] != ':' && (bytes[i] < '0' || bytes[i] > '9')) {
                return false;
            }
        }
        return bytes[to - 3] == ':' && bytes[to - 6] == ':';
    }
}
