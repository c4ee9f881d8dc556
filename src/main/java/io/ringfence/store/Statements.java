package io.ringfence.store;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statement that keeps each kind of entry, prepared once for a connection. Every one may be repeated without harm, but for money,
 * tallies and the audit log.
 *
 * <p>Plain JDBC, with {@code :names} looked up once: to look them up for every entry takes several times as long as SQLite takes to write it.
 */
final class Statements {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
    private static final Pattern PLACE = Pattern.compile(":([A-Za-z]+)");

    private static final Map<Class<? extends Entry>, String> SQL = Map.ofEntries(
            Map.entry(Entry.Intent.class, """
                    INSERT OR REPLACE INTO intents
                    (verdict, at, pbx, linkedid, uniqueid, payer_kind, payer, number, country, class, action, score, hard)
                    VALUES (:verdict, :at, :pbx, :linkedid, :uniqueid, :payerKind, :payer, :number, :country, :type,
                     :action, :score, :hard)"""),
            Map.entry(Entry.Settled.class, """
                    INSERT OR REPLACE INTO outcomes (verdict, at, result, tries, detail)
                    VALUES (:verdict, :at, :result, :tries, :detail)"""),
            Map.entry(Entry.Incident.class, """
                    INSERT OR REPLACE INTO incidents
                    (verdict, at, pbx, kind, action, linkedid, uniqueid, payer_kind, payer, number, country, class, score,
                     enforced, evidence)
                    VALUES (:verdict, :at, :pbx, :kind, :action, :linkedid, :uniqueid, :payerKind, :payer, :number,
                     :country, :type, :score, :enforced, :evidence)"""),
            Map.entry(Entry.Fence.class, """
                    INSERT OR REPLACE INTO fences
                    (pbx, payer_kind, payer, classes, since, until, times, why, enforced)
                    VALUES (:pbx, :payerKind, :payer, :classes, :since, :until, :times, :why, :enforced)"""),
            Map.entry(
                    Entry.Lifted.class,
                    "DELETE FROM fences WHERE pbx = :pbx AND payer_kind = :payerKind AND payer = :payer"),
            Map.entry(Entry.Ban.class, """
                    INSERT OR REPLACE INTO bans (network, since, until, times, origin, pbx, why, enforced, ended)
                    VALUES (:network, :since, :until, :times, :origin, :pbx, :why, :enforced, :ended)"""),
            Map.entry(Entry.Unbanned.class, "DELETE FROM bans WHERE network = :network"),
            Map.entry(
                    Entry.Resident.class,
                    "INSERT OR REPLACE INTO residents (address, account, first, last) VALUES (:address, :account, :first, :last)"),
            Map.entry(Lesson.class, """
                    INSERT OR REPLACE INTO lessons (pbx, extension, kind, value, at, who, why)
                    VALUES (:pbx, :extension, :kind, :value, :at, :who, :why)"""),
            Map.entry(Entry.Row.class, """
                    INSERT OR REPLACE INTO baselines (pbx, kind, name, proven, layout, at, state)
                    VALUES (:pbx, :kind, :name, :proven, :layout, :at, :state)"""),
            Map.entry(Entry.Money.class, """
                    INSERT INTO money (pbx, payer_kind, payer, period, since, micros)
                    VALUES (:pbx, :payerKind, :payer, :period, :since, :micros)
                    ON CONFLICT DO UPDATE SET micros = micros + excluded.micros"""),
            Map.entry(
                    Entry.Blind.class,
                    "INSERT OR REPLACE INTO blind (pbx, since, until, reason) VALUES (:pbx, :since, :until, :reason)"),
            Map.entry(
                    Entry.Blind.Over.class,
                    "UPDATE blind SET until = max(since, :until) WHERE pbx = :pbx AND until = 0"),
            Map.entry(
                    Entry.Audit.class,
                    "INSERT INTO audit (at, who, what, why, pbx) VALUES (:at, :who, :what, :why, :pbx)"),
            Map.entry(Entry.User.class, """
                    INSERT OR REPLACE INTO users (name, role, scope, password, changed)
                    VALUES (:name, :role, :scope, :password, :changed)"""),
            Map.entry(Entry.UserGone.class, "DELETE FROM users WHERE name = :name"),
            Map.entry(Entry.Token.class, """
                    INSERT OR REPLACE INTO tokens (digest, user, label, since, expires)
                    VALUES (:digest, :user, :label, :since, :expires)"""),
            Map.entry(Entry.TokenGone.class, "DELETE FROM tokens WHERE digest = :digest"),
            Map.entry(Entry.Watched.class, """
                    INSERT OR REPLACE INTO watched (pbx, what, name, place, print, accepted, since)
                    VALUES (:pbx, :what, :name, :place, :print, :accepted, :since)"""),
            Map.entry(
                    Entry.Accepted.class,
                    "UPDATE watched SET accepted = print WHERE accepted <> print AND :pbx IN ('', pbx)"),
            Map.entry(
                    Entry.Announced.class,
                    "INSERT INTO announced (pbx, since, until, who, why) VALUES (:pbx, :since, :until, :who, :why)"),
            Map.entry(Entry.Outgoing.class, """
                    INSERT OR REPLACE INTO outbox (receiver, key, at, tries, content)
                    VALUES (:receiver, :key, :at, :tries, :content)"""),
            Map.entry(Entry.Begun.class, """
                    UPDATE outbox SET tries = max(tries, :tries)
                    WHERE receiver = :receiver AND key IN (SELECT value FROM json_each(:keys))"""),
            Map.entry(Entry.Delivered.class, """
                    DELETE FROM outbox
                    WHERE receiver = :receiver AND key IN (SELECT value FROM json_each(:keys))"""),
            Map.entry(
                    Entry.Mark.class,
                    "INSERT OR REPLACE INTO marks (receiver, what, at) VALUES (:receiver, :what, :at)"),
            Map.entry(Entry.Tally.class, """
                    INSERT INTO tallies (pbx, what, since, amount) VALUES (:pbx, :what, :since, :amount)
                    ON CONFLICT DO UPDATE SET amount = amount + excluded.amount"""),
            Map.entry(Underway.class, """
                    INSERT OR REPLACE INTO underway
                    (pbx, leg, linkedid, uniqueid, payer_kind, payer, claimed, route, caller, dialled, number, country, class,
                     national, trunk, answered)
                    VALUES (:pbx, :leg, :linkedid, :uniqueid, :payerKind, :payer, :claimed, :route, :caller, :dialled, :number,
                     :country, :type, :national, :trunk, :answered)"""),
            Map.entry(Underway.Alive.class, "INSERT OR REPLACE INTO alive (pbx, at) VALUES (:pbx, :at)"),
            Map.entry(Underway.Over.class, """
                    DELETE FROM underway
                    WHERE pbx = :pbx AND linkedid = :linkedid AND uniqueid = :uniqueid AND dialled = :dialled"""),
            Map.entry(Entry.Answer.class, "UPDATE requests SET answered = :answered, answer = :answer WHERE id = :id"));

