package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.observe.Dashboards;
import io.ringfence.observe.Prometheus;
import io.ringfence.sim.Account;
import io.ringfence.sim.Fault;
import io.ringfence.sim.RunningOffice;
import io.ringfence.sim.office.Attack;
import io.ringfence.sim.office.Hostile;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus watches a Ringfence at work: every query of every dashboard has something to show, alerts come and go. */
class ObservedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SEED = 4711;

    /** Metrics of what this run has not configured. */
    private static final List<String> NOT_HERE = List.of("ringfence_bans_", "ringfence_perimeter_");

    @TempDir
    private Path folder;

    @Test
    void everyQueryHasDataAndAlertsComeAndGo() throws Exception {
        Account account = Account.of("ringfence", "secret", "system,call,security,user", "call,reporting,user");
        try (RunningOffice office =
                RunningOffice.open(0, List.of(account), SEED, Office.Size.of(1_200), Rhythm.steady())) {
            Path config = Files.writeString(
                    folder.resolve("ringfence.yaml"), """
                    mode: enforce
                    country: GB
                    pbx:
                      - {name: office, host: 127.0.0.1, port: %d, username: ringfence, secret: secret}
                    trunks: [trunk*]
                    http: {port: 0}
                    store: guard.db
                    """.formatted(office.pbx().port()));
            try (Ringfence ringfence = Ringfence.run(config);
                    Prometheus prometheus = Prometheus.scraping(target(ringfence), folder)) {
                await("peace").atMost(PATIENCE).until(() -> prometheus.firing().equals(Set.of("RingfenceWatchdog")));
                office.attack(Attack.Kind.BURST);
                office.hostile(Hostile.values()[0]);
                await("alerts of an attack")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(prometheus.firing())
                                .contains("RingfenceFenceRaised", "RingfenceCallsEnded", "RingfenceInjections"));
                await("data")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(empty(prometheus)).isEmpty());
                assertThat(prometheus.ailing()).isEmpty();
                await("sums")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(sums())
                                .noneMatch(sum -> prometheus.query(sum).isEmpty()));
                office.pbx().fault(new Fault.Restart(Duration.ofSeconds(4)));
                await("blind").atMost(PATIENCE).until(() -> prometheus.firing().contains("RingfenceBlind"));
                await("sight").atMost(PATIENCE).until(() -> !prometheus.firing().contains("RingfenceBlind"));
                Lifting lifting = new Lifting(config, ringfence);
                await("no fence").atMost(PATIENCE.multipliedBy(2)).until(() -> {
                    lifting.liftNew();
                    return !prometheus.firing().contains("RingfenceFenceRaised");
                });
            }
        }
    }

    /** Queries of dashboards that show nothing although this run has something to show. */
    private static Set<String> empty(Prometheus prometheus) {
        Set<String> empty = new HashSet<>();
        for (Dashboards.Query query : Dashboards.queries()) {
            boolean here = NOT_HERE.stream().noneMatch(query.expression()::contains);
            if (prometheus.query(query.expression()).isEmpty() && here) {
                empty.add(query.toString());
            }
        }
        return empty;
    }

    private static List<String> sums() throws Exception {
        try (Stream<String> lines = Files.lines(Path.of("prometheus/rules/sums.yml"))) {
            return lines.filter(line -> line.contains("- record: "))
                    .map(line -> line.replaceAll(".*record: ", ""))
                    .toList();
        }
    }

    /** Lifts fences as often as they are raised: the attack goes on. */
    private static final class Lifting {
        private final Path config;
        private final Ringfence ringfence;
        private int seen;

        Lifting(Path config, Ringfence ringfence) {
            this.config = config;
            this.ringfence = ringfence;
        }

        void liftNew() {
            List<String> raised = ringfence.logged("\"action\":\"fence\"");
            raised.subList(seen, raised.size()).stream()
                    .map(line -> line.replaceAll(".*\"extension\":\"([^\"]*)\".*", "$1"))
                    .distinct()
                    .forEach(extension -> Ringfence.command(
                            "fences", "lift", extension, "--config", config.toString(), "--reason", "tested"));
            seen = raised.size();
        }
    }

    private static String target(Ringfence ringfence) {
        return URI.create(ringfence.url()).getAuthority();
    }
}
