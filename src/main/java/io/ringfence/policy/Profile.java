package io.ringfence.policy;

/** How much is taken for granted. */
public enum Profile {
    /** People who call where their work takes them. */
    DEFAULT(Thresholds.DEFAULT),

    /**
     * People who never dial abroad: a country new to the extension needs no second sign. Lower rungs, since nobody's habits are
     * disturbed by them.
     */
    STRICT(new Thresholds(30, 55, 80));

    private final Thresholds thresholds;

    Profile(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** The rungs of the ladder unless configured. */
    public Thresholds thresholds() {
        return thresholds;
    }

    /** Lower case, as in the configuration. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
