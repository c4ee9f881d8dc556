package io.ringfence.upkeep;

import io.ringfence.access.Scope;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import io.ringfence.web.api.Upkeep.Asked;
import io.ringfence.web.api.Upkeep.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is watched on the PBXs and changed without being announced. */
final class Watching {
    private static final int MOST = 1_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Store store;
    private final Clock clock;

    Watching(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What is not as it was accepted, and which changes are announced. */
    Object changes(Scope scope) throws Exception {
        long now = clock.epochNanos();
        try (Archive archive = store.archive()) {
            List<Entry.Watched> all = archive.watched("").stream()
                    .filter(one -> !one.inner() && scope.permits(one.pbx()))
                    .toList();
            List<Map<String, Object>> items = all.stream()
                    .filter(one -> !one.print().equals(one.accepted()))
                    .limit(MOST)
                    .map(Watching::row)
                    .toList();
            List<Map<String, Object>> announced = archive.announced().stream()
                    .filter(window -> window.until() > now)
                    .filter(window -> window.pbx().isEmpty() || scope.permits(window.pbx()))
                    .map(Watching::window)
                    .toList();
            long there = all.stream().filter(one -> !one.print().isEmpty()).count();
            return Map.of("items", items, "next", "", "watched", there, "announced", announced);
        }
    }

    Reply accept(String pbx, Asked asked) {
        return kept(new Entry.Accepted(pbx), "accepted the configuration as it is", pbx, asked);
    }

    Reply announce(String pbx, long nanos, Asked asked) {
        long now = clock.epochNanos();
        Instant until = Instant.ofEpochSecond(0, now + nanos).truncatedTo(ChronoUnit.SECONDS);
        Entry window = new Entry.Announced(pbx, now, now + nanos, asked.who(), asked.why());
        return kept(window, "announced changes until " + until, pbx, asked);
    }

    private Reply kept(Entry entry, String what, String pbx, Asked asked) {
        Entry audit = new Entry.Audit(clock.epochNanos(), asked.who(), what, asked.why(), pbx);
        return store.commit(List.of(entry, audit), PATIENCE_NANOS)
                ? new Reply.Done(what)
                : new Reply.Unable("the store cannot be written now");
    }

    private static Map<String, Object> row(Entry.Watched one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pbx", one.pbx());
        row.put("is", one.print().isEmpty() ? "gone" : one.accepted().isEmpty() ? "new" : "changed");
        row.put("what", one.what().toLowerCase(Locale.ROOT).replace('_', ' '));
        row.put("name", one.name());
        row.put("place", one.place());
        row.put("since", TimeUnit.NANOSECONDS.toMillis(one.since()));
        return row;
    }

    private static Map<String, Object> window(Entry.Announced window) {
        return Map.of(
                "pbx", window.pbx(),
                "until", TimeUnit.NANOSECONDS.toMillis(window.until()),
                "who", window.who(),
                "why", window.why());
    }
}
