package io.ringfence;

import io.ringfence.ami.Event;
import io.ringfence.ami.EventSink;
import io.ringfence.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single thread that owns all mutable state of the {@link River}, and the bounded queue before it.
 *
 * <p>A reader never waits: as the queue fills, what tells least goes first. From three quarters on, security events that
 * report a success or a challenge are shed; when it is full, everything, and the PBX's channels are listed anew by the next
 * reconciliation. Both are counted.
 */
final class Pipeline implements EventSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final int CAPACITY = 200_000;
    private static final long TICK_NANOS = 100_000_000L;

    private final River river;
    private final Clock clock;
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Thread thread;
    private volatile BiConsumer<String, Integer> onDropped = (pbx, events) -> {};
    private volatile boolean closed;

    Pipeline(River river, Clock clock) {
        this.river = river;
        this.clock = clock;
        this.thread = new Thread(this::run, "pipeline");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Events waiting. */
    int waiting() {
        return waiting.get();
    }

    /** Who hears of events shed, by PBX and number. */
    void onDropped(BiConsumer<String, Integer> listener) {
        onDropped = listener;
    }

    /** Events shed because the queue was full. */
    long dropped() {
        return dropped.sum();
    }

    /** Events whose handling failed by a defect of ours; the next is handled all the same. */
    long failures() {
        return failures.sum();
    }

    @Override
    public void accept(List<Event> events) {
        int before = waiting.get();
        List<Event> kept = events;
        if (before > CAPACITY / 4 * 3) {
            kept = new ArrayList<>(events);
            kept.removeIf(Pipeline::tellsLittle);
        }
        if (before + kept.size() > CAPACITY) {
            kept = List.of();
        }
        int shed = events.size() - kept.size();
        if (shed > 0) {
            dropped.add(shed);
            onDropped.accept(events.get(0).stamp().pbx(), shed);
        }
        if (!kept.isEmpty()) {
            List<Event> batch = kept;
            waiting.addAndGet(batch.size());
            queue.add(() -> {
                waiting.addAndGet(-batch.size());
                batch.forEach(this::handle);
            });
        }
    }

    /** Runs {@code task} on the pipeline's thread. */
    void post(Runnable task) {
        queue.add(task);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        long ticked = clock.monotonicNanos();
        while (!closed) {
            try {
                Runnable next = queue.poll(TICK_NANOS, TimeUnit.NANOSECONDS);
                if (next != null) {
                    next.run();
                }
                if (clock.monotonicNanos() - ticked >= TICK_NANOS) {
                    ticked = clock.monotonicNanos();
                    river.tick(clock.epochNanos());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failures.increment();
                LOG.error("a task of the pipeline failed", e);
            }
        }
    }

    private void handle(Event event) {
        try {
            river.on(event);
        } catch (RuntimeException e) {
            failures.increment();
            LOG.error(
                    "an event of type {} could not be handled", event.getClass().getSimpleName(), e);
        }
    }

    private static boolean tellsLittle(Event event) {
        return event instanceof Event.Security security
                && (security.type() == Event.Security.Type.ChallengeSent
                        || security.type() == Event.Security.Type.SuccessfulAuth);
    }
}
