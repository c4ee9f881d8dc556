package io.ringfence.keep;

import io.ringfence.keep.ban.BanDesk;
import io.ringfence.keep.ban.BanErrands;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Incident;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Where a command leaves a request: with the service that holds the store, or else in the store for the next one. */
public final class Desk {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<String> pbxs;
    private final BanDesk bans;
    private final Clock clock;

    /** @param pbxs the PBXs of the settings; empty when they are not known */
    public Desk(List<String> pbxs, BanDesk bans, Clock clock) {
        this.pbxs = List.copyOf(pbxs);
        this.bans = bans;
        this.clock = clock;
    }

    /**
     * Sees to {@code request}; what became of it, in words.
     *
     * @throws UnusableStore when there is no such store
     */
    public String ask(Path file, Request request) throws UnusableStore {
        Archive.open(file).close(); // a file that is no store must not be set aside for a slip of the finger
        try (Store store = Store.open(file, clock)) {
            return "no service is running, so the next one will find this done: " + onPaper(store, request);
        } catch (UnusableStore e) {
            if (!e.inUse()) {
                throw e;
            }
            return leave(file, request, PATIENCE_NANOS);
        }
    }

    /** Leaves {@code request} with the service that holds the store, and waits so long for the answer. */
    public String leave(Path file, Request request, long mostNanos) throws UnusableStore {
        return awaited(file, Store.ask(file, request), mostNanos);
    }

    private String onPaper(Store store, Request request) throws UnusableStore {
        if (BanErrands.concern(request)) {
            return bans.ask(store, request, clock);
        }
        List<Entry.Fence> fences;
        List<Incident> incidents;
        try (Archive archive = store.archive()) {
            fences = archive.fences();
            incidents = Errands.about(request, archive);
        }
        return Errands.of(store, fences, pbxs).run(request, incidents, clock.epochNanos());
    }

    private String awaited(Path file, long id, long mostNanos) throws UnusableStore {
        long until = clock.monotonicNanos() + mostNanos;
        try (Archive archive = Archive.open(file)) {
            while (clock.monotonicNanos() < until) {
                for (Request request : archive.request(id)) {
                    if (request.answered() != 0) {
                        return request.answer();
                    }
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        return "the service that holds the store has not answered within " + TimeUnit.NANOSECONDS.toSeconds(mostNanos)
                + " s; the request waits for it as number " + id;
    }
}
