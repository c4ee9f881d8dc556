package io.ringfence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.cli.care.BackupCommand;
import io.ringfence.cli.care.RestoreCommand;
import io.ringfence.config.Loaded;
import io.ringfence.config.Purpose;
import io.ringfence.config.SettingsReader;
import io.ringfence.store.Archive;
import io.ringfence.store.Entries;
import io.ringfence.store.Entry;
import io.ringfence.store.Incident;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Backups of a real store, made while it is written, and what restoring them gives. */
final class BackupTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    private Path folder;

    private Path office = Path.of("");
    private Path elsewhere = Path.of("");
    private Path backup = Path.of("");

    @BeforeEach
    void furnish() throws IOException {
        office = Files.createDirectory(folder.resolve("the office?"));
        elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        backup = folder.resolve("backup.zip");
        Files.createDirectory(office.resolve("lists"));
        Files.writeString(office.resolve("lists/irsf.csv"), "+252\n");
        Files.writeString(office.resolve("ami.secret"), "hunter2\n");
        Files.writeString(folder.resolve("outside.csv"), "+882\n");
        Files.writeString(office.resolve("ringfence.yaml"), """
                country: DE
                store: ringfence.db
                known-fraud: [lists/irsf.csv, ../outside.csv]
                pbx:
                  - host: 127.0.0.1
                    username: ringfence
                    secret-file: ami.secret
                """);
    }

    private Path store() {
        return office.resolve("ringfence.db");
    }

    private static Loaded read(Path config) throws Exception {
        return new SettingsReader(Map.of()).read(config, Purpose.OFFLINE);
    }

    private int run(StringWriter out, String... arguments) {
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(new BackupCommand(BackupTest::read, new Backup(Clock.system(), "ringfence test")))
                .addSubcommand(new RestoreCommand(new Restoration(
                        Clock.system(), config -> read(config).settings().store())))
                .setExecutionExceptionHandler((problem, failed, parsed) -> {
                    out.append(problem.getMessage());
                    return 2;
                });
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        return line.execute(arguments);
    }

    private String run(int code, String... arguments) {
        StringWriter out = new StringWriter();
        assertThat(run(out, arguments)).as(out.toString()).isEqualTo(code);
        return out.toString();
    }

    private String settings(Path where) {
        return where.resolve("ringfence.yaml").toString();
    }

    @Test
    void aStoreThatIsBeingWrittenIsCopiedAsItWasAtOneMoment() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong committed = new AtomicLong();
        try (Store store = Store.open(store(), Clock.system())) {
            Thread writer = new Thread(() -> {
                for (long i = 1; !done.get(); i++) { // a fence and its incident are one transaction
                    store.commit(List.of(Entries.fence("x" + i, i, i + 9), Entries.incident(i)), PATIENCE);
                    committed.set(i);
                }
            });
            writer.start();
            org.awaitility.Awaitility.await().until(() -> committed.get() > 50);
            long before = committed.get();
            String told = run(0, "backup", backup.toString(), "--config", settings(office));
            long after = committed.get();
            done.set(true);
            writer.join();

            assertThat(told).contains("read again and found good", "irsf.csv", "outside.csv", "pbx[0].secret-file");
            assertThat(told).doesNotContain("hunter2");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                    .isEqualTo("rw-------");
            run(
                    0,
                    "restore",
                    backup.toString(),
                    "--store",
                    elsewhere.resolve("copy.db").toString());
            try (Archive archive = Archive.open(elsewhere.resolve("copy.db"))) {
                List<Incident> incidents = archive.last(1_000_000);
                assertThat((long) incidents.size()).isBetween(before, after + 1);
                assertThat(archive.fences()).hasSameSizeAs(incidents);
            }
        }
        try (Stream<Path> rest = Files.list(folder)) {
            assertThat(rest.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("the office?", "elsewhere", "backup.zip", "outside.csv");
        }
    }

    @Test
    void onAnotherMachineSettingsListsAndStoreComeBack() throws Exception {
        fill(7);
        run(0, "backup", backup.toString(), "--config", settings(office));

        String told = run(0, "restore", backup.toString(), "--config", settings(elsewhere));

        assertThat(elsewhere.resolve("ringfence.yaml")).hasSameTextualContentAs(office.resolve("ringfence.yaml"));
        assertThat(elsewhere.resolve("lists/irsf.csv")).hasContent("+252");
        assertThat(told).contains("files/3-outside.csv", "1 fences", "7 incidents");
        assertThat(elsewhere.resolve("ami.secret")).doesNotExist();
        try (Archive archive = Archive.open(elsewhere.resolve("ringfence.db"))) {
            assertThat(archive.last(100)).hasSize(7);
            assertThat(archive.fences()).containsExactly(Entries.fence("1005", 1, 9));
            assertThat(archive.money("day", 0)).hasSize(1);
            assertThat(archive.postbox().outbox()).isEmpty();
            assertThat(archive.audit(1).get(0).what()).isEqualTo("restored the store");
        }
    }

    @Test
    void theOldStoreIsSetAsideAndOtherFilesStay() throws Exception {
        fill(3);
        run(0, "backup", backup.toString(), "--config", settings(office));
        fill(5);
        Files.writeString(office.resolve("lists/irsf.csv"), "+999\n");

        String told = run(0, "restore", backup.toString(), "--config", settings(office));

        assertThat(office.resolve("lists/irsf.csv")).hasContent("+999");
        Path aside;
        try (Stream<Path> all = Files.list(office)) {
            aside = all.filter(each -> each.toString().contains(".before-restore-"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(told).contains(aside.toString());
        try (Archive now = Archive.open(store());
                Archive old = Archive.open(aside)) {
            assertThat(now.last(100)).hasSize(3);
            assertThat(old.last(100)).hasSize(5);
        }
    }

    @Test
    void nothingIsRestoredWhileAServiceHoldsTheStore() throws Exception {
        fill(3);
        run(0, "backup", backup.toString(), "--config", settings(office));
        try (Store store = Store.open(store(), Clock.system())) {
            store.commit(List.of(Entries.incident(4)), PATIENCE);

            assertThat(run(2, "restore", backup.toString(), "--config", settings(office)))
                    .contains("another Ringfence is using this store");
            try (Archive archive = store.archive()) {
                assertThat(archive.last(100)).hasSize(4);
            }
        }
    }

    @Test
    void noFileIsOverwrittenUnlessAsked() throws Exception {
        fill(3);
        Files.writeString(backup, "precious");

        assertThat(run(2, "backup", backup.toString(), "--config", settings(office)))
                .contains("--force");
        assertThat(backup).hasContent("precious");
        run(0, "backup", backup.toString(), "--config", settings(office), "--force");
        assertThat(Files.size(backup)).isGreaterThan(1_000);
    }

    @Test
    void whatCannotBeBackedUpLeavesNothingBehind() throws Exception {
        Files.writeString(store(), "no database");

        assertThat(run(2, "backup", backup.toString(), "--config", settings(office)))
                .contains("ringfence.db");
        assertThat(backup).doesNotExist();
        Files.delete(store());
        run(2, "backup", backup.toString(), "--config", settings(office));
        assertThat(store()).doesNotExist();
    }

    @Test
    void aDamagedBackupChangesNothing() throws Exception {
        fill(3);
        run(0, "backup", backup.toString(), "--config", settings(office));
        byte[] sound = Files.readAllBytes(backup);
        for (int at = 0; at < sound.length; at += 997) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 0x10;
            Files.write(backup, damaged);
            StringWriter out = new StringWriter();
            if (run(
                            out,
                            "restore",
                            backup.toString(),
                            "--store",
                            elsewhere.resolve(at + ".db").toString())
                    == 0) {
                try (Archive archive = Archive.open(elsewhere.resolve(at + ".db"))) { // a bit that means nothing
                    assertThat(archive.last(100)).hasSize(3);
                }
            } else {
                assertThat(elsewhere.resolve(at + ".db")).doesNotExist();
            }
        }
        Files.write(backup, java.util.Arrays.copyOf(sound, sound.length / 2));
        run(2, "restore", backup.toString(), "--config", settings(elsewhere));
        try (Stream<Path> rest = Files.list(elsewhere)) {
            assertThat(rest.filter(each -> each.toString().contains(".ringfence-restore-")))
                    .isEmpty();
        }
    }

    @Test
    void aBackupSomebodyTamperedWithWritesNowhereElse() throws Exception {
        fill(1);
        byte[] copy;
        try (Store store = Store.open(store(), Clock.system())) {
            assertThat(store.flush(PATIENCE)).isTrue();
        }
        copy = Files.readAllBytes(store());
        byte[] settings = Files.readAllBytes(office.resolve("ringfence.yaml"));
        byte[] evil = "evil".getBytes(StandardCharsets.US_ASCII);
        List<Manifest.Part> parts = List.of(
                part(Manifest.STORE, "/a/ringfence.db", copy),
                part(Manifest.SETTINGS, "/a/ringfence.yaml", settings),
                part("files/1-x", "/a/../b/evil", evil),
                part("files/2-x", "/a", evil),
                part("files/3-x", "/a/\0", evil),
                part("files/4-x", "evil", evil));
        try (OutputStream out = Files.newOutputStream(backup);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Manifest.Part part : parts) {
                zip.putNextEntry(new ZipEntry(part.name()));
                zip.write(
                        part.name().equals(Manifest.STORE)
                                ? copy
                                : part.name().equals(Manifest.SETTINGS) ? settings : evil);
            }
            zip.putNextEntry(new ZipEntry("../../evil"));
            zip.write(evil);
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(new Manifest(1, 0, "x\u001b[31m", 2, parts).json());
        }

        run(0, "restore", backup.toString(), "--config", settings(elsewhere));

        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(each -> each.getFileName().toString().contains("evil")))
                    .isEmpty();
        }
        try (Stream<Path> all = Files.list(elsewhere)) {
            assertThat(all.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("ringfence.yaml", "ringfence.db", "ringfence.db.lock");
        }
    }

    @Test
    void aStoreOfANewerVersionIsNotRestored() throws Exception {
        fill(1);
        try (java.sql.Connection connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + store());
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> Store.examine(store())).hasMessageContaining("newer");
        assertThat(run(2, "backup", backup.toString(), "--config", settings(office)))
                .contains("newer");
    }

    private static Manifest.Part part(String name, String from, byte[] content) throws IOException {
        Digested digested = Digested.copy(
                new java.io.ByteArrayInputStream(content), OutputStream.nullOutputStream(), Long.MAX_VALUE);
        return new Manifest.Part(name, from, digested.bytes(), digested.sha256());
    }

    private void fill(int incidents) throws Exception {
        try (Store store = Store.open(store(), Clock.system())) {
            for (int i = 1; i <= incidents; i++) {
                store.add(Entries.incident(i));
            }
            store.add(Entries.fence("1005", 1, 9));
            store.add(new Entry.Money("office", "extension", "1005", "day", 0, 5_000_000));
            store.add(new Entry.Outgoing("mail", "k", 1, 0, "{}"));
            assertThat(store.flush(PATIENCE)).isTrue();
        }
    }
}
