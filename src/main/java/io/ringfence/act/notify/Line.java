package io.ringfence.act.notify;

import io.ringfence.act.notify.tell.Notice;
import io.ringfence.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Notices in their order, bounded; each key once. What was told in vain is told again as it was, under the same key, before anything
 * else. Safe for any thread.
 */
final class Line {
    /** Alerts take at most this; what is graver finds as much again, so that a flood of alerts does not keep it out. */
    static final int MOST = 5_000;

    /** So many are told one by one; more wait because of a storm, or an outage, and are told together. */
    static final int ALONE = 3;

    static final int MOST_TOGETHER = 100;

    /** What a quiet night gathered is told in one message of at most so many. */
    static final int MOST_GATHERED = 1_000;

    /** How often it is looked whether what is held back may go. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A notice, and how often it was begun to be told. */
    record Waiting(Notice notice, int tries) {}

    /** What became of one that was to wait. */
    enum Added {
        TAKEN,
        KNOWN,
        FULL
    }

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<Waiting> tried = new ArrayList<>();
    private final Map<String, Boolean> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > 3 * MOST;
        }
    };
    private boolean gather;
    private boolean closed;
    private long shed;

    /** Whether a notice may wait here: it is not known, and there is room; else it is counted. */
    synchronized Added room(Notice notice) {
        if (known.containsKey(notice.key())) {
            return Added.KNOWN;
        }
        if (size() >= (notice.level() > 0 ? 2 * MOST : MOST)) {
            shed++;
            return Added.FULL;
        }
        return Added.TAKEN;
    }

    /** Lets one wait for which there is room. It may be told from now on, so it must be kept by now. */
    synchronized void add(Waiting one) {
        known.put(one.notice().key(), true);
        waiting.add(one);
        notifyAll();
    }

    /** Takes one from an earlier process. What that began to tell was all in one message. */
    synchronized void resume(Waiting one) {
        if (known.put(one.notice().key(), true) == null) {
            (one.tries() > 0 ? tried : waiting).add(one);
        }
    }

    /** Waits for what is to be told together; empty when it was closed. */
    synchronized List<Waiting> next(Clock clock, Pace pace, Hold hold) throws InterruptedException {
        while (!closed) {
            long now = clock.epochNanos();
            gather |= hold.quiet(now) && !waiting.isEmpty();
            boolean some =
                    !tried.isEmpty() || waiting.stream().map(Waiting::notice).anyMatch(hold.at(now));
            long wait = some ? pace.waitNanos(clock.monotonicNanos()) : size() == 0 ? Long.MAX_VALUE : LOOK_NANOS;
            if (some && wait <= 0) {
                return take(hold, now);
            }
            wait(wait == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toMillis(wait) + 1);
        }
        return List.of();
    }

    private List<Waiting> take(Hold hold, long now) {
        if (!tried.isEmpty()) {
            List<Waiting> same = List.copyOf(tried);
            tried.clear();
            return same;
        }
        Predicate<Notice> free = hold.at(now);
        Set<String> due = hold.late() ? about(free) : Set.of();
        List<Waiting> ready = waiting.stream()
                .filter(each ->
                        free.test(each.notice()) || due.contains(each.notice().about()))
                .limit(MOST_GATHERED)
                .toList();
        boolean morning = gather && !hold.quiet(now);
        gather &= !morning;
        boolean all = morning || hold.late();
        int count = ready.size() <= ALONE && !all ? 1 : all ? MOST_GATHERED : MOST_TOGETHER;
        List<Waiting> batch = ready.get(0).notice().alone()
                ? List.of(ready.get(0))
                : ready.stream()
                        .limit(count)
                        .filter(each -> !each.notice().alone())
                        .toList();
        Set<Waiting> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.addAll(batch);
        waiting.removeIf(taken::contains);
        return batch;
    }

    private Set<String> about(Predicate<Notice> free) {
        return waiting.stream()
                .map(Waiting::notice)
                .filter(free)
                .map(Notice::about)
                .collect(Collectors.toSet());
    }

    synchronized void putBack(List<Waiting> batch) {
        tried.addAll(batch);
    }

    /** How many may be told at {@code now}. */
    synchronized int due(Hold hold, long now) {
        Predicate<Notice> free = hold.at(now);
        return tried.size()
                + (int) waiting.stream().map(Waiting::notice).filter(free).count();
    }

    synchronized int size() {
        return waiting.size() + tried.size();
    }

    /** How many were turned away that nobody was told of. */
    synchronized long shed() {
        return shed;
    }

    synchronized void told(long count) {
        shed -= count;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
