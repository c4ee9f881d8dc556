package io.ringfence.store;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/** What SQLite's errors mean for us. */
final class Fault {
    private static final Set<SQLiteErrorCode> UNSOUND =
            EnumSet.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);
    private static final int PRIMARY = 0xff;

    private Fault() {}

    /** The error below what JDBI threw. */
    static SQLException sql(Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException(String.valueOf(thrown.getMessage()), thrown);
    }

    /** Whether the file itself is broken or no database at all. */
    static boolean unsound(SQLException thrown) {
        return UNSOUND.contains(primary(thrown));
    }

    /** Whether trying the same again later may work: the disk, the rights, another process. */
    static boolean passing(SQLException thrown) {
        return switch (primary(thrown)) {
            case SQLITE_OK,
                    UNKNOWN_ERROR,
                    SQLITE_CONSTRAINT,
                    SQLITE_MISMATCH,
                    SQLITE_TOOBIG,
                    SQLITE_RANGE,
                    SQLITE_ERROR,
                    SQLITE_MISUSE -> false;
            default -> true;
        };
    }

    /** Whether the connection is none the worse for it. */
    static boolean leavesItOpen(SQLException thrown) {
        return switch (primary(thrown)) {
            case SQLITE_FULL, SQLITE_BUSY, SQLITE_LOCKED -> true;
            default -> false;
        };
    }

    /** For a person. */
    static String words(SQLException thrown) {
        return switch (primary(thrown)) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_READONLY, SQLITE_PERM -> "it may not be written to";
            case SQLITE_CANTOPEN -> "it cannot be opened or made";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another process keeps it locked";
            case SQLITE_IOERR -> "the disk fails: " + thrown.getMessage();
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "the file is corrupt; it is set aside at the next start";
            default -> String.valueOf(thrown.getMessage());
        };
    }

    private static SQLiteErrorCode primary(SQLException thrown) {
        return SQLiteErrorCode.getErrorCode(thrown.getErrorCode() & PRIMARY);
    }
}
