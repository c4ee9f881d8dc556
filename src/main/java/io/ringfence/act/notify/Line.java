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
    private static final long LOOK_MILLIS = 1_000;

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
    private boolean gather; // for the thread that tells
    private boolean stirred;
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

    /**
     * Lets one wait for which there is room. It may be told from now on, so it must be kept by now.
     *
     * @param free whether it may be told at once
     */
    synchronized void add(Waiting one, boolean free) {
        known.put(one.notice().key(), true);
        waiting.add(one);
        if (free || size() == 1) {
            stirred = true;
            notifyAll();
        }
    }

    /** Takes one from an earlier process. What that began to tell was all in one message. */
    synchronized void resume(Waiting one) {
        if (known.put(one.notice().key(), true) == null) {
            (one.tries() > 0 ? tried : waiting).add(one);
        }
    }

    /**
     * Waits for what is to be told together; empty when it was closed. For one thread. It chooses from a copy, so that who adds does not
     * wait for that.
     */
    List<Waiting> next(Clock clock, Pace pace, Hold hold) throws InterruptedException {
        while (!closed()) {
            long now = clock.epochNanos();
            List<Waiting> batch = choice(hold, now);
            long wait = pace.waitNanos(clock.monotonicNanos());
            if (batch.isEmpty()) {
                sleep(size() == 0 ? 0 : LOOK_MILLIS, true);
            } else if (wait > 0) {
                sleep(TimeUnit.NANOSECONDS.toMillis(wait) + 1, false);
            } else {
                remove(batch);
                gather &= hold.quiet(now);
                return batch;
            }
        }
        return List.of();
    }

    @SuppressWarnings("WaitNotInLoop") // whoever sleeps looks around in a loop
    private synchronized void sleep(long millis, boolean light) throws InterruptedException {
        if (!closed && !(light && stirred)) {
            wait(millis);
        }
        stirred = false;
    }

    private List<Waiting> choice(Hold hold, long now) {
        List<Waiting> all = copy();
        if (all.isEmpty() || all.get(0).tries() > 0) {
            return all.stream().takeWhile(each -> each.tries() > 0).toList();
        }
        Predicate<Notice> free = hold.at(now);
        gather |= hold.quiet(now);
        boolean together = gather && !hold.quiet(now) || hold.late();
        Set<String> due = hold.late() ? about(all, free) : Set.of();
        List<Waiting> ready = all.stream()
                .filter(each ->
                        free.test(each.notice()) || due.contains(each.notice().about()))
                .limit(together ? MOST_GATHERED : MOST_TOGETHER)
                .toList();
        if (ready.isEmpty() || ready.get(0).notice().alone() || ready.size() <= ALONE && !together) {
            return ready.stream().limit(1).toList();
        }
        return ready.stream().filter(each -> !each.notice().alone()).toList();
    }

    /** What was tried first. */
    private synchronized List<Waiting> copy() {
        List<Waiting> all = new ArrayList<>(size());
        all.addAll(tried);
        all.addAll(waiting);
        return all;
    }

    private synchronized void remove(List<Waiting> batch) {
        Set<Waiting> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.addAll(batch);
        tried.clear();
        waiting.removeIf(taken::contains);
    }

    private static Set<String> about(List<Waiting> all, Predicate<Notice> free) {
        return all.stream().map(Waiting::notice).filter(free).map(Notice::about).collect(Collectors.toSet());
    }

    synchronized void putBack(List<Waiting> batch) {
        tried.addAll(batch);
    }

    /** How many may be told at {@code now}. */
    int due(Hold hold, long now) {
        Predicate<Notice> free = hold.at(now);
        return (int) copy().stream()
                .filter(each -> each.tries() > 0 || free.test(each.notice()))
                .count();
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

    private synchronized boolean closed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
