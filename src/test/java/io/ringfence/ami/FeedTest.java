package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.sim.Account;
import io.ringfence.sim.SimulatedPbx;
import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Witness;
import io.ringfence.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The order of what a feed tells by itself. */
final class FeedTest {
    private static final Witness NOBODY = new Witness() {
        @Override
        public void answered(Channel dest) {}

        @Override
        public void hungUp(Channel channel) {}
    };

    /** Longer than the simulated PBX takes to answer. */
    private static final long PATIENCE_MILLIS = 300;

    private final AtomicReference<Supplier<FeedStatus>> status = new AtomicReference<>();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final CountDownLatch listed = new CountDownLatch(1);

    /** A list is compared with what was up before the feed began, so it must not come before it is known to have begun. */
    @Test
    void itIsConnectedBeforeChannelsAreListed() throws Exception {
        Settings.Account account = new Settings.Account("ringfence", new Secret("guard"));
        Account there = Account.of("ringfence", "guard", "system,call,reporting", "call,reporting");
        try (SimulatedPbx pbx = new SimulatedPbx(0, List.of(there), 1, 1, NOBODY);
                Feed feed = new Feed(
                        new Settings.PbxSettings(
                                "office", "127.0.0.1", pbx.port(), false, Settings.NO_FILE, account, account),
                        Clock.system(),
                        this::take,
                        Settings.NO_FILE,
                        RandomGenerator.getDefault())) {
            status.set(feed::status);
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

    /** A busy machine: the feed's thread comes to hand over that it is connected only after the reader's may have handed over a list. */
    private void take(List<Event> batch) {
        if (batch.stream().anyMatch(Event.Connected.class::isInstance)) {
            assertThat(status.get().get().up())
                    .as("whoever asks once it is told")
                    .isTrue();
            try {
                assertThat(listed.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                        .as("listed before it is connected")
                        .isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        events.addAll(batch);
        if (batch.stream().anyMatch(Event.CoreShowChannelsComplete.class::isInstance)) {
            listed.countDown();
        }
    }
}
