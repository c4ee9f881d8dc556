package io.ringfence.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.act.Outcome;
import io.ringfence.ami.Check;
import io.ringfence.ami.FeedStatus;
import io.ringfence.decide.Action;
import io.ringfence.decide.Exposure;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Severity;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics =
            new Metrics("0.1.0", () -> 1, List.of("DialRate", "SetupRate"), List.of("hq", "shop"));
    private final LongAdder hangupEvents = new LongAdder();
    private final AtomicLong blind = new AtomicLong();
    private volatile FeedStatus status = status(true, 1_500_000_000L);

    @BeforeEach
    void watch() {
        metrics.watchFeed("hq", Map.of("Hangup", hangupEvents, "other", new LongAdder()), () -> status);
        metrics.watchCalls("hq", () -> 7);
        metrics.watchBlindness("hq", blind::get);
        metrics.watchQueue(() -> 3);
        metrics.watchFences("hq", () -> 2);
        metrics.watchFailures(() -> 4);
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
        for (Action action : Action.values()) {
            assertThat(text).contains("ringfence_verdicts_total{action=\"" + action.label() + "\"} 0.0\n");
        }
        for (Outcome.Result result : Outcome.Result.values()) {
            assertThat(text).contains("ringfence_hangups_total{outcome=\"" + result.label() + "\"} 0.0\n");
        }
        assertThat(text)
                .contains("ringfence_ami_events_total{event=\"Hangup\",pbx=\"hq\"} 0.0\n")
                .contains("ringfence_ami_events_total{event=\"other\",pbx=\"hq\"} 0.0\n")
                .contains("ringfence_ami_up{pbx=\"hq\"} 1.0\n")
                .contains("ringfence_ami_lag_seconds{pbx=\"hq\"} 1.5\n")
                .contains("ringfence_injections_total{pbx=\"hq\"} 0.0\n")
                .contains("ringfence_calls_active{pbx=\"hq\"} 7.0\n")
                .contains("ringfence_findings_total{engine=\"SetupRate\",severity=\"critical\"} 0.0\n")
                .contains("ringfence_decision_seconds_bucket{le=\"1.0E-4\"} 0\n")
                .contains("ringfence_decision_seconds_bucket{le=\"1.0\"} 0\n")
                .contains("ringfence_decision_seconds_bucket{le=\"+Inf\"} 0\n")
                .contains("ringfence_decision_seconds_count 0\n")
                .contains("ringfence_queue_events 3.0\n")
                .contains("ringfence_fences_active{pbx=\"hq\"} 2.0\n")
                .contains("ringfence_failures_total 4.0\n")
                .contains("ringfence_held_back_total{pbx=\"shop\"} 0.0\n")
                .contains("ringfence_enforcing 1.0\n")
                .contains("ringfence_dropped_events_total{pbx=\"hq\"} 0.0\n")
                .contains("ringfence_blind_seconds_total{pbx=\"hq\"} 0.0\n")
                .contains("ringfence_self_test_degraded{pbx=\"hq\"} 0.0\n")
                .contains("ringfence_build{version=\"0.1.0\"} 1.0\n")
                .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_uptime_seconds");
    }

    @Test
    void countsWhatHappens() {
        metrics.attempted("hq", DestinationClass.PREMIUM);
        metrics.found("DialRate", Severity.WARNING);
        metrics.judged(Action.HANGUP);
        metrics.hungUp(Outcome.Result.CONFIRMED);
        metrics.injected("shop");
        metrics.dropped("hq", 5);
        metrics.decided(250_000);
        metrics.decided(4_000_000);
        hangupEvents.add(9);
        blind.set(2_500_000_000L);
        status = status(false, 0);
        System.gc();
        assertThat(metrics.scrape())
                .contains("ringfence_call_attempts_total{class=\"premium\",pbx=\"hq\"} 1.0\n")
                .contains("ringfence_findings_total{engine=\"DialRate\",severity=\"warning\"} 1.0\n")
                .contains("ringfence_verdicts_total{action=\"hangup\"} 1.0\n")
                .contains("ringfence_hangups_total{outcome=\"confirmed\"} 1.0\n")
                .contains("ringfence_injections_total{pbx=\"shop\"} 1.0\n")
                .contains("ringfence_dropped_events_total{pbx=\"hq\"} 5.0\n")
                .contains("ringfence_decision_seconds_bucket{le=\"2.0E-4\"} 0\n")
                .contains("ringfence_decision_seconds_bucket{le=\"3.0E-4\"} 1\n")
                .contains("ringfence_decision_seconds_bucket{le=\"0.005\"} 2\n")
                .contains("ringfence_decision_seconds_sum 0.00425\n")
                .contains("ringfence_ami_events_total{event=\"Hangup\",pbx=\"hq\"} 9.0\n")
                .contains("ringfence_blind_seconds_total{pbx=\"hq\"} 2.5\n")
                .contains("ringfence_ami_up{pbx=\"hq\"} 0.0\n")
                .contains("ringfence_self_test_degraded{pbx=\"hq\"} 1.0\n");
    }

    @Test
    void whatIsNotConfiguredMakesNoSeries() {
        long before = metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("ringfence"))
                .count();
        metrics.attempted("stranger", DestinationClass.PREMIUM);
        metrics.injected("stranger");
        metrics.found("stranger", Severity.CRITICAL);
        assertThat(metrics.scrape()
                        .lines()
                        .filter(line -> line.startsWith("ringfence"))
                        .count())
                .isEqualTo(before);
        assertThat(metrics.scrape()).doesNotContain("stranger");
    }

    private static FeedStatus status(boolean up, long lagNanos) {
        List<Check> checks = List.of(new Check("security", up ? Check.Level.OK : Check.Level.FAIL, ""));
        return new FeedStatus("hq", up, true, 0, "", "22.10.1", checks, lagNanos);
    }

    @Test
    void moneyIsAtRiskWhileACallIsUpAndSavedOnceItIsEnded() {
        assertThat(metrics.scrape()).contains("ringfence_money_at_risk 0.0\n");
        metrics.exposed("hq", 1, false, exposure(0, 24_000_000));
        metrics.exposed("hq", 2, false, exposure(0, 7_500_000));
        assertThat(metrics.scrape()).contains("ringfence_money_at_risk 31.5\n");
        metrics.exposed("hq", 1, true, exposure(1_200_000, 24_000_000));
        metrics.exposed("hq", 1, true, exposure(1_200_000, 24_000_000));
        assertThat(metrics.scrape())
                .contains("ringfence_money_at_risk 7.5\n")
                .contains("ringfence_money_leaked_total{estimate=\"true\",pbx=\"hq\"} 1.2\n")
                .contains("ringfence_money_saved_total{estimate=\"true\",pbx=\"hq\"} 24.0\n")
                .contains("ringfence_money_saved_total{estimate=\"false\",pbx=\"hq\"} 0.0\n");
        metrics.over("hq", 1);
        metrics.over("hq", 2);
        assertThat(metrics.scrape()).contains("ringfence_money_at_risk 0.0\n");
    }

    private static Exposure exposure(long leaked, long risk) {
        return new Exposure(leaked, risk, Currency.getInstance("EUR"), true);
    }
}
