package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.ami.action.PlainAction;
import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.sim.Account;
import io.ringfence.sim.SimulatedPbx;
import io.ringfence.sim.exchange.Witness;
import io.ringfence.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The order of what a feed tells by itself. */
final class FeedTest {
    private final AtomicReference<Feed> feed = new AtomicReference<>();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final CountDownLatch ponged = new CountDownLatch(1);

    /** A list is compared with what was up before the feed began, so it must not come before it is known to have begun. */
    @Test
    void itIsConnectedBeforeChannelsAreListed() throws Exception {
        Settings.Account account = new Settings.Account("ringfence", new Secret("guard"));
        Account there = Account.of("ringfence", "guard", "system,call,reporting", "call,reporting");
        try (SimulatedPbx pbx = new SimulatedPbx(0, List.of(there), 1, 1, Witness.NOBODY);
                Feed feed = new Feed(
                        new Settings.PbxSettings(
                                "office", "127.0.0.1", pbx.port(), false, Settings.NO_FILE, account, account),
                        Clock.system(),
                        this::take,
                        Settings.NO_FILE,
                        RandomGenerator.getDefault())) {
            this.feed.set(feed);
            feed.start();
            await().until(() -> events.stream().anyMatch(Event.CoreShowChannelsComplete.class::isInstance)
                    && events.stream().anyMatch(Event.Connected.class::isInstance));
            assertThat(events)
                    .filteredOn(event ->
                            event instanceof Event.Connected || event instanceof Event.CoreShowChannelsComplete)
                    .first()
                    .isInstanceOf(Event.Connected.class);
        }
    }

    /** A busy machine: before it is told that the feed is connected, all that was asked until then is answered, and a ping behind it. */
    private void take(List<Event> batch) {
        if (batch.stream().anyMatch(Event.Connected.class::isInstance)) {
            Feed connected = feed.get();
            assertThat(connected.status().up())
                    .as("whoever asks once it is told")
                    .isTrue();
            connected.send(new PlainAction("Ping", Map.of()), (response, message) -> ponged.countDown());
            try {
                ponged.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        events.addAll(batch);
    }
}
