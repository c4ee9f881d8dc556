package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import io.ringfence.ami.Event;
import io.ringfence.ami.Stamp;
import io.ringfence.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is shed at a full queue, and what time it is while events wait. */
final class PipelineTest {
    private static final Stamp NOW = new Stamp("office", 1, 1);
    private static final Event COMMON = new Event.Shutdown(NOW, true);
    private static final int BATCH = 1_000;

    private final Queue<Event> heard = new ConcurrentLinkedQueue<>();

    /** Without it a PBX that is there again would be taken for lost until its next outage. */
    @Test
    void theEndsOfAConnectionAreNeverShed() {
        River river = mock(River.class, withSettings().stubOnly());
        doAnswer(call -> heard.add(call.getArgument(0))).when(river).on(any(Event.class));
        try (Pipeline pipeline = new Pipeline(river, Clock.system())) {
            while (pipeline.dropped() == 0) {
                pipeline.accept(Collections.nCopies(BATCH, COMMON));
            }
            pipeline.accept(List.of(new Event.Disconnected(NOW, "closed")));
            pipeline.accept(List.of(new Event.Connected(NOW)));
            pipeline.accept(List.of(COMMON));
            pipeline.start();
            await().until(() -> pipeline.waiting() == 0);
        }
        assertThat(heard).filteredOn(event -> event != COMMON).hasSize(2);
        assertThat(heard.size()).as("but others are").isEqualTo(heard.size() / BATCH * BATCH + 2);
    }

    @Test
    void whileEventsWaitTheTimeIsThatOfTheLastOneHandled() {
        Queue<Long> ticks = new ConcurrentLinkedQueue<>();
        River river = mock(River.class, withSettings().stubOnly());
        doAnswer(call -> ticks.add(call.getArgument(0))).when(river).tick(anyLong());
        try (Pipeline pipeline = new Pipeline(river, new Hurried())) {
            for (long at : List.of(50L, 40L, 70L)) {
                pipeline.accept(Collections.nCopies(BATCH, new Event.Shutdown(new Stamp("office", at, 1), true)));
            }
            pipeline.start();
            await().until(() -> ticks.size() >= 4);
        }
        assertThat(ticks).startsWith(50L, 50L, Hurried.EPOCH).containsOnly(50L, Hurried.EPOCH);
    }

    /** It is always the same moment, and always time for a tick. */
    private static final class Hurried implements Clock {
        private static final long EPOCH = 100;
        private final AtomicLong monotonic = new AtomicLong();

        @Override
        public long epochNanos() {
            return EPOCH;
        }

        @Override
        public long monotonicNanos() {
            return monotonic.addAndGet(1_000_000_000L);
        }
    }
}
