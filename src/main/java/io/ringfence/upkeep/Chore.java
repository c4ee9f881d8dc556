package io.ringfence.upkeep;

import io.ringfence.time.Clock;
import io.ringfence.web.api.Upkeep.Reply;
import java.util.concurrent.TimeUnit;

/** Something that takes a while: one at a time, and the next not at once. */
final class Chore {
    private final String name;
    private final long pauseNanos;
    private final Clock clock;
    private boolean busy;
    private boolean before;
    private long began;

    /** @param name with its article, as in "a backup is under way" */
    Chore(String name, long pauseSeconds, Clock clock) {
        this.name = name;
        this.pauseNanos = TimeUnit.SECONDS.toNanos(pauseSeconds);
        this.clock = clock;
    }

    /** Takes the place for one, or says why there is none; whoever got it must {@link #end}. */
    synchronized Reply begin(String says) {
        long now = clock.monotonicNanos();
        if (busy) {
            return new Reply.Unable(name + " is under way");
        }
        if (before && now - began < pauseNanos) {
            return new Reply.Later(TimeUnit.NANOSECONDS.toSeconds(pauseNanos - (now - began)) + 1);
        }
        busy = true;
        before = true;
        began = now;
        return new Reply.Done(says);
    }

    synchronized void end() {
        busy = false;
    }

    synchronized boolean busy() {
        return busy;
    }
}
