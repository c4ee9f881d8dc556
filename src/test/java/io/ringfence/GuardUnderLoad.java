package io.ringfence;

import io.ringfence.ami.Event;
import io.ringfence.bench.Clients;
import io.ringfence.bench.Meter;
import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.number.DialPlan;
import io.ringfence.policy.Policies;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * Ringfence as {@code run} builds it, from socket to verdict, in a process of its own; it observes, so it alerts and hangs up
 * nothing. While calls come, time passes two hundred thousand times as fast: at forty thousand calls a second each of a thousand
 * extensions then makes some seventeen calls a day, and the engines see traffic, not one long attack. In a raid, twenty thousand
 * times. Between rounds, time stands still.
 */
public final class GuardUnderLoad {
    private static final long SPEED = 200_000;
    private static final long IN_A_RAID = 20_000;
    private static final int REPORT_EVERY = 200;
    private static final String PBX = "bench";

    private GuardUnderLoad() {}

    /** Arguments: the name of the client, the port of the PBX, the port of the bench. */
    public static void main(String[] args) throws Exception {
        Clients.quiet();
        Settings settings = settings(Integer.parseInt(args[1]));
        DialPlan plan = DialPlan.of(settings.country(), List.of(), List.of(), List.of());
        WarmUp.run(settings, plan, Clock.system());
        Meter meter = new Meter(Integer.parseInt(args[2]));
        Meters meters = new Meters(settings);
        Progress progress = new Progress(meter);
        FastClock clock = new FastClock(args[0].endsWith("raid") ? IN_A_RAID : SPEED);
        Guard guard = new Guard(settings, plan, clock, Bank.all(List.of(progress, meters)), meters::decided);
        guard.start();
        guard.awaitTested(10_000);
        meter.progress(0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(progress)));
        meter.serve(clock::startOrStop);
    }

    private static Settings settings(int port) {
        Settings.Account account = new Settings.Account("bench", new Secret("secret"));
        return new Settings(
                Settings.Mode.OBSERVE,
                "GB",
                ZoneId.of("UTC"),
                Currency.getInstance("GBP"),
                Settings.NO_FILE,
                Settings.NO_FILE,
                Settings.NO_FILE,
                new Settings.DialPlanSettings(List.of(), List.of()),
                List.of("trunk"),
                List.of(new Settings.PbxSettings(PBX, "127.0.0.1", port, false, Settings.NO_FILE, account, account)),
                new Settings.HttpSettings("127.0.0.1", 0),
                new Settings.AllowSettings(true, List.of(), List.of(), List.of()),
                new Settings.DenySettings(List.of(), List.of()),
                List.of(),
                Policies.DEFAULT,
                Settings.WatchSettings.DEFAULT);
    }

    /** Tells the bench how many hangups are through. */
    private static final class Progress implements Bank {
        private final Meter meter;
        private long hangups;
        private long attempts;
        private long verdicts;

        Progress(Meter meter) {
            this.meter = meter;
        }

        @Override
        public void event(Event event) {
            if (event instanceof Event.Hangup && ++hangups % REPORT_EVERY == 0) {
                try {
                    meter.progress(hangups);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void fact(Fact fact) {
            attempts += fact instanceof CallAttempted ? 1 : 0;
        }

        @Override
        public void verdict(Verdict verdict) {
            verdicts++;
        }

        @Override
        public String toString() {
            return String.format(
                    "  of these %,d calls, %,d attempts judged, %,d verdicts", hangups / 2, attempts, verdicts);
        }
    }

    private static final class FastClock implements Clock {
        private final Clock real = Clock.system();
        private final long began = real.epochNanos();
        private final long speed;
        private long passed;
        private long started = -1;

        FastClock(long speed) {
            this.speed = speed;
        }

        synchronized void startOrStop() {
            long now = real.monotonicNanos();
            passed += started < 0 ? 0 : now - started;
            started = started < 0 ? now : -1;
        }

        @Override
        public synchronized long epochNanos() {
            return began + (passed + (started < 0 ? 0 : real.monotonicNanos() - started)) * speed;
        }

        @Override
        public long monotonicNanos() {
            return real.monotonicNanos();
        }
    }
}
