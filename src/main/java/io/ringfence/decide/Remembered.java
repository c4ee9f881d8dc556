package io.ringfence.decide;

/** Everything deciding keeps. */
record Remembered(
        LiveCalls live,
        Standings standings,
        Fences fences,
        Emergencies emergencies,
        Stops stops,
        Accounts accounts,
        Known known) {

    static Remembered nothing() {
        return new Remembered(
                new LiveCalls(),
                new Standings(),
                new Fences(),
                new Emergencies(),
                new Stops(),
                new Accounts(),
                new Known());
    }

    /** Forgets what was held against a payer, by a person's decision. */
    void pardon(Subject subject) {
        standings.forget(subject);
        stops.forget(subject);
    }
}
