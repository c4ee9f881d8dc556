package io.ringfence;

import io.ringfence.ami.Event;
import io.ringfence.ami.EventSink;
import io.ringfence.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one thread at a time into the {@link River}, which owns all mutable state, and keeps a bounded queue before it.
 *
 * <p>The thread is the pipeline's own, with one exception: a reader that brings a few events while nothing waits and nobody is
 * in the river lets them run through itself. Waking another thread for them would take longer than judging them, and that is
 * the time in which a call must end.
 *
 * <p>A reader never waits: as the queue fills, what tells least goes first. From three quarters on, security events that
 * report a success or a challenge are shed; when it is full, everything but the beginning and the end of a connection, and the PBX's
 * channels are listed anew by the next reconciliation. Both are counted.
 */
final class Pipeline implements EventSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final int CAPACITY = 200_000;
    private static final long TICK_NANOS = 100_000_000L;

    /** More events than a call or two sends at once: decoding the next and judging these had better overlap. */
    private static final int FEW = 16;

    /** What people have yet to be told is told before the end. */
    private static final long LAST_WORDS_MILLIS = 1_000;

    private final River river;
    private final Clock clock;
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger tasks = new AtomicInteger();
    private final ReentrantLock turn = new ReentrantLock();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Thread thread;
    private volatile BiConsumer<String, Integer> onDropped = (pbx, events) -> {};
    private volatile boolean closed;
    private long handledNanos;
    private long reachedNanos;

    Pipeline(River river, Clock clock) {
        this.river = river;
        this.clock = clock;
        this.handledNanos = clock.epochNanos();
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
        if (events.size() > FEW || !passed(events)) {
            enqueue(events);
        }
    }

    /** Lets {@code events} pass on the caller's thread, unless something came before them. */
    private boolean passed(List<Event> events) {
        if (tasks.get() > 0 || !turn.tryLock()) {
            return false;
        }
        try {
            if (tasks.get() > 0 || !thread.isAlive()) {
                return false;
            }
            events.forEach(this::handle);
            return true;
        } finally {
            turn.unlock();
        }
    }

    private void enqueue(List<Event> events) {
        int before = waiting.get();
        List<Event> kept = events;
        if (before > CAPACITY / 4 * 3) {
            kept = new ArrayList<>(events);
            kept.removeIf(Pipeline::tellsLittle);
        }
        if (before + kept.size() > CAPACITY) {
            kept = kept.stream().filter(Pipeline::ofConnection).toList();
        }
        int shed = events.size() - kept.size();
        if (shed > 0) {
            dropped.add(shed);
            onDropped.accept(events.get(0).stamp().pbx(), shed);
        }
        if (!kept.isEmpty()) {
            List<Event> batch = kept;
            waiting.addAndGet(batch.size());
            post(() -> {
                waiting.addAndGet(-batch.size());
                batch.forEach(this::handle);
            });
        }
    }

    /** Runs {@code task} in its turn. */
    void post(Runnable task) {
        tasks.incrementAndGet();
        queue.add(task);
    }

    /**
     * Runs {@code task} in its turn and waits for it.
     *
     * @return false when its turn did not come within {@code mostNanos}: then it never comes
     * @throws CompletionException when it threw
     */
    boolean inTime(Runnable task, long mostNanos) {
        AtomicBoolean begun = new AtomicBoolean(); // or given up, whichever comes first
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        post(() -> {
            if (begun.compareAndSet(false, true)) {
                answer(done, () -> {
                    task.run();
                    return true;
                });
            }
        });
        boolean soon = done.copy()
                .completeOnTimeout(false, mostNanos, TimeUnit.NANOSECONDS)
                .join();
        return soon || !begun.compareAndSet(false, true) && done.join();
    }

    /** The answer to {@code question}, asked in its turn. */
    <T> CompletableFuture<T> answer(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        post(() -> answer(answer, question));
        return answer;
    }

    /** Whoever waits hears of a failure, and so does who counts them. */
    private static <T> void answer(CompletableFuture<T> answer, Supplier<T> question) {
        try {
            answer.complete(question.get());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
            throw e;
        }
    }

    /** What the river's state says now, asked by a thread that does not own it; events wait for the answer. */
    <T> T ask(Supplier<T> question) {
        turn.lock();
        try {
            return question.get();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        stop(() -> {});
    }

    /** Ends the thread, and has {@code last} use once more what it owned, unless it does not end. */
    void stop(Runnable last) {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!thread.isAlive()) {
            inTurn(last); // a reader may still be in the river
        }
    }

    private void run() {
        long ticked = clock.monotonicNanos();
        while (!closed) {
            try {
                Runnable next = queue.poll(TICK_NANOS, TimeUnit.NANOSECONDS);
                if (next != null) {
                    inTurn(next);
                    tasks.decrementAndGet();
                }
                if (clock.monotonicNanos() - ticked >= TICK_NANOS) {
                    ticked = clock.monotonicNanos();
                    inTurn(this::tick);
                }
            } catch (InterruptedException e) {
                break;
            }
        }
        inTurn(this::tick);
    }

    /** While events wait, the time is that of the last one handled: what they tell has not happened yet, nor failed to happen. */
    private void tick() {
        long now = waiting.get() > 0 ? handledNanos : clock.epochNanos();
        reachedNanos = Math.max(reachedNanos, now);
        river.tick(reachedNanos);
    }

    private void inTurn(Runnable task) {
        turn.lock();
        try {
            task.run();
        } catch (RuntimeException e) {
            failures.increment();
            LOG.error("a task of the pipeline failed", e);
        } finally {
            turn.unlock();
        }
    }

    private void handle(Event event) {
        handledNanos = event.stamp().atNanos();
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

    private static boolean ofConnection(Event event) {
        return event instanceof Event.Connected || event instanceof Event.Disconnected;
    }
}
