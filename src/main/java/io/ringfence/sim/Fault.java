package io.ringfence.sim;

import java.time.Duration;

/** What can go wrong with a PBX as its AMI clients see it. */
public sealed interface Fault {

    /** Asterisk hangs: connections stay open and are accepted, nothing is said any more. Stands until healed. */
    record Silence() implements Fault {}

    /** The sessions of now are dead without a FIN: nothing is read, nothing written. New ones work. */
    record HalfOpen() implements Fault {}

    /** Everything is written one byte at a time. Stands until healed. */
    record Drip(int bytesPerSecond) implements Fault {}

    /** Bytes without sense, then the stream goes on. */
    record Garbage(int bytes) implements Fault {}

    /** Every session gets a RST; Asterisk itself goes on. */
    record Reset() implements Fault {}

    /** A clean restart: calls end, Shutdown, closed sessions, and a new boot after a while. */
    record Restart(Duration down) implements Fault {}

    /** A crash: RST without a word, channels gone, and a new boot after a while. */
    record Crash(Duration down) implements Fault {}

    /** A share of events, 0 to 1, is lost. Stands until healed. */
    record Drop(double share) implements Fault {}

    /** Responses come late, events do not. Stands until healed. */
    record Delay(Duration by) implements Fault {}

    /** One event with a header of so many bytes. */
    record LongLine(long bytes) implements Fault {}

    /** Logins are refused because the user is said to be logged in. Stands until healed. */
    record LoginInUse() implements Fault {}

    /** Asterisk still boots: no FullyBooted until healed. */
    record NotBooted() implements Fault {}

    /** Standing faults, none of them at first. */
    record Standing(boolean silent, int bytesPerSecond, double dropped, Duration late, boolean inUse, boolean booting) {
        static final Standing NONE = new Standing(false, 0, 0, Duration.ZERO, false, false);

        /** This and one more; unchanged by a fault that does not stand. */
        Standing and(Fault fault) {
            return new Standing(
                    silent || fault instanceof Silence,
                    fault instanceof Drip drip ? drip.bytesPerSecond() : bytesPerSecond,
                    fault instanceof Drop drop ? drop.share() : dropped,
                    fault instanceof Delay delay ? delay.by() : late,
                    inUse || fault instanceof LoginInUse,
                    booting || fault instanceof NotBooted);
        }
    }
}
