package io.ringfence.drill;

/**
 * One thing a drill proves.
 *
 * @param millis since the drill's call was asked for, or what the step itself took; negative when nothing was measured
 * @param says in words, harmless to show
 */
public record Step(String name, Result result, double millis, String says) {
    /** What came out. */
    public enum Result {
        /** Proven. */
        OK,
        /** It should have worked and did not. */
        FAIL,
        /** Not tried, since something before it failed or nothing is configured. */
        UNPROVEN
    }
}
