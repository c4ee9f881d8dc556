package io.ringfence.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * How long things are kept: by age, and the newest of each table by number. Forgets a piece at a time, so that no intent waits
 * for it.
 */
final class Retention {
    private static final int PIECE = 500;

    private record Rule(String table, String time, int days, int most) {}

    /** A year and a month of what people look back on; a week more than the doubling of fences needs. */
    private static final Rule[] RULES = {
        new Rule("incidents", "at", 400, 50_000),
        new Rule("intents", "at", 400, 200_000),
        new Rule("outcomes", "at", 400, 200_000),
        new Rule("baselines", "at", 400, 2_000_000),
        new Rule("audit", "at", 1_200, 100_000),
        new Rule("lessons", "at", 1_200, 50_000),
        new Rule("requests", "at", 30, 10_000),
    };

    private final Deque<String> left = new ArrayDeque<>();

    /** Begins a round of forgetting, as of {@code nowNanos}. */
    void begin(long nowNanos) {
        left.clear();
        for (Rule rule : RULES) {
            left.add("DELETE FROM %1$s WHERE rowid IN (SELECT rowid FROM %1$s WHERE %2$s < %3$d LIMIT %4$d)"
                    .formatted(rule.table(), rule.time(), ago(nowNanos, rule.days()), PIECE));
            left.add("""
                    DELETE FROM %1$s WHERE rowid IN (SELECT rowid FROM %1$s ORDER BY %2$s
                     LIMIT max(0, min(%4$d, (SELECT count(*) FROM %1$s) - %3$d)))""".formatted(rule.table(), rule.time(), rule.most(), PIECE));
        }
        left.add("DELETE FROM fences WHERE until < " + ago(nowNanos, 30));
        left.add("DELETE FROM announced WHERE until < " + ago(nowNanos, 400));
        left.add("DELETE FROM watched WHERE print = '' AND accepted = '' AND since < " + ago(nowNanos, 31));
        left.add("DELETE FROM bans WHERE until < " + ago(nowNanos, 31));
        left.add("DELETE FROM outbox WHERE at < " + ago(nowNanos, 31));
        left.add("DELETE FROM tallies WHERE since < " + ago(nowNanos, 400));
        left.add("DELETE FROM residents WHERE last < " + ago(nowNanos, 31));
        left.add("DELETE FROM money WHERE period = 'hour' AND since < " + ago(nowNanos, 40));
        left.add("DELETE FROM money WHERE since < " + ago(nowNanos, 800));
        left.add("DELETE FROM underway WHERE answered < " + ago(nowNanos, 40));
        left.add("DELETE FROM blind WHERE since < " + ago(nowNanos, 400));
    }

    /** Whether a round is not over. */
    boolean pending() {
        return !left.isEmpty();
    }

    /** Forgets one piece. */
    void step(Database database) throws SQLException {
        if (!left.isEmpty() && database.execute(left.getFirst()) < PIECE) {
            left.removeFirst();
        }
    }

    private static long ago(long nowNanos, int days) {
        return nowNanos - TimeUnit.DAYS.toNanos(days);
    }
}
