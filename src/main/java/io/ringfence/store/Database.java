package io.ringfence.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;
import org.sqlite.SQLiteConfig;

/**
 * The one connection that writes. A transaction is on the disk when {@link #write} returns: WAL with {@code synchronous=FULL}.
 * For one thread at a time.
 */
final class Database implements AutoCloseable {
    /** {@code RFNC}, as SQLite's header keeps it: whose file this is. */
    static final int APPLICATION = 0x52464E43;

    /** The schema this build knows: as many numbered resources as there are. */
    static final int SCHEMA = 4;

    /** The log's file is cut to this when it begins anew. */
    private static final int LOG_BYTES = 16 << 20;

    private static final int BUSY_MILLIS = 3_000;

    /** Of pages held in memory by the connection that writes: indexes of a month of verdicts fit. */
    private static final int CACHE_KIB = 8 << 10;

    private final Handle handle;
    private final Statements statements = new Statements();

    private Database(Handle handle) {
        this.handle = handle;
    }

    /** Opens or makes the store in {@code file}. */
    static Database open(Path file) throws SQLException, UnusableStore, ForeignFile {
        return open("jdbc:sqlite:" + file.toAbsolutePath());
    }

    /** A store that lives as long as its connections, under a name of its own. */
    static Database inMemory(String name) throws SQLException, UnusableStore {
        try {
            return open(memory(name));
        } catch (ForeignFile e) {
            throw new SQLException(e.getMessage(), e);
        } catch (LinkageError e) {
            throw new SQLException("SQLite cannot be loaded here: " + e.getMessage(), e);
        }
    }

    static String memory(String name) {
        return "jdbc:sqlite:file:" + name + "?mode=memory&cache=shared";
    }

    /** Inserts a request from outside the process that writes; its number. */
    static long ask(Path file, Request request) throws SQLException {
        try (Handle handle = Jdbi.create(connect("jdbc:sqlite:" + file.toAbsolutePath()))
                        .open();
                Update insert = handle.createUpdate("""
                        INSERT INTO requests (at, who, why, what, pbx, payer, classes, lasts)
                        VALUES (:at, :who, :why, :what, :pbx, :payer, :classes, :lasts)""")) {
            return insert.bindMethods(request)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(long.class)
                    .one();
        } catch (JdbiException e) {
            throw Fault.sql(e);
        }
    }

    /** Writes from outside the process that holds the store, whose schema must be this build's. */
    static void writeBeside(Path file, List<Entry> entries) throws SQLException, UnusableStore {
        try (Database database = new Database(handle(connect("jdbc:sqlite:" + file.toAbsolutePath())))) {
            int schema = database.number("PRAGMA user_version");
            if (schema != SCHEMA) {
                throw new UnusableStore(
                        file + ": the service that holds this store is of another version of Ringfence");
            }
            database.handle.execute("PRAGMA synchronous = FULL");
            database.write(entries);
        } catch (JdbiException e) {
            throw Fault.sql(e);
        }
    }

    /** A handle that closes {@code connection} with itself, which one made of the connection alone does not. */
    static Handle handle(Connection connection) {
        return Jdbi.create((ConnectionFactory) () -> connection).open();
    }

    static Connection connect(String url) throws SQLException {
        return config().createConnection(url);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    private static Database open(String url) throws SQLException, UnusableStore, ForeignFile {
        SQLiteConfig config = config();
        config.setGetGeneratedKeys(false); // to find out costs as much as to write
        Database database = new Database(handle(config.createConnection(url)));
        try {
            database.prepare();
            return database;
        } catch (JdbiException e) {
            database.close();
            throw Fault.sql(e);
        } catch (SQLException | UnusableStore | ForeignFile | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void prepare() throws SQLException, UnusableStore, ForeignFile {
        int schema = number("PRAGMA user_version");
        int application = number("PRAGMA application_id");
        boolean empty = number("SELECT count(*) FROM sqlite_master") == 0;
        if (!empty && application != APPLICATION) {
            throw new ForeignFile("it is a database of another program");
        }
        if (schema > SCHEMA) {
            throw new UnusableStore("the store has schema " + schema + " and this Ringfence knows " + SCHEMA
                    + ": it was written by a newer version; run that one, or name another store");
        }
        handle.createQuery("PRAGMA journal_mode = WAL").mapTo(String.class).one();
        handle.execute("PRAGMA synchronous = FULL");
        handle.execute("PRAGMA cache_size = -" + CACHE_KIB);
        handle.createQuery("PRAGMA wal_autocheckpoint = 0").mapTo(int.class).one();
        handle.createQuery("PRAGMA journal_size_limit = " + LOG_BYTES)
                .mapTo(long.class)
                .one();
        String sound = handle.createQuery("PRAGMA quick_check(1)")
                .mapTo(String.class)
                .findFirst()
                .orElse("nothing to check");
        if (!sound.equals("ok")) {
            throw new ForeignFile("it is corrupt: " + sound);
        }
        migrate(schema);
        checkpoint(); // processes that were killed leave ever longer logs
        handle.execute(Statements.COMPLETE);
    }

    private void migrate(int from) {
        if (from == SCHEMA) {
            return;
        }
        handle.useTransaction(inside -> {
            for (int schema = from + 1; schema <= SCHEMA; schema++) {
                inside.createScript(script(schema)).execute();
            }
            inside.execute("PRAGMA application_id = " + APPLICATION);
            inside.execute("PRAGMA user_version = " + SCHEMA);
        });
    }

    private static String script(int schema) {
        try (InputStream in = Database.class.getResourceAsStream(schema + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("this build lacks the schema's part " + schema);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes all or nothing. */
    void write(List<Entry> entries) throws SQLException {
        try {
            handle.useTransaction(inside -> {
                for (Entry entry : entries) {
                    statements.keep(inside.getConnection(), entry);
                }
            });
        } catch (JdbiException e) {
            statements.forget();
            throw Fault.sql(e);
        } catch (SQLException | RuntimeException e) {
            statements.forget();
            throw e;
        }
    }

    /** Fails where nothing can be written now. */
    void probe() throws SQLException {
        execute("DELETE FROM audit WHERE id < 0");
    }

    /** Runs a statement of upkeep; how many rows it changed. */
    int execute(String sql) throws SQLException {
        try {
            return handle.execute(sql);
        } catch (JdbiException e) {
            throw Fault.sql(e);
        }
    }

    /** A number that changes when another process has written. */
    int version() throws SQLException {
        try {
            return number("PRAGMA data_version");
        } catch (JdbiException e) {
            throw Fault.sql(e);
        }
    }

    /** Moves what the log holds into the database, as far as no reader stands in the way. */
    void checkpoint() throws SQLException {
        try {
            handle.createQuery("PRAGMA wal_checkpoint(PASSIVE)")
                    .mapTo(int.class)
                    .list();
        } catch (JdbiException e) {
            throw Fault.sql(e);
        }
    }

    List<Request> requests(long after) throws SQLException {
        try {
            return Archive.requests(handle, after);
        } catch (JdbiException e) {
            throw Fault.sql(e);
        }
    }

    private int number(String sql) {
        return handle.createQuery(sql).mapTo(int.class).one();
    }

    @Override
    public void close() {
        statements.forget();
        handle.close();
    }

    /** A file that is no store of ours or no sound one; to be set aside. */
    static final class ForeignFile extends IOException {
        private static final long serialVersionUID = 1L;

        /** What is wrong with it, in words. */
        ForeignFile(String message) {
            super(message);
        }
    }
}
