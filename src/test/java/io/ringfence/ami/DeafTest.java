package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.sim.Account;
import io.ringfence.sim.SimulatedPbx;
import io.ringfence.sim.exchange.Witness;
import io.ringfence.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A session that hears nothing of calls is followed by another, with the rights the account has then. */
final class DeafTest {
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    @Test
    void itLogsInAnewWithoutBeingLost() throws Exception {
        Settings.Account account = new Settings.Account("ringfence", new Secret("guard"));
        Account there = Account.of("ringfence", "guard", "system, call,security,user", "call,reporting,user");
        try (SimulatedPbx pbx = new SimulatedPbx(0, List.of(there), 1, 1, Witness.NOBODY);
                Feed feed = new Feed(
                        new Settings.PbxSettings(
                                "office", "127.0.0.1", pbx.port(), false, Settings.NO_FILE, account, account),
                        Clock.system(),
                        events::addAll,
                        Settings.NO_FILE,
                        RandomGenerator.getDefault())) {
            feed.start();
            await().until(() -> feed.status().tested());
            feed.unseenChannels(8, false);
            assertThat(feed.status().healthy()).isFalse();
            feed.unseenChannels(8, true);
            feed.unseenChannels(9, true);
            await().until(() -> logins() == 2);
            await().until(() -> feed.status().tested());
            assertThat(feed.status().checks())
                    .as("a login proves nothing")
                    .anyMatch(check -> check.level() == Check.Level.FAIL
                            && check.says().startsWith("9 channels began that no event announced"));
            feed.unseenChannels(0, false);
            assertThat(feed.status().healthy()).isTrue();
            assertThat(events).noneMatch(Event.Disconnected.class::isInstance);
            assertThat(logins()).isEqualTo(2);
        }
    }

    private long logins() {
        return events.stream().filter(Event.Connected.class::isInstance).count();
    }
}
