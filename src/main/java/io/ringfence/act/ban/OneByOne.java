package io.ringfence.act.ban;

import io.ringfence.decide.ban.Ban;
import io.ringfence.network.Cidr;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A perimeter that is told of each change and cannot be looked at. It remembers what it was told; a service that starts tells
 * everything again, so telling twice must do no harm. A few are told at once, and so many in a go that what comes meanwhile need not wait
 * long; where several in a row fail the rest is left for later.
 */
final class OneByOne implements Perimeter {
    private static final int AT_ONCE = 4;
    private static final int MOST_IN_A_GO = 100;
    private static final int ENOUGH_FAILURES = 4;

    /** What is to be told. */
    record Change(boolean keepOut, Ban ban) {
        /** {@code ban} or {@code unban}. */
        String verb() {
            return keepOut ? "ban" : "unban";
        }
    }

    /** Tells one change. For several threads. */
    interface Messenger {
        void tell(Change change, long nowNanos) throws IOException;
    }

    private final Messenger messenger;
    private final Map<Cidr, Ban> told = new HashMap<>();

    OneByOne(Messenger messenger) {
        this.messenger = messenger;
    }

    @Override
    public void assume(Collection<Ban> bans) {
        bans.forEach(ban -> told.put(ban.network(), ban));
    }

    @Override
    public boolean keep(Collection<Ban> bans, boolean thorough, long nowNanos) throws IOException {
        List<Change> changes = changes(bans);
        List<Change> now = changes.subList(0, Math.min(MOST_IN_A_GO, changes.size()));
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "ban");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<String> failures = new ArrayList<>();
            for (int from = 0; from < now.size() && failures.size() < ENOUGH_FAILURES; from += AT_ONCE) {
                tell(pool, now.subList(from, Math.min(from + AT_ONCE, now.size())), failures, nowNanos);
            }
            if (!failures.isEmpty()) {
                throw new IOException(failures.get(0) + (failures.size() > 1 ? ", and more" : ""));
            }
            return now.size() == changes.size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Letting in comes first: a wider ban takes the place of those in it, and nobody is to wait for being let in. */
    private List<Change> changes(Collection<Ban> bans) {
        Map<Cidr, Ban> wanted = new LinkedHashMap<>();
        bans.forEach(ban -> wanted.put(ban.network(), ban));
        List<Change> changes = new ArrayList<>();
        told.forEach((network, ban) -> {
            if (!wanted.containsKey(network)) {
                changes.add(new Change(false, ban));
            }
        });
        wanted.forEach((network, ban) -> {
            Ban before = told.getOrDefault(network, Ban.NONE);
            if (before.untilNanos() != ban.untilNanos()) {
                changes.add(new Change(true, ban));
            }
        });
        return changes;
    }

    private void tell(ExecutorService pool, List<Change> changes, List<String> failures, long nowNanos)
            throws InterruptedException {
        Map<Change, Future<Boolean>> running = new LinkedHashMap<>();
        for (Change change : changes) {
            running.put(change, pool.submit(() -> {
                messenger.tell(change, nowNanos);
                return true;
            }));
        }
        for (Map.Entry<Change, Future<Boolean>> each : running.entrySet()) {
            Change change = each.getKey();
            try {
                each.getValue().get(1, TimeUnit.MINUTES);
                if (change.keepOut()) {
                    told.put(change.ban().network(), change.ban());
                } else {
                    told.remove(change.ban().network());
                }
            } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
                Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
                failures.add(cause == null || cause.getMessage() == null ? e.toString() : cause.getMessage());
            }
        }
    }

    @Override
    public void remove() throws IOException {
        for (boolean done = false; !done; ) {
            done = keep(List.of(), false, 0);
        }
    }
}
