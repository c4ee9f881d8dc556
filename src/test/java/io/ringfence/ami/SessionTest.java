package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.sim.Account;
import io.ringfence.sim.Fault;
import io.ringfence.sim.SimulatedPbx;
import io.ringfence.sim.exchange.Witness;
import io.ringfence.time.Clock;
import io.ringfence.time.SetClock;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session concludes from the time that passes. */
final class SessionTest {
    private static final long SECOND = 1_000_000_000L;
    private final AtomicLong now = new AtomicLong(System.nanoTime());
    private final Clock clock = new SetClock(now);
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private SimulatedPbx pbx;
    private Session session;

    @BeforeEach
    void meet() throws IOException {
        Account there = Account.of("ringfence", "guard", "system,call,security,user", "call,reporting,user");
        pbx = new SimulatedPbx(0, List.of(there), 1, 1, Witness.NOBODY);
        Settings.Account account = new Settings.Account("ringfence", new Secret("guard"));
        Settings.PbxSettings office =
                new Settings.PbxSettings("office", "127.0.0.1", pbx.port(), false, Settings.NO_FILE, account, account);
        session = new Session(office, clock, events::addAll, Recorder.NONE, new Schemas());
    }

    @AfterEach
    void part() {
        session.close();
        pbx.close();
    }

    private void tickAfter(long nanos) {
        now.addAndGet(nanos);
        session.tick();
    }

    private boolean well() {
        return session.status(session.tested()).healthy();
    }

    private void begin() throws IOException {
        session.login();
        session.ask();
    }

    @Test
    void anAsteriskThatStillStartsIsWellOnceItHas() throws Exception {
        pbx.fault(new Fault.NotBooted());
        begin();
        session.tick();
        assertThat(session.tested()).as("not given up yet").isFalse();
        tickAfter(6 * SECOND);
        assertThat(session.tested()).isTrue();
        assertThat(session.status(true).checks())
                .filteredOn(check -> check.level() == Check.Level.FAIL)
                .extracting(Check::name)
                .contains("system");
        pbx.heal();
        await().until(() -> {
            session.tick();
            return well();
        });
    }

    /** A call that was up when Asterisk died would else be thought to last until the list half a minute later. */
    @Test
    void onceAnAsteriskHasStartedItsChannelsAreListedAgain() throws Exception {
        pbx.fault(new Fault.NotBooted());
        begin();
        await().until(() -> lists() == 1);
        tickAfter(SECOND);
        pbx.heal();
        await().until(() -> {
            session.tick();
            return lists() == 2;
        });
        tickAfter(SECOND);
        await().until(this::well);
        assertThat(lists()).as("but once").isEqualTo(2);
    }

    private long lists() {
        return events.stream()
                .filter(Event.CoreShowChannelsComplete.class::isInstance)
                .count();
    }

    @Test
    void aLoginThatTakesLongIsNoFailure() throws Exception {
        session.login();
        now.addAndGet(20 * SECOND);
        session.ask();
        await().until(() -> {
            session.tick();
            return session.tested();
        });
        assertThat(well()).isTrue();
    }

    /** A machine put to sleep, or a process stopped: the pong of before may be read only after the look at the time. */
    @Test
    void aHaltOfOurOwnIsNoSilenceOfThePbx() throws Exception {
        begin();
        pbx.fault(new Fault.Silence());
        tickAfter(SECOND);
        tickAfter(60 * SECOND);
        assertThat(session.ended()).isEmpty();
        await("silent since").until(() -> {
            tickAfter(SECOND);
            return session.ended().startsWith("no answer to pings for");
        });
    }
}
