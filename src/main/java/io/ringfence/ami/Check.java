package io.ringfence.ami;

/**
 * One line of the self-test.
 *
 * @param name a stable short name
 * @param level how it went
 * @param says in words, with what to do about it
 */
public record Check(String name, Level level, String says) {

    /** How a check went. */
    public enum Level {
        OK,
        /** Works, but not as it should. */
        WARN,
        /** Ringfence is blind or lame in some way. */
        FAIL
    }
}