    /** Incidents whose process died between their action and their evidence, from their intents. */
    static final String COMPLETE = """
            INSERT OR IGNORE INTO incidents
            (verdict, at, pbx, kind, action, linkedid, uniqueid, payer_kind, payer, number, country, class, score, enforced,
             evidence)
            SELECT verdict, at, pbx, 'call', action, linkedid, uniqueid, payer_kind, payer, number, country, class, score, 1,
             json_object('lost', 'the process ended before the evidence was written', 'hardLimit',
              json(iif(hard, 'true', 'false')), 'score', score)
            FROM intents WHERE verdict > (SELECT coalesce(max(verdict), 0) FROM incidents) - 10000
             AND verdict NOT IN (SELECT verdict FROM incidents)""";

    private final Map<Class<? extends Entry>, Prepared> prepared = new HashMap<>();

    /** Keeps {@code entry} by {@code connection}, which is always the same; in whatever transaction it is. */
    void keep(Connection connection, Entry entry) throws SQLException {
        if (entry instanceof Entry.Together several) {
            for (Entry each : several.entries()) {
                keep(connection, each);
            }
            return;
        }
        Class<? extends Entry> type = entry.getClass();
        Prepared known = prepared.get(type);
        if (known == null) {
            known = Prepared.of(type, connection);
            prepared.put(type, known);
        }
        known.run(entry);
    }

    /** Forgets what was prepared: before the connection closes, and after a failure, which may have left it anyhow. */
    void forget() {
        for (Prepared each : prepared.values()) {
            try {
                each.statement().close();
            } catch (SQLException e) {
                // SQLite says again why the statement failed; it is closed all the same.
                LOG.trace("a statement that failed was closed", e);
            }
        }
        prepared.clear();
    }

    /** A statement and what its places are filled with, in their order. */
    private record Prepared(PreparedStatement statement, List<Method> values) {
        static Prepared of(Class<? extends Entry> type, Connection connection) throws SQLException {
            Matcher places = PLACE.matcher(SQL.getOrDefault(type, ""));
            List<Method> values = new ArrayList<>();
            try {
                while (places.find()) {
                    values.add(type.getMethod(places.group(1)));
                }
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
            return new Prepared(connection.prepareStatement(places.replaceAll("?")), List.copyOf(values));
        }

        void run(Entry entry) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                Object value = value(entry, values.get(i));
                if (value instanceof String text) {
                    statement.setString(i + 1, text);
                } else if (value instanceof Number number) {
                    statement.setLong(i + 1, number.longValue());
                } else if (value instanceof Boolean flag) {
                    statement.setBoolean(i + 1, flag);
                } else {
                    statement.setBytes(i + 1, (byte[]) value);
                }
            }
            statement.executeUpdate();
        }

        private static Object value(Entry entry, Method method) {
            try {
                return method.invoke(entry);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(method.getName() + " of an entry cannot be told", e);
            }
        }
    }
}
