package io.ringfence.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.time.Clock;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that the version before left behind. */
final class MigrationTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void leave() throws Exception {
        file = folder.resolve("store.db");
        try (InputStream script = Database.class.getResourceAsStream("1.sql");
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement running = connection.createStatement()) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            for (String statement : text.split(";")) {
                if (!statement.isBlank()) {
                    running.execute(statement);
                }
            }
            running.execute("INSERT INTO fences VALUES ('office', 'extension', '1005', 'premium', 1, 2, 1, 'why', 1)");
            running.execute("PRAGMA application_id = " + Database.APPLICATION);
            running.execute("PRAGMA user_version = 1");
        }
    }

    @Test
    void canBeReadAsItIs() throws Exception {
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.bans()).isEmpty();
            assertThat(archive.fences()).hasSize(1);
        }
    }

    @Test
    void isTakenOverWithAllThatIsInIt() throws Exception {
        Entry.Ban ban = new Entry.Ban("198.51.100.0/24", 1, 2, 3, "policy", "office", "guessed", true, false);
        Entry.Resident resident = new Entry.Resident("198.51.100.7", "1001", 1, 2);
        try (Store store = Store.open(file, Clock.system())) {
            assertThat(store.condition().setAside()).isEmpty();
            assertThat(store.commit(List.of(ban, resident), PATIENCE)).isTrue();
        }
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.fences()).extracting(Entry.Fence::payer).containsExactly("1005");
            assertThat(archive.bans()).containsExactly(ban);
            assertThat(archive.residents()).containsExactly(resident);
        }
    }
}
