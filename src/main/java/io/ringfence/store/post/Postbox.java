package io.ringfence.store.post;

import io.ringfence.store.Entry;
import io.ringfence.store.Incident;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What waits to be told, and how far telling has come. */
public final class Postbox {
    private final Handle handle;

    /** Reads by {@code handle}, which stays its owner's. */
    public Postbox(Handle handle) {
        this.handle = handle;
    }

    /** What receivers are still to be told, the oldest first. */
    public List<Entry.Outgoing> outbox() {
        return handle.createQuery("SELECT receiver, key, at, tries, content FROM outbox ORDER BY at, key")
                .map(ConstructorMapper.of(Entry.Outgoing.class))
                .list();
    }

    /** Where a mark stands; {@code otherwise} where there is none. */
    public long mark(String receiver, String what, long otherwise) {
        return handle.createQuery("SELECT at FROM marks WHERE receiver = :receiver AND what = :what")
                .bind("receiver", receiver)
                .bind("what", what)
                .mapTo(long.class)
                .findOne()
                .orElse(otherwise);
    }

    /** What people did since {@code at}, the newest first. */
    public List<Entry.Audit> deeds(long at) {
        return handle.createQuery("""
                        SELECT at, who, what, why, pbx FROM audit
                        WHERE at >= :at AND who NOT IN ('ringfence', 'watch') ORDER BY id DESC LIMIT 1000""")
                .bind("at", at)
                .map(ConstructorMapper.of(Entry.Audit.class))
                .list();
    }

    /** Blindness that was not over before {@code at}, the first first. */
    public List<Entry.Blind> blind(long at) {
        return handle.createQuery("""
                        SELECT pbx, since, until, reason FROM blind WHERE until = 0 OR until >= :at
                        ORDER BY since LIMIT 1000""")
                .bind("at", at)
                .map(ConstructorMapper.of(Entry.Blind.class))
                .list();
    }

    /** Incidents between two moments, those that are alike counted. */
    List<Looking.Sum> sums(long from, long to) {
        return handle.createQuery("""
                        SELECT pbx, kind, action, payer, enforced,
                         group_concat(DISTINCT nullif(country, '')) AS countries, count(*) AS times
                        FROM incidents WHERE at >= :from AND at < :to
                        GROUP BY pbx, kind, action, payer, enforced ORDER BY times DESC LIMIT 1000""")
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new Looking.Sum(
                        row.getString("pbx"),
                        row.getString("kind"),
                        row.getString("action"),
                        row.getString("payer"),
                        row.getBoolean("enforced"),
                        Objects.requireNonNullElse(row.getString("countries"), ""),
                        row.getLong("times")))
                .list();
    }

    /** What was counted in hours that began between two moments. */
    List<Entry.Tally> tallies(long from, long to) {
        return handle.createQuery("""
                        SELECT pbx, what, since, amount FROM tallies WHERE since >= :from AND since < :to""")
                .bind("from", from)
                .bind("to", to)
                .map(ConstructorMapper.of(Entry.Tally.class))
                .list();
    }

    /** The highest number of a verdict. */
    public long lastVerdict() {
        return handle.createQuery("SELECT coalesce(max(verdict), 0) FROM incidents")
                .mapTo(long.class)
                .one();
    }

    /** Verdicts beyond number {@code after} that the process did not outlive, the first first. */
    public List<Incident> unfinished(long after) {
        return handle.createQuery("""
                        SELECT verdict, at, pbx, kind, action, linkedid, uniqueid, payer_kind, payer, number, country,
                         class AS type, score, enforced, evidence, 0 AS intended, '' AS result, 0 AS tries, '' AS detail,
                         0 AS settled
                        FROM incidents
                        WHERE verdict > :after AND evidence LIKE '{"lost":%' ORDER BY verdict LIMIT 1000""")
                .bind("after", after)
                .map(ConstructorMapper.of(Incident.class))
                .list();
    }
}
