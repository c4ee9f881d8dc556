package io.ringfence.web.live;

import io.ringfence.access.Scope;
import io.ringfence.store.Archive;
import io.ringfence.store.Search;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How many calls were ended today, looked up every few seconds however many look on. */
public final class EndedToday {
    private static final long COUNT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private record Count(long ended, long atNanos) {}

    /** A reader of the store. */
    public interface Opening {
        /** To be closed. */
        Archive open() throws UnusableStore;
    }

    private final Opening store;
    private final Clock clock;
    private final Map<Scope, Count> counts = new ConcurrentHashMap<>();

    /** Of what {@code store} holds. */
    public EndedToday(Opening store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Those of {@code pbxs} that are in a scope, since midnight in {@code zone}. */
    public long count(Scope scope, List<String> pbxs, ZoneId zone) {
        long now = clock.monotonicNanos();
        Count before = counts.get(scope);
        if (before != null && now - before.atNanos() < COUNT_NANOS) {
            return before.ended();
        }
        long ended = before == null ? 0 : before.ended();
        try (Archive archive = store.open()) {
            List<String> seen = pbxs.stream().filter(scope::permits).toList();
            ended = archive.search().ended(new Search.Where(scope.everything(), seen), midnight(zone));
        } catch (UnusableStore | RuntimeException e) {
            // The last count stays until the store can be read again, of which the overview tells too.
        }
        counts.put(scope, new Count(ended, now));
        return ended;
    }

    private long midnight(ZoneId zone) {
        long seconds = Instant.ofEpochSecond(0, clock.epochNanos())
                .atZone(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toEpochSecond();
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
