package io.ringfence.history.csv;

/** Asterisk's uniqueid: {@code 1795378273.21}, with a system name {@code pbx-a-1795378273.21}. */
public final class Uniqueid {
    private static final int SECONDS_DIGITS = 10;

    private Uniqueid() {}

    /** The second the channel was made, 0 when the text does not say. */
    public static long epochSeconds(String uniqueid) {
        int dot = uniqueid.lastIndexOf('.');
        int from = dot - SECONDS_DIGITS;
        boolean shaped = from >= 0
                && Text.digitsOnly(uniqueid.substring(from, dot))
                && (from == 0 || uniqueid.charAt(from - 1) == '-');
        return shaped ? Long.parseLong(uniqueid.substring(from, dot)) : 0;
    }

    /** The channel's number since Asterisk started, by which channels of one second have an order; 0 when unknown. */
    public static long sequence(String uniqueid) {
        String tail = uniqueid.substring(uniqueid.lastIndexOf('.') + 1);
        boolean shaped = Text.digitsOnly(tail) && tail.length() <= SECONDS_DIGITS;
        return shaped ? Long.parseLong(tail) : 0;
    }
}
