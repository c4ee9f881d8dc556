package io.ringfence.policy;

/** How much is taken for granted. */
public enum Profile {
    /** People who call where their work takes them. */
    DEFAULT,

    /**
     * People who never dial abroad: a country new to the extension needs no second sign. Lower rungs, since nobody's habits are
     * disturbed by them.
     */
    STRICT;

    /** The rungs of the ladder unless configured. */
    public Thresholds thresholds() {
        return switch (this) {
            case DEFAULT -> Thresholds.DEFAULT;
            case STRICT -> Thresholds.STRICT;
        };
    }

    /** Lower case, as in the configuration. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
