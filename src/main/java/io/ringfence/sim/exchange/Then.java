package io.ringfence.sim.exchange;

/** How the dialplan and the people go on when Dial ends. */
public interface Then {
    /** Bridged: from here they talk. */
    void answered(Channel caller, Channel dest);

    /**
     * Nobody answered.
     *
     * @return true when the dialplan goes on with the caller, false when it hangs up
     */
    default boolean failed(Channel caller, String dialStatus) {
        return false;
    }
}
