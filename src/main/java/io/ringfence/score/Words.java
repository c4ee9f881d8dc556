package io.ringfence.score;

/** Evidence in words. */
public final class Words {
    private static final int TENS = 10;

    private Words() {}

    /**
     * {@code pattern} with each {@code %s}, {@code %d} and {@code %02d} replaced by the next of {@code parts}. As {@link
     * String#formatted}, which takes fifty times as long: it is asked for with every finding, and most are never shown to anybody.
     */
    public static String of(String pattern, Object... parts) {
        StringBuilder words = new StringBuilder(pattern.length() + 16 * parts.length);
        int part = 0;
        int from = 0;
        for (int at = pattern.indexOf('%'); at >= 0; at = pattern.indexOf('%', from)) {
            words.append(pattern, from, at);
            boolean two = pattern.startsWith("%02d", at);
            if (two && parts[part] instanceof Integer number && number < TENS) {
                words.append('0');
            }
            words.append(parts[part++]);
            from = at + (two ? 4 : 2);
        }
        return words.append(pattern, from, pattern.length()).toString();
    }
}
