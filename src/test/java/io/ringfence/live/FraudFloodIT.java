package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippResult;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 150 fraud calls at 20 a second and an office at work beside them. Half of the extensions are Ringfence's to guard; the other
 * half are left to a bare socket that hangs up whatever begins with 00 without a thought, on the same Asterisk at the same
 * time, to measure against.
 */
class FraudFloodIT {
    private static final int CALLS = 150;
    private static final int PER_SECOND = 20;
    private static final Duration CARRIER_RINGS = Duration.ofSeconds(2);
    private static final List<String> ABROAD = List.of("003725550", "002526155", "005352123", "008816123", "001876555");
    private static final List<String> HONEST = List.of("02079460123", "07911123456", "999", "442079460124");
    private static final Pattern BUCKET =
            Pattern.compile("ringfence_decision_seconds_bucket\\{le=\"([^\"]+)\".*} ([0-9.E]+)");

    @ParameterizedTest
    @EnumSource
    void fraudEndsBeforeTheCarrierAnswersAndNobodyElseIsTouched(Version version) {
        try (AsteriskRig rig = AsteriskRig.start(version);
                Ringfence ringfence = Ringfence.run(Settings.of(rig)
                        .line(
                                "allow: {countries: [GB], extensions: [1011, 1012, 1013, 1014, 1015, 1016, 1017, 1018, 1019, 1020]}")
                        .in(rig.folder()));
                Ami watch = Ami.watch(rig);
                Ami blind = Ami.react(rig, FraudFloodIT::hangUpBlindly);
                SippRun carrier = Sipp.carrier(rig).ring(CARRIER_RINGS).start();
                SippRun ours = flood(rig, 1001).start();
                SippRun theirs = flood(rig, 1011).start();
                SippRun honest = honest(rig).start()) {
            SippResult stopped = ours.result(Duration.ofMinutes(1));
            SippResult blindly = theirs.result(Duration.ofMinutes(1));
            SippResult served = honest.result(Duration.ofMinutes(1));
            await().until(() -> rig.channels().isEmpty());
            await().until(() -> carrier.result().calls() >= served.calls());
            await("the end of every call abroad")
                    .until(() -> setups(watch, any -> true).millis().length == 2 * CALLS);

            Figures guarded = setups(watch, number -> number < 1011);
            Figures bare = setups(watch, number -> number >= 1011);
            System.out.printf("%s: Newchannel to Hangup%n  ringfence   %s%n  bare socket %s%n", version, guarded, bare);
            System.out.printf(
                    "  ratio p50 %.2f, p99 %.2f%n",
                    guarded.quantile(0.5) / bare.quantile(0.5), guarded.quantile(0.99) / bare.quantile(0.99));
            System.out.printf("  ringfence_decision_seconds p99 %s%n", decisionP99(ringfence));

            assertThat(stopped).isEqualTo(new SippResult(CALLS, 0, 0, ""));
            assertThat(blindly.calls()).isEqualTo(CALLS);
            assertThat(blind.events("Newchannel")).isNotEmpty();
            assertThat(served.failed()).isZero();
            assertThat(served.answered()).isEqualTo(served.calls());
            await().untilAsserted(() -> assertThat(carrier.result().answered()).isEqualTo(served.calls()));
            assertThat(guarded.millis()).hasSize(CALLS);
            await().until(() -> ringfence.metric("ringfence_hangups_total{outcome=\"confirmed\"}") == CALLS);
            assertThat(ringfence.metric("ringfence_hangups_total{outcome=\"failed\"}"))
                    .isZero();
            assertThat(ringfence.standing()).isEqualTo("ready []");
        }
    }

    private static Sipp flood(AsteriskRig rig, int first) {
        Sipp flood = Sipp.play(rig, "caller").rate(PER_SECOND);
        for (int call = 0; call < CALLS; call++) {
            flood.also(first + call % 10, ABROAD.get(call % ABROAD.size()) + (1000 + call));
        }
        return flood;
    }

    private static Sipp honest(AsteriskRig rig) {
        Sipp office = Sipp.play(rig, "caller").rate(2);
        for (int call = 0; call < 12; call++) {
            office.also(1001 + call, HONEST.get(call % HONEST.size()));
        }
        return office;
    }

    private static void hangUpBlindly(Ami ami, Ami.Message message) {
        if (message.is("Newchannel")
                && message.get("ChannelState").equals("4")
                && message.get("Exten").startsWith("00")
                && message.get("CallerIDNum").compareTo("1011") >= 0) {
            ami.action("Hangup", "Channel: " + message.get("Uniqueid"), "Cause: 21");
        }
    }

    /** Of the calls abroad that have ended so far. */
    private static Figures setups(Ami watch, Predicate<Integer> extension) {
        Map<String, Double> ended = watch.events("Hangup").stream()
                .collect(Collectors.toMap(hangup -> hangup.get("Uniqueid"), Ami.Message::millis));
        return Figures.of(watch.events("Newchannel").stream()
                .filter(begun -> begun.get("Exten").startsWith("00")
                        && begun.get("ChannelState").equals("4"))
                .filter(begun -> ended.containsKey(begun.get("Uniqueid")))
                .filter(begun -> extension.test(Integer.parseInt(begun.get("CallerIDNum"))))
                .mapToDouble(begun -> ended.get(begun.get("Uniqueid")) - begun.millis())
                .toArray());
    }

    /** The smallest bucket that holds 99 of 100 decisions. */
    private static String decisionP99(Ringfence ringfence) {
        double all = ringfence.metric("ringfence_decision_seconds_count");
        Matcher bucket = BUCKET.matcher(ringfence.metrics());
        while (bucket.find()) {
            if (Double.parseDouble(bucket.group(2)) >= 0.99 * all) {
                return "<= " + bucket.group(1) + " s of " + (long) all + ", max "
                        + ringfence.metric("ringfence_decision_seconds_max") + " s";
            }
        }
        return "of nothing";
    }
}
