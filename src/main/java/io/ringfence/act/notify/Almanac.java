package io.ringfence.act.notify;

import io.ringfence.act.notify.digest.Review;
import io.ringfence.act.notify.tell.Notice;
import io.ringfence.config.notify.Reports;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a report to each receiver when it is due: once, also over restarts, since it is kept together with the mark that it was made. One
 * that was due while no service ran is made at the start, about all since the one before; of several only the last.
 */
final class Almanac {
    private static final Logger LOG = LoggerFactory.getLogger(Almanac.class);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long NEVER = -1;

    private final Supplier<List<Lane>> lanes;
    private final Store store;
    private final String currency;

    Almanac(Supplier<List<Lane>> lanes, Store store, String currency) {
        this.lanes = lanes;
        this.store = store;
        this.currency = currency;
    }

    /** Makes what was due a little while ago, when all that belongs to it is kept. Not while nothing can be kept: then it is due again. */
    void look(long nowNanos) {
        for (Lane lane : lanes.get()) {
            Reports reports = lane.receiver().manner().reports();
            for (Reports.Due due : reports.due()) {
                if (store.condition().well()) {
                    look(lane, due, reports, nowNanos);
                }
            }
        }
    }

    private void look(Lane lane, Reports.Due due, Reports reports, long nowNanos) {
        ZonedDateTime last = reports.last(due, nowNanos - KEPT_NANOS);
        long lastNanos = last.toEpochSecond() * 1_000_000_000L;
        String what = "digest-" + due.period().label();
        try (Archive archive = store.archive()) {
            long marked = archive.postbox().mark(lane.receiver().name(), what, NEVER);
            if (marked >= lastNanos) {
                return;
            }
            Entry.Mark mark = new Entry.Mark(lane.receiver().name(), what, lastNanos);
            if (marked == NEVER) {
                store.commit(List.of(mark), PATIENCE_NANOS); // of the time before nothing is known
                return;
            }
            String event = Review.of(
                    archive,
                    new Review.About(due.period(), lane.receiver().manner().whose(), currency),
                    at(marked, reports.zone()),
                    last);
            Notice notice = Notice.of(what + "-" + last.toLocalDate(), lastNanos, event);
            if (lane.takes(notice)) {
                store.commit(List.of(new Entry.Together(List.of(lane.kept(notice, event), mark))), PATIENCE_NANOS);
                lane.add(notice);
            }
        } catch (UnusableStore | RuntimeException e) {
            LOG.warn("notify {}: no report: {}", lane.receiver().name(), e.toString());
        }
    }

    private static ZonedDateTime at(long nanos, ZoneId zone) {
        return Instant.ofEpochSecond(0, nanos).atZone(zone);
    }
}
