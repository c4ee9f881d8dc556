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
        String suffix = ".corrupt-" + STAMP.format(Instant.ofEpochSecond(0, clock.epochNanos()));
        Path aside = file.resolveSibling(file.getFileName() + suffix);
        try {
            for (String part : PARTS) {
                Path from = file.resolveSibling(file.getFileName() + part);
                if (Files.exists(from)) {
                    Files.move(from, file.resolveSibling(file.getFileName() + suffix + part));
                }
            }
            LOG.error("store {} is unusable: {}. It is now {}; going on with a new one", file, why, aside);
            setAside = aside + " (" + why + ")";
            make();
            return Database.open(file);
        } catch (IOException e) {
            throw new SQLException(reason(e), e);
        }
    }

    private static String reason(IOException failure) {
        String words = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return words == null ? failure.toString() : words;
    }
}
