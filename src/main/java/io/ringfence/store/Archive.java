package io.ringfence.store;

import io.ringfence.store.post.Postbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads a store, also one that a running service writes to. For one thread at a time. */
public final class Archive implements AutoCloseable {
    static final String INCIDENT = """
            SELECT i.verdict, i.at, i.pbx, i.kind, i.action, i.linkedid, i.uniqueid, i.payer_kind, i.payer, i.number,
             i.country, i.class AS type, i.score, i.enforced, i.evidence, coalesce(n.at, 0) AS intended,
             coalesce(o.result, '') AS result, coalesce(o.tries, 0) AS tries, coalesce(o.detail, '') AS detail,
             coalesce(o.at, 0) AS settled
            FROM incidents i LEFT JOIN intents n USING (verdict) LEFT JOIN outcomes o USING (verdict)
            """;

    private final Handle handle;

    private Archive(Handle handle) {
        this.handle = handle;
    }

    /**
     * Opens the store in {@code file} for reading.
     *
     * @throws UnusableStore when there is none
     */
    public static Archive open(Path file) throws UnusableStore {
        if (!Files.isRegularFile(file)) {
            throw new UnusableStore(file + ": no such file; a service writes it when its settings name it as `store`");
        }
        String uri = file.toAbsolutePath().toUri().toString().replaceFirst("^file:/+", "file:/");
        try {
            return checked(file, connect("jdbc:sqlite:" + uri + "?mode=ro"));
        } catch (SQLException | JdbiException e) {
            // Without the right to make the shared index beside it a log cannot be read, but the database itself can.
            try {
                return checked(file, connect("jdbc:sqlite:" + uri + "?immutable=1"));
            } catch (SQLException | JdbiException again) {
                throw new UnusableStore(file + ": not readable as a Ringfence store: "
                        + Fault.sql(again).getMessage());
            }
        }
    }

    static Archive inMemory(String name) throws UnusableStore {
        try {
            Archive archive = connect(Database.memory(name));
            archive.handle.execute(
                    "PRAGMA read_uncommitted = 1"); // here locks are not waited for, and nothing is undone
            return archive;
        } catch (SQLException | JdbiException e) {
            throw new UnusableStore("no store in memory: " + Fault.sql(e).getMessage());
        }
    }

    private static Archive connect(String url) throws SQLException {
        return new Archive(Database.handle(Database.connect(url)));
    }

