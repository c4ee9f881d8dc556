package io.ringfence.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.number.DestinationClass;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The names and the form that dashboards and alerts rely on. */
class MetricsTest {
    private final Metrics metrics = new Metrics(new Metrics.Labels(
            List.of("hq", "shop"),
            List.of("DialRate", "SetupRate"),
            List.of("warning", "critical"),
            List.of("alert", "hangup"),
            List.of("confirmed", "failed")));
    private final LongAdder hangupEvents = new LongAdder();
    private final AtomicLong lagNanos = new AtomicLong(1_500_000_000L);
    private final AtomicLong dropped = new AtomicLong();

    @BeforeEach
    void watch() {
        metrics.events("hq", Map.of("Hangup", hangupEvents, "other", new LongAdder()));
        metrics.gauge("ringfence.ami.lag.seconds", "", "hq", () -> lagNanos.get() / 1e9);
        metrics.gauge("ringfence.queue.events", "", () -> 3);
        metrics.count("ringfence.dropped.events", "", dropped::get);
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void everySeriesIsThereFromTheStart() {
        String text = metrics.scrape();
        for (DestinationClass type : DestinationClass.values()) {
            assertThat(text)
                    .contains("ringfence_call_attempts_total{class=\"" + type.label() + "\",pbx=\"shop\"} 0.0\n");
        }
        for (String le : List.of("1.0E-4", "0.001", "1.0", "+Inf")) {
            assertThat(text).contains("ringfence_decision_seconds_bucket{le=\"" + le + "\"} 0\n");
        }
        assertThat(text)
                .contains("ringfence_ami_events_total{event=\"Hangup\",pbx=\"hq\"} 0.0\n")
                .contains("ringfence_ami_events_total{event=\"other\",pbx=\"hq\"} 0.0\n")
                .contains("ringfence_ami_lag_seconds{pbx=\"hq\"} 1.5\n")
                .contains("ringfence_injections_total{pbx=\"hq\"} 0.0\n")
                .contains("ringfence_findings_total{engine=\"SetupRate\",severity=\"critical\"} 0.0\n")
                .contains("ringfence_verdicts_total{action=\"hangup\"} 0.0\n")
                .contains("ringfence_hangups_total{outcome=\"failed\"} 0.0\n")
                .contains("ringfence_decision_seconds_count 0\n")
                .contains("ringfence_queue_events 3.0\n")
                .contains("ringfence_dropped_events_total 0.0\n")
                .contains("jvm_memory_used_bytes", "jvm_threads_live_threads");
    }

    @Test
    void countsWhatHappens() {
        metrics.attempted("hq", DestinationClass.PREMIUM);
        metrics.found("DialRate", "warning");
        metrics.judged("hangup");
        metrics.hungUp("confirmed");
        metrics.injected("shop");
        metrics.decided(300_000);
        metrics.decided(4_000_000);
        hangupEvents.add(9);
        dropped.set(5);
        lagNanos.set(0);
        assertThat(metrics.scrape())
                .contains("ringfence_call_attempts_total{class=\"premium\",pbx=\"hq\"} 1.0\n")
                .contains("ringfence_findings_total{engine=\"DialRate\",severity=\"warning\"} 1.0\n")
                .contains("ringfence_verdicts_total{action=\"hangup\"} 1.0\n")
                .contains("ringfence_hangups_total{outcome=\"confirmed\"} 1.0\n")
                .contains("ringfence_injections_total{pbx=\"shop\"} 1.0\n")
                .contains("ringfence_decision_seconds_bucket{le=\"2.5E-4\"} 0\n")
                .contains("ringfence_decision_seconds_bucket{le=\"5.0E-4\"} 1\n")
                .contains("ringfence_decision_seconds_bucket{le=\"0.005\"} 2\n")
                .contains("ringfence_decision_seconds_sum 0.0043\n")
                .contains("ringfence_ami_events_total{event=\"Hangup\",pbx=\"hq\"} 9.0\n")
                .contains("ringfence_dropped_events_total 5.0\n")
                .contains("ringfence_ami_lag_seconds{pbx=\"hq\"} 0.0\n");
    }

    @Test
    void whatIsNotConfiguredMakesNoSeries() {
        long before = series();
        metrics.attempted("stranger", DestinationClass.PREMIUM);
        metrics.injected("stranger");
        metrics.found("stranger", "critical");
        metrics.judged("stranger");
        metrics.hungUp("stranger");
        assertThat(series()).isEqualTo(before);
        assertThat(metrics.scrape()).doesNotContain("stranger");
    }

    private long series() {
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("ringfence"))
                .count();
    }
}
