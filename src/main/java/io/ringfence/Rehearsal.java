package io.ringfence;

import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import io.ringfence.sim.Account;
import io.ringfence.sim.SimulatedPbx;
import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Party;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.exchange.Witness;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends forbidden calls on a simulated PBX over a real socket, so that everything from the socket's reader to the written
 * hangup is compiled. Its metrics are its own, and {@link WarmUp} drops what it logs.
 */
final class Rehearsal {
    private static final String USER = "rehearsal";
    private static final String TRUNK = "trunk";
    private static final int BATCHES = 60;
    private static final int BATCH = 50;
    private static final long SECOND = 1_000_000_000L;
    private static final List<String> ABROAD = List.of("+37255501", "+25261555", "+5352123", "+88161234", "+1876555");

    private final Settings settings;
    private final DialPlan plan;
    private final Clock clock;
    private final AtomicLong written = new AtomicLong();

    private Rehearsal(Settings settings, DialPlan plan, Clock clock) {
        this.settings = settings;
        this.plan = plan;
        this.clock = clock;
    }

    static void run(Settings settings, DialPlan plan, Clock clock, long untilNanos)
            throws IOException, InterruptedException {
        new Rehearsal(settings, plan, clock).play(untilNanos);
    }

    private void play(long until) throws IOException, InterruptedException {
        String secret = Long.toHexString(new SecureRandom().nextLong());
        Account account = Account.of(USER, secret, "system,call,security,user", "call,reporting,user");
        try (SimulatedPbx pbx = new SimulatedPbx(0, List.of(account), 1, 1, Witness.NOBODY)) {
            Settings stage = stage(pbx.port(), new Settings.Account(USER, new Secret(secret)));
            try (Meters meters = new Meters(stage);
                    Guard guard = new Guard(stage, plan, clock, meters, nanos -> {
                        meters.decided(nanos);
                        written.incrementAndGet();
                    })) {
                guard.start();
                guard.awaitTested(TimeUnit.NANOSECONDS.toMillis(Math.max(0, until - clock.monotonicNanos())));
                for (int batch = 0; batch < BATCHES && clock.monotonicNanos() < until; batch++) {
                    dial(pbx, batch);
                    await((batch + 1L) * BATCH, until);
                }
            }
        }
    }

    private Settings stage(int port, Settings.Account account) {
        return new Settings(
                Settings.Mode.ENFORCE,
                settings.country(),
                settings.timezone(),
                settings.currency(),
                Settings.NO_FILE,
                settings.rates(),
                Settings.NO_FILE,
                settings.dialplan(),
                List.of(TRUNK),
                List.of(new Settings.PbxSettings(USER, "127.0.0.1", port, false, Settings.NO_FILE, account, account)),
                settings.http(),
                new Settings.AllowSettings(false, List.of(settings.country()), List.of(), List.of()),
                settings.deny(),
                settings.emergency(),
                settings.policies(),
                Settings.WatchSettings.DEFAULT);
    }

    private static void dial(SimulatedPbx pbx, int batch) {
        pbx.run(exchange -> {
            Calls calls = new Calls(exchange, TRUNK, TRUNK, "");
            for (int call = 0; call < BATCH; call++) {
                String number = ABROAD.get(call % ABROAD.size()) + (1000 + batch * BATCH + call);
                calls.outbound(Party.phone(Integer.toString(1000 + call)), number, Script.of(Fate.rings(SECOND)));
            }
        });
    }

    private void await(long hangups, long until) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (written.get() < hangups && clock.monotonicNanos() < until) {
            never.await(1, TimeUnit.MILLISECONDS);
        }
    }
}