    private static Archive checked(Path file, Archive archive) throws UnusableStore {
        try {
            int application = archive.number("PRAGMA application_id");
            int schema = archive.number("PRAGMA user_version");
            if (application != Database.APPLICATION || schema == 0) {
                throw new UnusableStore(file + ": not a Ringfence store");
            }
            if (schema > Database.SCHEMA) {
                throw new UnusableStore(file + ": written by a newer Ringfence, schema " + schema);
            }
            return archive;
        } catch (UnusableStore | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** The last {@code most} incidents, the newest first. */
    public List<Incident> last(int most) {
        return handle.createQuery(INCIDENT + "ORDER BY i.verdict DESC LIMIT :most")
                .bind("most", most)
                .map(ConstructorMapper.of(Incident.class))
                .list();
    }

    /** How many {@link #last} could list. */
    public int incidents() {
        return number("SELECT count(*) FROM incidents");
    }

    /** All verdicts on the call with this uniqueid, or linkedid, the first first. */
    public List<Incident> of(String uniqueid) {
        return handle.createQuery(INCIDENT + "WHERE i.uniqueid = :id OR i.linkedid = :id ORDER BY i.verdict LIMIT 100")
                .bind("id", uniqueid)
                .map(ConstructorMapper.of(Incident.class))
                .list();
    }

    /** The newest incidents of a payer of any PBX. */
    public List<Incident> ofPayer(String payer, int most) {
        return handle.createQuery(INCIDENT + "WHERE i.payer = :payer ORDER BY i.verdict DESC LIMIT :most")
                .bind("payer", payer)
                .bind("most", most)
                .map(ConstructorMapper.of(Incident.class))
                .list();
    }

    /** Uniqueids of incidents that begin like {@code uniqueid}, the newest first. */
    public List<String> near(String uniqueid, int most) {
        return handle.createQuery("""
                        SELECT uniqueid FROM incidents WHERE substr(uniqueid, 1, :length) = :start
                        GROUP BY uniqueid ORDER BY max(verdict) DESC LIMIT :most""")
                .bind("length", uniqueid.length())
                .bind("start", uniqueid)
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /** Every payer's last fence, standing or fallen. */
    public List<Entry.Fence> fences() {
        return handle.createQuery(
                        "SELECT pbx, payer_kind, payer, classes, since, until, times, why, enforced FROM fences ORDER BY until")
                .map(ConstructorMapper.of(Entry.Fence.class))
                .list();
    }

    /** Every ban that stands or ended within a month. */
    public List<Entry.Ban> bans() {
        if (number("SELECT count(*) FROM sqlite_master WHERE name = 'bans'") == 0) {
            return List.of(); // of the version before
        }
        return handle.createQuery(
                        "SELECT network, since, until, times, origin, pbx, why, enforced, ended FROM bans ORDER BY until")
                .map(ConstructorMapper.of(Entry.Ban.class))
                .list();
    }

    /** Who proved itself from where within a month, the last last. */
    public List<Entry.Resident> residents() {
        return handle.createQuery("SELECT address, account, first, last FROM residents ORDER BY last")
                .map(ConstructorMapper.of(Entry.Resident.class))
                .list();
    }

    /** Everything a tripwire watches on a PBX; with an empty name, on all of them. */
    public List<Entry.Watched> watched(String pbx) {
        if (number("SELECT count(*) FROM sqlite_master WHERE name = 'watched'") == 0) {
            return List.of(); // of the version before
        }
        return handle.createQuery("""
                        SELECT pbx, what, name, place, print, accepted, since FROM watched
                        WHERE :pbx IN ('', pbx) ORDER BY what, name""")
                .bind("pbx", pbx)
                .map(ConstructorMapper.of(Entry.Watched.class))
                .list();
    }

    /** The last windows in which changes were announced, the newest first. */
    public List<Entry.Announced> announced() {
        if (number("SELECT count(*) FROM sqlite_master WHERE name = 'announced'") == 0) {
            return List.of(); // of the version before
        }
        return handle.createQuery("SELECT pbx, since, until, who, why FROM announced ORDER BY until DESC LIMIT 100")
                .map(ConstructorMapper.of(Entry.Announced.class))
                .list();
    }

    /** What is to be told. */
    public Postbox postbox() {
        return new Postbox(handle);
    }

    /** Intents since {@code at}, the first first. */
    public List<Entry.Intent> intents(long at) {
        return handle.createQuery("""
                        SELECT verdict, at, pbx, linkedid, uniqueid, payer_kind, payer, number, country, class AS type,
                         action, score, hard FROM intents
                        WHERE at >= :at ORDER BY verdict""")
                .bind("at", at)
                .map(ConstructorMapper.of(Entry.Intent.class))
                .list();
    }

    /** Everything people taught, the oldest first. */
    public List<Lesson> lessons() {
        return handle.createQuery("SELECT pbx, extension, kind, value, at, who, why FROM lessons ORDER BY id")
                .map(ConstructorMapper.of(Lesson.class))
                .list();
    }

    /** The last entries of the audit log, the newest first. */
    public List<Entry.Audit> audit(int most) {
        return handle.createQuery("SELECT at, who, what, why, pbx FROM audit ORDER BY id DESC LIMIT :most")
                .bind("most", most)
                .map(ConstructorMapper.of(Entry.Audit.class))
                .list();
    }

    /** Everybody who may use the console, by name. */
    public List<Entry.User> users() {
        return handle.createQuery("SELECT name, role, scope, password, changed FROM users ORDER BY name")
                .map(ConstructorMapper.of(Entry.User.class))
                .list();
    }

    /** The tokens of those who are still users, the oldest first. */
    public List<Entry.Token> tokens() {
        return handle.createQuery("""
                        SELECT digest, user, label, since, expires FROM tokens
                        WHERE user IN (SELECT name FROM users) ORDER BY since""")
                .map(ConstructorMapper.of(Entry.Token.class))
                .list();
    }

    /** What is looked for a page at a time. */
    public Search search() {
        return new Search(handle);
    }

    /** What payers spent in the periods of a kind that began at {@code since} or later. */
    public List<Entry.Money> money(String period, long since) {
        return handle.createQuery("""
                        SELECT pbx, payer_kind, payer, period, since, micros FROM money
                        WHERE period = :period AND since >= :since ORDER BY since, micros DESC""")
                .bind("period", period)
                .bind("since", since)
                .map(ConstructorMapper.of(Entry.Money.class))
                .list();
    }

    /** Calls that were up when the last process ended. */
    public List<Underway> underway() {
        return Underway.all(handle);
    }

    /** Blind intervals, the newest first. */
    public List<Entry.Blind> blind(int most) {
        return handle.createQuery("SELECT pbx, since, until, reason FROM blind ORDER BY since DESC LIMIT :most")
                .bind("most", most)
                .map(ConstructorMapper.of(Entry.Blind.class))
                .list();
    }

    /** Hands over every row whose bytes mean what {@code layout} says, the longest untouched first; how many others there are. */
    public int rows(String layout, Consumer<Entry.Row> taker) {
        try (Stream<Entry.Row> rows =
                handle.createQuery("""
                        SELECT pbx, kind, name, proven, layout, at, state FROM baselines
                        WHERE layout = :layout ORDER BY at""").bind("layout", layout).map(ConstructorMapper.of(Entry.Row.class)).stream()) {
            rows.forEach(taker);
        }
        return handle.createQuery("SELECT count(*) FROM baselines WHERE layout <> :layout")
                .bind("layout", layout)
                .mapTo(int.class)
                .one();
    }

    /** One request. */
    public List<Request> request(long id) {
        return handle.createQuery(REQUEST + "WHERE id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Request.class))
                .list();
    }

    private static final String REQUEST =
            "SELECT id, at, who, why, what, pbx, payer, classes, lasts, answered, answer FROM requests ";

    /** Requests beyond number {@code after} that wait for an answer. */
    static List<Request> requests(Handle handle, long after) {
        return handle.createQuery(REQUEST + "WHERE answered = 0 AND id > :after ORDER BY id LIMIT 100")
                .bind("after", after)
                .map(ConstructorMapper.of(Request.class))
                .list();
    }

    /** The highest number given to a verdict so far. */
    long lastVerdict() {
        return handle.createQuery("""
                        SELECT max(coalesce((SELECT max(verdict) FROM intents), 0),
                         coalesce((SELECT max(verdict) FROM incidents), 0))""").mapTo(long.class).one();
    }

    private int number(String sql) {
        return handle.createQuery(sql).mapTo(int.class).one();
    }

    @Override
    public void close() {
        handle.close();
    }
}
