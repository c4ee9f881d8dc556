package io.ringfence.store;

import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the file of a store, however it is found. */
final class StoreFile {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** SQLite keeps its log and the log's index beside the database. */
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private final Path file;
    private final Clock clock;
    private volatile String setAside = "";

    StoreFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Where an unusable file was moved; empty when none was. */
    String setAside() {
        return setAside;
    }

    Database open() throws SQLException, UnusableStore {
        try {
            make();
            return Database.open(file);
        } catch (Database.ForeignFile e) {
            return afresh(String.valueOf(e.getMessage()));
        } catch (UnusableStore e) {
            throw new UnusableStore(file + ": " + e.getMessage());
        } catch (SQLException e) {
            if (!Fault.unsound(e)) {
                throw e;
            }
            return afresh("it is corrupt or no database: " + e.getMessage());
        } catch (LinkageError e) {
            throw new SQLException("SQLite cannot be loaded here: " + e.getMessage(), e);
        }
    }

    /** What it holds concerns the owner and his group: numbers people called. */
    private void make() throws SQLException {
        try {
            if (!Files.exists(file)
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
            }
        } catch (IOException e) {
            throw new SQLException(reason(e), e);
        }
    }

    private Database afresh(String why) throws SQLException, UnusableStore {
        try {
            Path aside = setAside(".corrupt-");
            LOG.error("store {} is unusable: {}. It is now {}; going on with a new one", file, why, aside);
            setAside = aside + " (" + why + ")";
            make();
            return Database.open(file);
        } catch (IOException e) {
            throw new SQLException(reason(e), e);
        }
    }

    /** Moves all parts of the file aside, under a name that says when; {@code file} itself is free afterwards. */
    Path setAside(String what) throws IOException {
        String suffix = what + STAMP.format(Instant.ofEpochSecond(0, clock.epochNanos()));
        for (String part : PARTS) {
            Path from = file.resolveSibling(file.getFileName() + part);
            if (Files.exists(from)) {
                Files.move(from, file.resolveSibling(file.getFileName() + suffix + part));
            }
        }
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Writes all that is in the store of {@code from} at one moment into a new file; others go on reading and writing. */
    static void copy(Path from, Path into) throws SQLException {
        try (Handle handle = Database.handle(Database.connect("jdbc:sqlite:" + from.toAbsolutePath()))) {
            handle.execute("VACUUM INTO ?", into.toAbsolutePath().toString());
        } catch (JdbiException e) {
            throw Fault.sql(e);
        }
    }

    /** Reads every page of a closed store and says what it holds; nothing is changed. */
    static Store.Holdings examine(Path file) throws SQLException, UnusableStore {
        try (Handle handle = Database.handle(Database.connect("jdbc:sqlite:" + file.toAbsolutePath()))) {
            long application = number(handle, "PRAGMA application_id");
            int schema = (int) number(handle, "PRAGMA user_version");
            if (application != Database.APPLICATION || schema == 0) {
                throw new UnusableStore(file + ": not a Ringfence store");
            }
            if (schema > Database.SCHEMA) {
                throw new UnusableStore(file + ": written by a newer Ringfence, schema " + schema + "; this one knows "
                        + Database.SCHEMA);
            }
            String sound = handle.createQuery("PRAGMA integrity_check(1)")
                    .mapTo(String.class)
                    .one();
            if (!sound.equals("ok")) {
                throw new UnusableStore(file + ": corrupt: " + sound);
            }
            return new Store.Holdings(
                    schema,
                    number(handle, "SELECT count(*) FROM incidents"),
                    number(handle, "SELECT count(*) FROM fences"),
                    number(handle, "SELECT count(*) FROM money"),
                    number(handle, "SELECT count(*) FROM baselines"));
        } catch (JdbiException e) {
            throw Fault.sql(e);
        }
    }

    /** Makes a copy of earlier ready to be the store of now: what was asked and to be told then is no longer waited for. */
    static void settle(Path copy, long nowNanos) throws SQLException {
        try (Handle handle = Database.handle(Database.connect("jdbc:sqlite:" + copy.toAbsolutePath()))) {
            handle.execute(
                    "UPDATE requests SET answered = ?, answer = 'the store was restored' WHERE answered = 0", nowNanos);
            if (number(handle, "SELECT count(*) FROM sqlite_master WHERE name = 'outbox'") > 0) {
                handle.execute("DELETE FROM outbox");
            }
        } catch (JdbiException e) {
            throw Fault.sql(e);
        }
    }

    private static long number(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(long.class).one();
    }

    private static String reason(IOException failure) {
        String words = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return words == null ? failure.toString() : words;
    }
}
