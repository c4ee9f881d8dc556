package io.ringfence.watch;

import io.ringfence.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Call forwards in Asterisk's database, a SQLite file since Asterisk 10; only read. */
final class Forwards {
    private static final int MOST = 10_000;
    private static final String QUERY =
            "SELECT key, value FROM astdb WHERE key LIKE '/CF%/%' OR key LIKE '/CFB/%' OR key LIKE '/CFU/%' OR key LIKE '/AMPUSER/%/followme/grplist'"
                    + " ORDER BY key LIMIT " + MOST;

    /** A forward of the family of {@code key} to {@code number}. */
    record Forward(String key, String number) {}

    private Forwards() {}

    static List<Forward> read(Path file) throws IOException {
        if (file.equals(Settings.NO_FILE)) {
            return List.of();
        }
        if (!Files.isReadable(file)) {
            throw new IOException(file + ": cannot be read");
        }
        List<Forward> forwards = new ArrayList<>();
        String uri = "jdbc:sqlite:" + file.toAbsolutePath().toUri().toString().replaceFirst("^file:/+", "file:/");
        try (Connection connection = DriverManager.getConnection(uri + "?mode=ro");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                String value = rows.getString(2);
                if (value != null && !value.isEmpty()) {
                    forwards.add(new Forward(rows.getString(1), value));
                }
            }
        } catch (SQLException e) {
            throw new IOException(file + ": no AstDB: " + e.getMessage(), e);
        }
        return forwards;
    }
}
