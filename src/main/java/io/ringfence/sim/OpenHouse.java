package io.ringfence.sim;

import io.ringfence.sim.office.Attack;
import io.ringfence.sim.office.Ledger;
import io.ringfence.time.Clock;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps an office open to whoever wants to guard it, lets thieves in at their times, and says what became of it. */
public final class OpenHouse {
    private static final long REPORT_SECONDS = 60;

    private final RunningOffice office;
    private final Clock clock;
    private final PrintWriter out;
    private final SplittableRandom random;

    /** An open house that writes to {@code out}. */
    public OpenHouse(RunningOffice office, Clock clock, PrintWriter out, long seed) {
        this.office = office;
        this.clock = clock;
        this.out = out;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Stays open until {@code close} is counted down.
     *
     * @param firstThief seconds until the first thief begins, 0 for none ever
     * @param nextThief seconds from each to the next, 0 for no more than one
     */
    public void run(int firstThief, int nextThief, CountDownLatch close) throws InterruptedException {
        long thief = firstThief;
        for (long second = 1; !close.await(1, TimeUnit.SECONDS); second++) {
            if (second == thief) {
                Attack.Kind kind = Attack.Kind.values()[random.nextInt(Attack.Kind.values().length)];
                office.attack(kind);
                say("a thief begins: " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
                thief = nextThief == 0 ? 0 : second + nextThief;
            }
            if (second % REPORT_SECONDS == 0) {
                report();
            }
        }
        report();
    }

    private void report() {
        Ledger.Totals totals = office.ledger().totals();
        say("%d calls, %d of them fraud of which %d were answered; ended from outside: %d, %d of them honest"
                .formatted(
                        totals.calls(),
                        totals.fraudCalls(),
                        totals.fraudAnswered(),
                        totals.hangups(),
                        totals.innocentHangups()));
    }

    private void say(String what) {
        Instant now = Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(clock.epochNanos()));
        out.println(now.truncatedTo(ChronoUnit.SECONDS) + " " + what);
        out.flush();
    }
}
