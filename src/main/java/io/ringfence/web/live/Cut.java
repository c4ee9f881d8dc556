package io.ringfence.web.live;

import java.util.concurrent.TimeUnit;

/** Bounds what strangers write before it is held for every reader. */
final class Cut {
    private static final int MOST = 256;

    private Cut() {}

    static String of(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "\u2026";
    }

    static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
