package io.ringfence.store;

import io.ringfence.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What waits for the writer: urgent entries, and the rest in its order. Bounded by the bytes it takes. */
final class Inbox {
    private static final long GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long MOST_BYTES = 64L << 20;

    /** An intent waits at most for one transaction of this size, evidence made included. */
    static final int PIECE_BYTES = 64 << 10;

    /** When nobody waits for a part of it, or somebody for all of it, few large transactions cost less. */
    static final int LARGE_BYTES = 4 << 20;

    /** Entries somebody waits for. */
    static final class Urgent {
        private final List<Entry> entries;
        private final CountDownLatch settled = new CountDownLatch(1);
        private volatile boolean written;

        Urgent(List<Entry> entries) {
            this.entries = entries;
        }

        /** Whether it is settled in time. Not to be cut short: what is asked for next must not come before this. */
        boolean await(Clock clock, long mostNanos) {
            long until = clock.monotonicNanos() + mostNanos;
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return settled.await(until - clock.monotonicNanos(), TimeUnit.NANOSECONDS);
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        boolean written() {
            return written;
        }

        private void settle(boolean well) {
            written = well;
            settled.countDown();
        }
    }

    /** What is written in one transaction. */
    record Work(List<Urgent> urgent, List<Entry> entries) {
        static final Work NOTHING = new Work(List.of(), List.of());

        /** About how many bytes it is. */
        long weight() {
            return entries.stream().mapToLong(Entry::weight).sum();
        }
    }

    private final Clock clock;
    private final int pieceBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final ArrayDeque<Urgent> urgent = new ArrayDeque<>();
    private final ArrayDeque<Entry> soon = new ArrayDeque<>();
    private long bytes;
    private long dueAt;
    private long urgentAdded;
    private long urgentFinished;
    private long soonAdded;
    private long soonFinished;
    private long lost;
    private int flushing;
    private boolean closed;

    /** {@code pieceBytes}: how much of what is not urgent is one transaction. */
    Inbox(Clock clock, int pieceBytes) {
        this.clock = clock;
        this.pieceBytes = pieceBytes;
    }

    Urgent urgent(List<Entry> entries) {
        return locked(() -> {
            Urgent made = new Urgent(entries);
            urgentAdded += entries.size();
            urgent.add(made);
            something.signal();
            return made;
        });
    }

    void add(List<Entry> entries) {
        lock.lock();
        try {
            boolean first = soon.isEmpty();
            entries.forEach(this::put);
            if (first) {
                dueAt = clock.monotonicNanos() + GROUP_NANOS;
            }
            if (bytes > pieceBytes) {
                something.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void put(Entry entry) {
        if (closed || bytes > MOST_BYTES) {
            lost++;
            return;
        }
        soonAdded++;
        bytes += entry.weight();
        soon.add(entry);
    }

    /** Waits for work, a quarter of a second at most; urgent work alone. {@code broken}: there is nothing to do but wait. */
    Work next(boolean broken) {
        lock.lock();
        try {
            long until = clock.monotonicNanos() + GROUP_NANOS;
            while (!closed && (broken || urgent.isEmpty() && !due())) {
                long nanos = until - clock.monotonicNanos();
                if (nanos <= 0) {
                    return Work.NOTHING;
                }
                something.awaitNanos(soon.isEmpty() || broken ? nanos : Math.min(nanos, dueIn()));
            }
            return broken ? Work.NOTHING : take();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the writer", e);
        } finally {
            lock.unlock();
        }
    }

    private boolean due() {
        return !soon.isEmpty() && (flushing > 0 || bytes > pieceBytes || dueIn() <= 0);
    }

    private long dueIn() {
        return Math.max(0, dueAt - clock.monotonicNanos());
    }

    private Work take() {
        if (urgent.isEmpty()) {
            return new Work(List.of(), piece());
        }
        List<Urgent> waiting = new ArrayList<>(urgent);
        urgent.clear();
        List<Entry> entries = new ArrayList<>();
        waiting.forEach(each -> entries.addAll(each.entries));
        return new Work(waiting, entries);
    }

    /** What comes next, without waiting for more. */
    Work first() {
        return locked(this::take);
    }

    private List<Entry> piece() {
        List<Entry> entries = new ArrayList<>();
        long taken = 0;
        int most = closed || flushing > 0 ? LARGE_BYTES : pieceBytes;
        while (!soon.isEmpty() && taken < most) {
            Entry entry = soon.remove();
            taken += entry.weight();
            entries.add(entry);
        }
        bytes -= taken;
        return entries;
    }

    void done(Work work, boolean well) {
        work.urgent().forEach(each -> each.settle(well));
        lock.lock();
        try {
            if (work.urgent().isEmpty()) {
                soonFinished += work.entries().size();
            } else {
                urgentFinished += work.entries().size();
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing of it was written: it waits again, before everything else, and nobody waits for it. */
    void putBack(Work work) {
        lock.lock();
        try {
            for (int i = work.entries().size() - 1; i >= 0; i--) {
                Entry entry = work.entries().get(i);
                bytes += entry.weight();
                soon.addFirst(entry);
            }
            // What was urgent stands before what is finished already, so that a flush counts it too.
            if (!work.urgent().isEmpty()) {
                urgentFinished += work.entries().size();
                soonFinished -= work.entries().size();
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
        work.urgent().forEach(each -> each.settle(false));
    }

    boolean flush(long mostNanos) {
        lock.lock();
        try {
            long first = urgentAdded;
            long rest = soonAdded;
            long until = clock.monotonicNanos() + mostNanos;
            flushing++;
            something.signal();
            try {
                while (urgentFinished < first || soonFinished < rest) {
                    long nanos = until - clock.monotonicNanos();
                    if (nanos <= 0) {
                        return false;
                    }
                    progress.awaitNanos(nanos);
                }
                return true;
            } finally {
                flushing--;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void lose(int entries) {
        lock.lock();
        try {
            lost += entries;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is less than a quarter full. */
    boolean roomy() {
        return locked(() -> bytes < MOST_BYTES / 4);
    }

    long waiting() {
        return locked(() -> urgentAdded - urgentFinished + soonAdded - soonFinished);
    }

    long lost() {
        return locked(() -> lost);
    }

    /** Takes nothing more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        return locked(() -> closed);
    }

    private <T> T locked(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }
}
