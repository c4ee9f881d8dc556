package io.ringfence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("ring fence?.db");
    }

    @Test
    void whatWasCommittedIsThereAfterwardsAndForReadersMeanwhile() throws Exception {
        try (Store store = Store.open(file, Clock.system())) {
            assertThat(store.commit(List.of(Entries.intent(1), Entries.fence("1005", 1, 9)), PATIENCE))
                    .isTrue();
            try (Archive archive = Archive.open(file)) {
                assertThat(archive.intents(0)).containsExactly(Entries.intent(1));
                assertThat(archive.fences()).containsExactly(Entries.fence("1005", 1, 9));
            }
        }
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.intents(0)).containsExactly(Entries.intent(1));
        }
    }

    @Test
    void aCleanStopLosesNothing() throws Exception {
        try (Store store = Store.open(file, Clock.system())) {
            for (int i = 1; i <= 5_000; i++) {
                store.add(Entries.incident(i));
            }
        }
        assertThat(folder.resolve(file.getFileName() + "-wal")).doesNotExist();
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.last(10_000)).hasSize(5_000);
        }
    }

    @Test
    void anIncidentIsToldWithItsIntentAndOutcome() throws Exception {
        try (Store store = Store.open(file, Clock.system())) {
            store.commit(List.of(Entries.intent(7)), PATIENCE);
            store.add(Entries.incident(7));
            store.add(new Entry.Settled(7, 8_000, "confirmed", 2, "the call ended"));
            assertThat(store.flush(PATIENCE)).isTrue();

            try (Archive archive = store.archive()) {
                Incident incident = archive.of("17.7").get(0);
                assertThat(incident.evidence()).isEqualTo("{\"score\":87}");
                assertThat(incident.intended()).isEqualTo(7_000);
                assertThat(incident.result()).isEqualTo("confirmed");
                assertThat(incident.tries()).isEqualTo(2);
                assertThat(archive.near("17.", 5)).containsExactly("17.7");
                assertThat(archive.ofPayer("1005", 9)).hasSize(1);
            }
        }
    }

    @Test
    void numbersOfVerdictsGoOnAfterARestart() throws Exception {
        try (Store store = Store.open(file, Clock.system())) {
            assertThat(store.nextVerdict()).isEqualTo(1);
            store.commit(List.of(Entries.intent(41)), PATIENCE);
        }
        try (Store store = Store.open(file, Clock.system())) {
            assertThat(store.nextVerdict()).isEqualTo(42);
        }
    }

    @Test
    void anIntentWhoseProcessDiedBeforeItsIncidentIsToldAllTheSame() throws Exception {
        try (Store store = Store.open(file, Clock.system())) {
            store.commit(List.of(Entries.intent(6), Entries.intent(7)), PATIENCE);
            store.add(Entries.incident(6));
        }
        try (Store store = Store.open(file, Clock.system());
                Archive archive = store.archive()) {
            assertThat(archive.of("17.6").get(0).evidence()).isEqualTo("{\"score\":87}");
            Incident incident = archive.of("17.7").get(0);
            assertThat(incident.number()).isEqualTo("+252611234567");
            assertThat(incident.evidence()).contains("the process ended").contains("\"hardLimit\":false");
        }
    }

    @Test
    void theLastFenceCountsAndALiftedOneIsForgotten() throws Exception {
        try (Store store = Store.open(file, Clock.system())) {
            store.commit(List.of(Entries.fence("1005", 1, 9)), PATIENCE);
            store.commit(List.of(Entries.fence("1005", 1, 99)), PATIENCE);
            store.commit(List.of(Entries.fence("1006", 1, 99)), PATIENCE);
            store.commit(List.of(new Entry.Lifted("office", "extension", "1006")), PATIENCE);

            try (Archive archive = store.archive()) {
                assertThat(archive.fences()).containsExactly(Entries.fence("1005", 1, 99));
            }
        }
    }

    @Test
    void rowsOfAnotherLayoutAreCountedNotHandedOver() throws Exception {
        try (Store store = Store.open(file, Clock.system())) {
            store.add(Entries.row("1001", "old", (byte) 1));
            store.add(Entries.row("1002", "new", (byte) 2));
            store.add(Entries.row("1002", "new", (byte) 3));
            store.flush(PATIENCE);

            List<Entry.Row> rows = new ArrayList<>();
            try (Archive archive = store.archive()) {
                assertThat(archive.rows("new", rows::add)).isEqualTo(1);
            }
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).state()).containsExactly(3);
            assertThat(rows.get(0).name()).isEqualTo("1002");
        }
    }

    @Test
    void moneyAddsUp() throws Exception {
        try (Store store = Store.open(file, Clock.system())) {
            store.add(new Entry.Money("office", "extension", "1005", "day", 100, 7));
            store.add(new Entry.Money("office", "extension", "1005", "day", 100, 5));
            store.flush(PATIENCE);
            try (Archive archive = store.archive()) {
                assertThat(archive.money("day", 100))
                        .containsExactly(new Entry.Money("office", "extension", "1005", "day", 100, 12));
            }
        }
    }

    @Test
    void callsUnderwayAreKeptUntilTheyAreOver() throws Exception {
        Underway one = underway("leg1", 100);
        Underway other = underway("leg2", 300);
        try (Store store = Store.open(file, Clock.system())) {
            store.add(one);
            store.add(other);
            store.add(new Underway.Alive("office", 200));
            store.flush(PATIENCE);
            try (Archive archive = store.archive()) {
                assertThat(archive.underway()).extracting(Underway::leg).containsExactly("leg1", "leg2");
                assertThat(archive.underway())
                        .extracting(Underway::seen)
                        .as("not before it was answered")
                        .containsExactly(200L, 300L);
                assertThat(archive.underway().get(1)).isEqualTo(other);
            }
            store.add(new Underway.Over("office", "call", "of leg1", "0037255501234"));
            store.flush(PATIENCE);
            try (Archive archive = store.archive()) {
                assertThat(archive.underway()).containsExactly(other);
            }
        }
    }

    private static Underway underway(String leg, long answered) {
        return new Underway(
                "office",
                leg,
                "call",
                "of " + leg,
                "extension",
                "1005",
                false,
                "direct",
                "1005",
                "0037255501234",
                "37255501234",
                "EE",
                "international",
                false,
                "trunk",
                answered,
                answered);
    }

    @Test
    void lessonsBlindIntervalsAndTheAuditLogAreKept() throws Exception {
        Lesson lesson = new Lesson("office", "1005", "country", "SO", 3, "ann", "our supplier");
        try (Store store = Store.open(file, Clock.system())) {
            store.add(lesson);
            store.add(new Entry.Blind("office", 1, 0, "reset"));
            store.add(new Entry.Blind("office", 1, 5, "reset"));
            store.add(new Entry.Audit(3, "ann", "lifted the fence of 1005", "our supplier", "office"));
        }
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.lessons()).containsExactly(lesson);
            assertThat(archive.blind(9)).containsExactly(new Entry.Blind("office", 1, 5, "reset"));
            assertThat(archive.audit(9)).extracting(Entry.Audit::who).containsExactly("ann");
        }
    }

    @Test
    void anEntryThatCannotBeKeptTakesNoOtherWithIt() throws Exception {
        Entry.Incident good = Entries.incident(1);
        Entry.Incident bad =
                new Entry.Incident(2, 2, "p", "call", "alert", "l", "u", "e", "n", "", "", "", 1, true, () -> {
                    throw new IllegalStateException("no evidence");
                });
        try (Store store = Store.open(file, Clock.system())) {
            store.add(good);
            store.add(bad);
            store.add(Entries.incident(3));
            assertThat(store.flush(PATIENCE)).isTrue();
            assertThat(store.condition().lost()).isEqualTo(1);
            try (Archive archive = store.archive()) {
                assertThat(archive.last(9)).extracting(Incident::verdict).containsExactly(3L, 1L);
            }
        }
    }

    @Test
    void aCorruptFileIsSetAsideAndAFreshOneServes() throws Exception {
        Files.write(
                file,
                "not a database at all, but long enough to look like one"
                        .repeat(99)
                        .getBytes(StandardCharsets.UTF_8));

        servesAfresh("corrupt");
    }

    @Test
    void aDamagedDatabaseIsSetAside() throws Exception {
        try (Store store = Store.open(file, Clock.system())) {
            for (int i = 1; i <= 2_000; i++) {
                store.add(Entries.incident(i));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4_096; i < bytes.length; i += 7) {
            bytes[i] ^= (byte) (i * 31);
        }
        Files.write(file, bytes);

        servesAfresh("corrupt");
    }

    @Test
    void aDatabaseOfAnotherProgramIsSetAsideUntouched() throws Exception {
        sql("CREATE TABLE theirs (x)");
        byte[] theirs = Files.readAllBytes(file);

        Path aside = servesAfresh("another program");

        assertThat(Files.readAllBytes(aside)).isEqualTo(theirs);
    }

    private Path servesAfresh(String why) throws IOException {
        try (Store store = Store.open(file, Clock.system())) {
            assertThat(store.condition().setAside()).contains(why);
            assertThat(store.condition().well()).isTrue();
            assertThat(store.commit(List.of(Entries.intent(1)), PATIENCE)).isTrue();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path -> path.toString().contains(".corrupt-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAlone() throws Exception {
        Store.open(file, Clock.system()).close();
        sql("PRAGMA user_version = 99");

        assertThatThrownBy(() -> Store.open(file, Clock.system()))
                .isInstanceOf(UnusableStore.class)
                .hasMessageContaining("schema 99")
                .hasMessageContaining("newer version");
        assertThatThrownBy(() -> Archive.open(file)).hasMessageContaining("newer");
    }

    @Test
    void aStoreServesOneProcess() throws Exception {
        Store first = Store.open(file, Clock.system());

        assertThatThrownBy(() -> Store.open(file, Clock.system())).hasMessageContaining("another Ringfence");
        first.close();
        Store.open(file, Clock.system()).close();
    }

    @Test
    void readingSaysWhatIsWrong() throws Exception {
        assertThatThrownBy(() -> Archive.open(file)).hasMessageContaining("no such file");
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> Archive.open(file)).hasMessageContaining("not readable as a Ringfence store");
        Files.delete(file);
        sql("CREATE TABLE theirs (x)");
        assertThatThrownBy(() -> Archive.open(file)).hasMessageContaining("not a Ringfence store");
    }

    @Test
    void requestsOfOtherProcessesAreHeardOnceAndAnswered() throws Exception {
        BlockingQueue<Request> heard = new LinkedBlockingQueue<>();
        try (Store store = Store.open(file, Clock.system())) {
            store.onRequest(heard::add);
            sql("INSERT INTO requests (at, who, why, what, pbx, payer, classes, lasts)"
                    + " VALUES (5, 'ann', 'known', 'lift', 'office', '1005', '', 0)");

            Request request = heard.poll(20, TimeUnit.SECONDS);

            assertThat(request).isNotNull();
            assertThat(request.payer()).isEqualTo("1005");
            store.commit(List.of(new Entry.Answer(request.id(), 6, "done")), PATIENCE);
            try (Archive archive = store.archive()) {
                assertThat(archive.request(request.id()).get(0).answer()).isEqualTo("done");
            }
            sql("INSERT INTO requests (at, who, why, what, pbx, payer, classes, lasts)"
                    + " VALUES (5, 'ann', 'known', 'lift', 'office', '1006', '', 0)");
            assertThat(heard.poll(20, TimeUnit.SECONDS))
                    .extracting(Request::payer)
                    .isEqualTo("1006");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void inMemoryBehavesTheSame() throws Exception {
        try (Store store = Store.inMemory(Clock.system())) {
            assertThat(store.durable()).isFalse();
            assertThat(store.commit(List.of(Entries.intent(1)), PATIENCE)).isTrue();
            try (Archive archive = store.archive()) {
                assertThat(archive.intents(0)).hasSize(1);
            }
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement running = connection.createStatement()) {
            running.execute("PRAGMA busy_timeout = 5000");
            running.execute(statement);
        }
    }
}
