package io.ringfence.score.access;

/** Strangers' text in the reasons of findings. */
final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    /** Text fit for a line: control characters escaped, length bounded. */
    static String text(String stranger) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(LONGEST, stranger.length()); i++) {
            char c = stranger.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return stranger.length() > LONGEST ? out.append('…').toString() : out.toString();
    }
}
