package io.ringfence.list.remote;

import io.ringfence.config.Settings.ListSettings;

/** One list and how it stands. Read by any thread. */
final class Subscription {
    private final ListSettings settings;
    private volatile int entries;
    private volatile int failures;
    private volatile String trouble = "";
    private volatile String tag = "";

    Subscription(ListSettings settings) {
        this.settings = settings;
    }

    ListSettings settings() {
        return settings;
    }

    /** A copy with so many entries is in use; below 0 it could not be used. */
    void good(int count) {
        entries = Math.max(0, count);
        failures = 0;
        trouble = "";
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void failed(String why) {
        failures++;
        trouble = why;
    }

    int entries() {
        return entries;
    }

    /** Failures since it last went well. */
    int failures() {
        return failures;
    }

    /** Why it failed last; {@code ""} when it did not. */
    String trouble() {
        return trouble;
    }

    /** What the server called the copy in use; {@code ""} when it does not say. */
    String tag() {
        return tag;
    }

    void tag(String name) {
        tag = name;
    }

    /** The copy so called is not in use after all. */
    void forgetTag() {
        tag = "";
    }
}
