package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sim.Account;
import io.ringfence.sim.RunningOffice;
import io.ringfence.sim.office.Attack;
import io.ringfence.sim.office.Ledger;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Incident;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kills at random instants; {@code -Dringfence.kills=200} for more of them. */
final class KillIT {
    private static final int KILLS = Integer.getInteger("ringfence.kills", 8);
    private static final int LONGEST_MILLIS = 1_500;

    private static final String LOG = "child.log";
    private static final String LATE = "acting before the intent";

    private final Random random = new Random();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** Every hangup the PBX was sent has its intent, every fencing intent its fence, and nothing kept is ever missing later. */
    @Test
    void noActionIsWithoutItsIntentAndNothingKeptIsLost() throws Exception {
        Path file = folder.resolve("guard.db");
        Account account =
                Account.of(KillChild.USER, KillChild.SECRET, "system,call,security,user", "call,reporting,user");
        long intents = 0;
        long hangups = 0;
        long earlier = 0;
        int late = 0;
        Set<String> excused = new HashSet<>();
        Seen before = new Seen(0, 0);
        try (RunningOffice office =
                RunningOffice.open(0, List.of(account), random.nextLong(), Office.Size.of(3_000), Rhythm.steady())) {
            for (int kill = 0; kill < KILLS; kill++) {
                for (Attack.Kind kind : List.of(Attack.Kind.BURST, Attack.Kind.BURST, Attack.Kind.STOLEN_CREDENTIALS)) {
                    office.attack(kind);
                }
                killed("guard", Integer.toString(office.pbx().port()), file.toString());
                sound(file);
                Set<String> hungUp = office.ledger().entries().stream()
                        .filter(Ledger.Entry::hungUp)
                        .map(Ledger.Entry::uniqueid)
                        .collect(Collectors.toSet());
                try (Archive archive = Archive.open(file)) {
                    List<Entry.Intent> kept = archive.intents(0);
                    Set<String> intended =
                            kept.stream().map(Entry.Intent::linkedid).collect(Collectors.toSet());
                    if (read(folder.resolve(LOG)).contains(LATE)) {
                        late++; // the disk was too slow to be waited for, and it was said so
                        hungUp.stream().filter(call -> !intended.contains(call)).forEach(excused::add);
                    }
                    hungUp.removeAll(excused);
                    assertThat(intended).as("intents after kill %d", kill).containsAll(hungUp);
                    fencesStand(archive, kept);
                    incidentsAreTold(archive, kept, earlier);
                    earlier =
                            kept.stream().mapToLong(Entry.Intent::verdict).max().orElse(earlier);
                    Seen now = seen(archive);
                    assertThat(now.atLeast(before))
                            .as("%s, before %s", now, before)
                            .isTrue();
                    before = now;
                    intents = kept.size();
                    hangups = hungUp.size();
                }
            }
        }
        System.out.printf(
                "%d kills: %d hangups on the PBX, %d intents, %s; %d hangups without intent, %d runs said the disk was slow%n",
                KILLS, hangups, intents, before, excused.size(), late);
        assertThat(hangups).isPositive();
    }

    /** What the store said is kept is kept. */
    @Test
    void whatWasAcknowledgedIsThere() throws Exception {
        Path file = folder.resolve("store.db");
        long acknowledged = 0;
        long spent = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> printed = new ArrayList<>();
            killed(printed, "store", file.toString());
            sound(file);
            try (Archive archive = Archive.open(file)) {
                Set<Long> intents =
                        archive.intents(0).stream().map(Entry.Intent::verdict).collect(Collectors.toSet());
                Set<String> fences =
                        archive.fences().stream().map(Entry.Fence::payer).collect(Collectors.toSet());
                Set<Long> incidents = archive.last(Integer.MAX_VALUE).stream()
                        .map(Incident::verdict)
                        .collect(Collectors.toSet());
                long now = money(archive);
                assertThat(now).as("money of the day").isGreaterThanOrEqualTo(spent + upToTheLastFlush(printed));
                assertThat(now)
                        .as("no money counted twice")
                        .isLessThanOrEqualTo(intents.stream()
                                        .mapToLong(number -> number)
                                        .max()
                                        .orElse(0)
                                + kill
                                + 1);
                spent = now;
                for (String line : printed) {
                    String[] words = line.split(" ");
                    if (words.length > 1) {
                        long number = Long.parseLong(words[1]);
                        assertThat(intents).contains(number);
                        assertThat(fences).contains("x" + number);
                        if (words.length > 2) {
                            assertThat(incidents).contains(number);
                        }
                        acknowledged++;
                    }
                }
            }
        }
        System.out.printf(
                "%d kills: %d acknowledged intents and fences, none missing; %d millionths of the day, none twice%n",
                KILLS, acknowledged, spent);
        assertThat(acknowledged).isPositive();
        assertThat(spent).isPositive();
    }

    /** Each line tells of a millionth more; only what was flushed must be there. */
    private static long upToTheLastFlush(List<String> printed) {
        int flushed = 0;
        for (int i = 0; i < printed.size(); i++) {
            flushed = printed.get(i).endsWith(" all") ? i + 1 : flushed;
        }
        return flushed;
    }

    private static void fencesStand(Archive archive, List<Entry.Intent> intents) {
        Set<String> fenced = archive.fences().stream().map(Entry.Fence::payer).collect(Collectors.toSet());
        intents.stream()
                .filter(intent -> intent.action().equals("fence"))
                .forEach(intent -> assertThat(fenced).contains(intent.payer()));
    }

    /** Of every earlier process; of the last one, the next will tell them. */
    private static void incidentsAreTold(Archive archive, List<Entry.Intent> intents, long earlier) {
        Set<Long> told =
                archive.last(Integer.MAX_VALUE).stream().map(Incident::verdict).collect(Collectors.toSet());
        intents.stream()
                .filter(intent -> intent.verdict() <= earlier)
                .forEach(intent -> assertThat(told).as(intent.toString()).contains(intent.verdict()));
    }

    /** What only grows. */
    private record Seen(long baselines, long incidents) {
        boolean atLeast(Seen before) {
            return baselines >= before.baselines && incidents >= before.incidents;
        }
    }

    /** What was spent on the day, in millionths. */
    private static long money(Archive archive) {
        return archive.money("day", 0).stream().mapToLong(Entry.Money::micros).sum();
    }

    private static Seen seen(Archive archive) {
        return new Seen(
                archive.rows("none", row -> {}), archive.last(Integer.MAX_VALUE).size());
    }

    private void killed(String... arguments) throws IOException, InterruptedException {
        killed(new ArrayList<>(), arguments);
    }

    /** Starts a child, and kills it at some instant after it is up. */
    private void killed(List<String> printed, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KillChild.class.getName()));
        command.addAll(List.of(arguments));
        Path log = folder.resolve(LOG);
        Process child = new ProcessBuilder(command).redirectError(log.toFile()).start();
        try (BufferedReader out = child.inputReader()) {
            String first = out.readLine();
            assertThat(first).as(() -> read(log)).isEqualTo(KillChild.UP);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_MILLIS)));
            child.toHandle().destroyForcibly(); // the process itself would close what it printed, too
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches(KillChild.KEPT + "\\d+( all)?")) {
                    printed.add(line);
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void sound(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement check = connection.createStatement();
                ResultSet result = check.executeQuery("PRAGMA integrity_check")) {
            assertThat(result.getString(1)).isEqualTo("ok");
        }
    }
}
