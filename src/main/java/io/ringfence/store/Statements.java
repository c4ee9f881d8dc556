package io.ringfence.store;

import java.util.Map;

/** The statement that keeps each kind of entry. Every one may be repeated without harm, but for money and the audit log. */
final class Statements {
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

    private Statements() {}

    static String of(Class<? extends Entry> type) {
        return SQL.getOrDefault(type, "");
    }
}
