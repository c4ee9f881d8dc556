package io.ringfence.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.config.notify.Kind;
import io.ringfence.sim.Account;
import io.ringfence.sim.Fault;
import io.ringfence.sim.RunningOffice;
import io.ringfence.sim.office.Attack;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import io.ringfence.store.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of receiver is down for a while, takes what it gets without answering, and the service is killed twice meanwhile.
 * {@code -Dringfence.outage=600} for a real outage; {@code .ci/bench outbox} does that.
 */
final class OutboxIT {
    private static final int OUTAGE_SECONDS = Integer.getInteger("ringfence.outage", 6);
    private static final int REAL_SECONDS = 60;
    private static final Duration LONG = Duration.ofSeconds(60L + 2L * OUTAGE_SECONDS);
    private static final String USER = "guard";
    private static final String SECRET = "s3cret";
    private static final String LOG = "service.log";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void nothingIsLostAndNothingIsToldTwiceUnmarked() throws Exception {
        Account account = Account.of(USER, SECRET, "system,call,security,user", "call,reporting,user");
        Path store = folder.resolve("ringfence.db");
        ScriptTaker script = new ScriptTaker(folder);
        List<Taker> takers = takers(script);
        Process service;
        try {
            try (RunningOffice office = RunningOffice.open(
                    0, List.of(account), new Random().nextLong(), Office.Size.of(3_000), Rhythm.steady())) {
                Path config = settings(office.pbx().port(), takers);
                service = start(config);
                ready(service);
                office.pbx().fault(new Fault.Reset());
                await().atMost(LONG).until(() -> takers.stream().allMatch(each -> told(each) >= 2) && empty(store));
                int before = told(script);

                takers.forEach(Taker::down);
                Instant since = Instant.now();
                office.attack(Attack.Kind.BURST);
                await().atMost(LONG)
                        .pollDelay(Duration.ofSeconds(OUTAGE_SECONDS / 2))
                        .until(() -> !empty(store));
                kill(service);
                service = start(config);
                ready(service);
                office.attack(Attack.Kind.BURST);
                await().atMost(LONG)
                        .until(() -> since.plusSeconds(OUTAGE_SECONDS).isBefore(Instant.now()));

                takers.forEach(Taker::deafen);
                for (Taker taker : takers) {
                    taker.up();
                }
                await().atMost(LONG).until(() -> takers.stream().allMatch(each -> told(each) > before));
                kill(service);
                takers.forEach(Taker::hear);
            }
            service = start(settings(1, takers)); // the PBX is gone: nothing new but that
            await().atMost(LONG).until(() -> script.blind() >= 2 && empty(store));
            kill(service);
            judge(takers, script.calls(), store);
        } finally {
            takers.forEach(Taker::close);
        }
    }

    private static List<Taker> takers(ScriptTaker script) throws IOException {
        List<Taker> takers = new ArrayList<>();
        for (Kind kind : EnumSet.range(Kind.WEBHOOK, Kind.ALERTMANAGER)) {
            takers.add(new HttpTaker(kind));
        }
        takers.add(new SyslogTaker());
        takers.add(new MailTaker());
        takers.add(script);
        assertThat(takers).extracting(Taker::kind).containsExactlyElementsOf(labels());
        return takers;
    }

    private static List<String> labels() {
        return EnumSet.allOf(Kind.class).stream().map(Kind::label).toList();
    }

    private Path settings(int port, List<Taker> takers) throws IOException {
        String receivers = takers.stream()
                .map(each -> "  - {kind: " + each.kind() + ", " + each.settings() + "}\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("ringfence.yaml"), """
                country: GB
                mode: enforce
                store: ringfence.db
                trunks: ["trunk*"]
                http: {port: 0}
                pbx: {name: office, host: 127.0.0.1, port: %d, username: %s, secret: %s}
                notify:
                """.formatted(port, USER, SECRET) + receivers);
    }

    private Process start(Path config) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OUTAGE_SECONDS < REAL_SECONDS ? "io.ringfence.GuardChild" : "io.ringfence.App",
                        "run",
                        "--config",
                        config.toString())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(LOG).toFile()))
                .start();
    }

    private void ready(Process process) throws IOException {
        assertThat(process.inputReader().readLine())
                .as("see %s", folder.resolve(LOG))
                .startsWith("ringfence ready");
    }

    private static void kill(Process service) throws InterruptedException {
        service.destroyForcibly().waitFor(); // SIGKILL
    }

    private static boolean empty(Path store) {
        try (Archive archive = Archive.open(store)) {
            return archive.postbox().outbox().isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int told(Taker taker) {
        return taker.told().stream().mapToInt(Told::count).sum();
    }

    /** How many events it was told of, whatever was told again left out. */
    private static int events(Taker taker) {
        return taker.told().stream()
                .collect(Collectors.toMap(Told::key, Told::count, (first, again) -> first))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static void judge(List<Taker> takers, Set<String> calls, Path store) throws IOException {
        Set<String> all = new TreeSet<>();
        takers.get(0).told().forEach(each -> all.addAll(each.ids()));
        for (Taker taker : takers) {
            // Who answers nobody may still be reading.
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(events(taker)).as(taker.kind()).isEqualTo(all.size()));
            Map<String, Integer> seen = new HashMap<>();
            Set<String> ids = new HashSet<>();
            int unmarked = 0;
            int repeated = 0;
            for (Told told : taker.told()) {
                ids.addAll(told.ids());
                if (seen.merge(told.key(), 1, Integer::sum) > 1) {
                    repeated++;
                    unmarked += told.again() ? 0 : 1;
                }
            }
            System.out.printf(
                    "%-13s %3d events in %2d messages, %d of them more than once, %d of those unmarked%n",
                    taker.kind(), all.size(), seen.size(), repeated, unmarked);
            assertThat(unmarked).as(taker.kind()).isZero();
            assertThat(ids).as(taker.kind()).isIn(Set.of(), all);
            assertThat(taker.told()).as(taker.kind()).anyMatch(Told::again);
            assertThat(repeated).as(taker.kind()).isGreaterThanOrEqualTo(taker.answers() ? 1 : 0);
        }
        everyIncidentWasTold(calls, store);
    }

    private static void everyIncidentWasTold(Set<String> calls, Path store) throws IOException {
        try (Archive archive = Archive.open(store)) {
            List<String> incidents = archive.last(Integer.MAX_VALUE).stream()
                    .filter(incident -> incident.kind().equals("call"))
                    .map(incident -> incident.action() + " " + incident.uniqueid())
                    .toList();
            System.out.printf("%d incidents on calls in the store, %d told%n", incidents.size(), calls.size());
            assertThat(incidents).hasSizeGreaterThan(10);
            assertThat(calls).containsAll(incidents);
        }
    }
}
