package io.ringfence.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.access.Scope;
import io.ringfence.act.Wire;
import io.ringfence.ami.Feed;
import io.ringfence.backup.Backup;
import io.ringfence.config.Loaded;
import io.ringfence.config.Purpose;
import io.ringfence.config.SettingsReader;
import io.ringfence.drill.Line;
import io.ringfence.drill.Rota;
import io.ringfence.number.DialPlan;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import io.ringfence.web.api.Upkeep.Asked;
import io.ringfence.web.api.Upkeep.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chores on a real store and a real folder, with a PBX that cannot be seen. */
final class ChoresTest {
    private static final Asked ANN = new Asked("ann", "before the weekend");

    @TempDir
    private Path folder;

    private final Clock clock = Clock.system();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Queue<String> deeds = new ConcurrentLinkedQueue<>();
    private Loaded loaded;
    private Store store;
    private Rota rota;
    private Chores chores;

    /** Blind, and says so only when it may. */
    private final Line line = new Line() {
        @Override
        public void originate(String pbx, Map<String, String> headers, Feed.ActionReply reply) {
            throw new AssertionError("no call is begun on a PBX that cannot be seen");
        }

        @Override
        public Wire wire() {
            throw new AssertionError("nothing is hung up on a PBX that cannot be seen");
        }

        @Override
        public void post(Runnable task) {
            task.run();
        }

        @Override
        public String blind(String pbx) {
            try {
                asked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "no answer";
        }
    };

    @BeforeEach
    void open() throws Exception {
        Path config = folder.resolve("ringfence.yaml");
        Files.writeString(config, """
                country: GB
                store: ringfence.db
                pbx:
                  - {name: acme, host: h, username: u, secret: s}
                  - {name: beta, host: h, username: u, secret: s}
                notify:
                  - {name: good, kind: script, command: [/bin/cat]}
                  - {name: deaf, kind: script, command: [/bin/false]}
                """);
        loaded = new SettingsReader(Map.of()).read(config, Purpose.LIVE);
        store = Store.open(folder.resolve("ringfence.db"), clock);
        DialPlan plan = DialPlan.of("GB", List.of(), List.of(), List.of());
        rota = Rota.of(loaded.settings(), plan, line, store, clock);
        chores = new Chores(
                new Chores.Kept(() -> loaded, config, store, rota, who -> new Reply.Done(who.why())),
                new Backup(clock, "test"),
                (pbx, who, what) -> deeds.add(pbx + ": " + what),
                clock);
    }

    @AfterEach
    void close() {
        asked.countDown();
        chores.close();
        rota.close();
        store.close();
    }

    private List<Entry.Audit> audit() throws Exception {
        store.flush(5_000_000_000L);
        try (Archive archive = store.archive()) {
            return archive.audit(10);
        }
    }

    @Test
    void aBackupIsMadeOnceAMinuteForItsOwnerOnlyAndIsInTheAuditLog() throws Exception {
        assertThat(chores.backup(ANN)).isInstanceOf(Reply.Done.class);
        assertThat(chores.backup(ANN)).isNotInstanceOf(Reply.Done.class);
        await().until(() -> !deeds.isEmpty());

        Path there = folder.resolve("backups");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(there)))
                .isEqualTo("rwx------");
        assertThat(chores.backup(ANN)).isInstanceOf(Reply.Later.class);
        assertThat(there.toFile().list()).singleElement().asString().matches("ringfence-\\d{8}-\\d{6}\\.zip");
        assertThat(String.valueOf(chores.backups())).contains("ringfence-", "running=false", "failure=,");
        assertThat(audit()).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("ann");
            assertThat(entry.what()).startsWith("made the backup ").contains("read again");
            assertThat(entry.why()).isEqualTo("before the weekend");
        });
    }

    @Test
    void nothingIsDeletedToMakeRoomForABackup() throws Exception {
        Path there = Files.createDirectory(folder.resolve("backups"));
        for (int i = 10; i < 60; i++) {
            Files.createFile(there.resolve("ringfence-20260101-0000" + i + ".zip"));
        }

        assertThat(chores.backup(ANN)).isInstanceOf(Reply.Unable.class);
        assertThat(there.toFile().list()).hasSize(50);
    }

    @Test
    void aBackupThatCannotBeMadeSaysWhy() throws Exception {
        Files.createFile(folder.resolve("backups")); // a file where the folder is to be

        assertThat(chores.backup(ANN)).isInstanceOf(Reply.Done.class);
        await().until(() -> !deeds.isEmpty());

        assertThat(deeds).singleElement().asString().startsWith(": no backup was made");
        assertThat(String.valueOf(chores.backups())).doesNotContain("failure=,");
    }

    @Test
    void drillsAreOneAtATimeForAPbxAndTellWhatCameOfThem() {
        assertThat(chores.drill("acme", ANN)).isInstanceOf(Reply.Done.class);
        assertThat(chores.drill("acme", ANN)).isEqualTo(new Reply.Unable("a drill on acme is under way"));
        assertThat(chores.drill("beta", ANN)).isInstanceOf(Reply.Done.class);
        assertThat(String.valueOf(chores.drills(Scope.of("acme"))))
                .contains("running=true")
                .doesNotContain("beta");
        asked.countDown();
        await().until(() -> deeds.size() == 2);

        assertThat(chores.drill("acme", ANN)).isInstanceOf(Reply.Later.class);
        assertThat(String.valueOf(chores.drills(Scope.ALL)))
                .contains("who=ann", "passed=false", "not watched now: no answer", "notified deaf", "running=false");
    }

    @Test
    void theSettingsAreReadAgainAtOnceAndNotTwiceInARow() {
        assertThat(chores.reload(ANN)).isEqualTo(new Reply.Done("before the weekend"));
        assertThat(chores.reload(ANN)).isInstanceOf(Reply.Later.class);
    }

    @Test
    void everyReceiverGetsATestMessage() throws Exception {
        assertThat(chores.test(ANN)).isInstanceOf(Reply.Done.class);
        await().until(() -> !deeds.isEmpty());

        assertThat(deeds).containsExactly(": sent a test message to 2 receivers; not taken by deaf");
        assertThat(String.valueOf(chores.receivers())).contains("well=true", "well=false");
        assertThat(audit())
                .singleElement()
                .satisfies(entry -> assertThat(entry.who()).isEqualTo("ann"));
    }

    @Test
    void aChangeOfOnePbxIsAcceptedWithoutTheOthers() throws Exception {
        store.commit(
                List.of(
                        new Entry.Watched("acme", "FILE", "manager.conf", "/etc", "new", "old", 1),
                        new Entry.Watched("beta", "FILE", "manager.conf", "/etc", "new", "old", 1)),
                3_000_000_000L);
        assertThat(String.valueOf(chores.changes(Scope.of("acme"))))
                .contains("pbx=acme")
                .doesNotContain("beta");

        assertThat(chores.accept("acme", ANN)).isInstanceOf(Reply.Done.class);
        assertThat(chores.announce("beta", 60_000_000_000L, ANN)).isInstanceOf(Reply.Done.class);

        assertThat(String.valueOf(chores.changes(Scope.ALL)))
                .contains("pbx=beta", "is=changed", "who=ann")
                .doesNotContain("pbx=acme");
        assertThat(audit()).extracting(Entry.Audit::pbx).containsExactlyInAnyOrder("acme", "beta");
    }
}
