package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is shed at a full queue, what time it is while events wait, and what comes of a task that is waited for. */
final class PipelineTest {
    private static final Stamp NOW = new Stamp("office", 1, 1);
    private static final Event COMMON = new Event.Shutdown(NOW, true);
    private static final int BATCH = 1_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Queue<Event> heard = new ConcurrentLinkedQueue<>();

    /** Without it a PBX that is there again would be taken for lost until its next outage. */
    @Test
    void theEndsOfAConnectionAreNeverShed() {
        River river = river();
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
        River river = river();
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

    @Test
    void aTaskThatWasGivenUpNeverRuns() {
        AtomicInteger runs = new AtomicInteger();
        try (Pipeline pipeline = new Pipeline(river(), Clock.system())) {
            assertThat(pipeline.inTime(runs::incrementAndGet, 1)).isFalse();
            pipeline.start();
            assertThat(pipeline.inTime(() -> {}, PATIENCE)).isTrue();
        }
        assertThat(runs).hasValue(0);
    }

    @Test
    void aTaskThatHasBegunIsWaitedFor() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (Pipeline pipeline = new Pipeline(river(), Clock.system())) {
            pipeline.start();
            CompletableFuture<Boolean> ran = CompletableFuture.supplyAsync(() -> pipeline.inTime(
                    () -> {
                        begun.countDown();
                        awaitUninterruptibly(end);
                    },
                    TimeUnit.MILLISECONDS.toNanos(500)));
            begun.await();
            assertThatThrownBy(() -> ran.get(1, TimeUnit.SECONDS))
                    .as("its turn came, so nobody may say that it did not")
                    .isInstanceOf(TimeoutException.class);
            end.countDown();
            assertThat(ran.join()).isTrue();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoWaitsForATaskHearsThatItFailed() {
        Runnable defect = () -> {
            throw new IllegalStateException("a defect of ours");
        };
        try (Pipeline pipeline = new Pipeline(river(), Clock.system())) {
            pipeline.start();
            assertThatThrownBy(() -> pipeline.inTime(defect, PATIENCE)).hasRootCauseMessage("a defect of ours");
            CompletableFuture<String> answer = pipeline.answer(() -> {
                defect.run();
                return "never";
            });
            assertThatThrownBy(() -> answer.get(PATIENCE, TimeUnit.NANOSECONDS))
                    .hasRootCauseMessage("a defect of ours");
            await().until(() -> pipeline.failures() == 2);
        }
    }

    private static River river() {
        return mock(River.class, withSettings().stubOnly());
    }
}
