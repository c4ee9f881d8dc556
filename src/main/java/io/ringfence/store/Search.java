package io.ringfence.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Looks for what is kept, a page at a time and only where somebody may look. */
public final class Search {
    private final Handle handle;

    Search(Handle handle) {
        this.handle = handle;
    }

    /**
     * Where to look.
     *
     * @param everywhere whether {@code pbxs} does not matter
     * @param pbxs the PBXs that may be looked at
     */
    public record Where(boolean everywhere, List<String> pbxs) {
        String condition(String column) {
            if (everywhere) {
                return "1 = 1";
            }
            return pbxs.isEmpty() ? "1 = 0" : column + " IN (<pbxs>)";
        }

        void bind(Query query) {
            if (!everywhere && !pbxs.isEmpty()) {
                query.bindList("pbxs", pbxs);
            }
        }
    }

    /**
     * Which incidents.
     *
     * @param before only those with a smaller number
     * @param payer only of this one; empty for all
     * @param action only these; empty for all
     * @param enforced only those that were carried out
     */
    public record Wanted(long before, String payer, String action, boolean enforced) {
        /** All of them. */
        public static final Wanted ALL = new Wanted(Long.MAX_VALUE, "", "", false);
    }

    /** At most {@code most} incidents, the newest first. */
    public List<Incident> incidents(Where where, Wanted wanted, int most) {
        List<String> conditions = new ArrayList<>(List.of(where.condition("i.pbx"), "i.verdict < :before"));
        if (!wanted.payer().isEmpty()) {
            conditions.add("i.payer = :payer");
        }
        if (!wanted.action().isEmpty()) {
            conditions.add("i.action = :action");
        }
        if (wanted.enforced()) {
            conditions.add("i.enforced = 1");
        }
        String sql =
                Archive.INCIDENT + "WHERE " + String.join(" AND ", conditions) + " ORDER BY i.verdict DESC LIMIT :most";
        try (Query query = handle.createQuery(sql)) {
            where.bind(query);
            return query.bind("before", wanted.before())
                    .bind("payer", wanted.payer())
                    .bind("action", wanted.action())
                    .bind("most", most)
                    .map(ConstructorMapper.of(Incident.class))
                    .list();
        }
    }

    /** All verdicts on one call, the first first. */
    public List<Incident> call(String pbx, String uniqueid) {
        return handle.createQuery(Archive.INCIDENT + """
                        WHERE i.pbx = :pbx AND i.uniqueid = :id ORDER BY i.verdict LIMIT 100""")
                .bind("pbx", pbx)
                .bind("id", uniqueid)
                .map(ConstructorMapper.of(Incident.class))
                .list();
    }

    /** One verdict by its number; none or one. */
    public List<Incident> verdict(String pbx, long number) {
        return handle.createQuery(Archive.INCIDENT + "WHERE i.pbx = :pbx AND i.verdict = :number")
                .bind("pbx", pbx)
                .bind("number", number)
                .map(ConstructorMapper.of(Incident.class))
                .list();
    }

    /** How many calls were to be ended since {@code at}, carried out or not. */
    public long ended(Where where, long at) {
        String sql = "SELECT count(*) FROM incidents WHERE at >= :at AND enforced = 1 AND action <> 'alert' AND "
                + where.condition("pbx");
        try (Query query = handle.createQuery(sql)) {
            where.bind(query);
            return query.bind("at", at).mapTo(long.class).one();
        }
    }

    /** Entries of the audit log with smaller numbers than {@code before}, the newest first, each with its number. */
    public List<Numbered> audit(Where where, long before, int most) {
        String sql = "SELECT id, at, who, what, why, pbx FROM audit WHERE id < :before AND " + where.condition("pbx")
                + " ORDER BY id DESC LIMIT :most";
        try (Query query = handle.createQuery(sql)) {
            where.bind(query);
            return query.bind("before", before)
                    .bind("most", most)
                    .map(ConstructorMapper.of(Numbered.class))
                    .list();
        }
    }

    /** An entry of the audit log. */
    public record Numbered(long id, long at, String who, String what, String why, String pbx) {}

    /** Blind intervals that began before {@code before}, the newest first. */
    public List<Entry.Blind> blind(Where where, long before, int most) {
        String sql = "SELECT pbx, since, until, reason FROM blind WHERE since < :before AND " + where.condition("pbx")
                + " ORDER BY since DESC LIMIT :most";
        try (Query query = handle.createQuery(sql)) {
            where.bind(query);
            return query.bind("before", before)
                    .bind("most", most)
                    .map(ConstructorMapper.of(Entry.Blind.class))
                    .list();
        }
    }

    /** What one payer spent in the periods of a kind since {@code since}, the oldest first. */
    public List<Entry.Money> money(String pbx, String payer, String period, long since) {
        return handle.createQuery("""
                        SELECT pbx, payer_kind, payer, period, since, micros FROM money
                        WHERE period = :period AND since >= :since AND pbx = :pbx AND payer = :payer ORDER BY since""")
                .bind("period", period)
                .bind("since", since)
                .bind("pbx", pbx)
                .bind("payer", payer)
                .map(ConstructorMapper.of(Entry.Money.class))
                .list();
    }
}
