package io.ringfence.sim.exchange;

import java.util.PriorityQueue;

/** What will happen and when. Things due at the same instant happen in the order they were planned. One thread only. */
public final class Agenda {
    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private long planned;
    private long now;

    /** Starts at an instant, nanoseconds since 1970. */
    public Agenda(long startNanos) {
        this.now = startNanos;
    }

    /** Something planned, which may still be called off. */
    public static final class Entry implements Comparable<Entry> {
        private final long at;
        private final long order;
        private Runnable what;

        private Entry(long at, long order, Runnable what) {
            this.at = at;
            this.order = order;
            this.what = what;
        }

        /** Makes it do nothing when its time comes. */
        public void cancel() {
            what = () -> {};
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** The instant of the entry that runs, or of the last one that ran. */
    public long now() {
        return now;
    }

    /** Plans something {@code delayNanos} from now; a negative delay is none. */
    public Entry in(long delayNanos, Runnable what) {
        Entry entry = new Entry(now + Math.max(0, delayNanos), planned++, what);
        queue.add(entry);
        return entry;
    }

    /** When the next entry is due; {@link Long#MAX_VALUE} when nothing is planned. */
    public long nextAt() {
        Entry next = queue.peek();
        return next == null ? Long.MAX_VALUE : next.at;
    }

    /** Runs everything due until an instant, which then is now. */
    public void advance(long untilNanos) {
        for (Entry next = queue.peek(); next != null && next.at <= untilNanos; next = queue.peek()) {
            queue.poll();
            now = Math.max(now, next.at);
            next.what.run();
        }
        now = Math.max(now, untilNanos);
    }
}
