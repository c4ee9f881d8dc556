package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import io.ringfence.store.Archive;
import io.ringfence.store.UnusableStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A credit for the day: whoever has used it up is ended at that moment, in the middle of the call. */
class CreditIT {
    private static final String ESTONIA = "0037255501234";
    private static final String LONDON = "02079460123";
    private static final Duration LONG = Duration.ofMinutes(1);

    /** A pound for each second begun and 6.50 a day: the seventh, which begins after six, is too much. */
    private static final int CREDIT_SECONDS = 6;
    /** Longer than it takes to start again on a busy machine. */
    private static final int LONG_CREDIT_SECONDS = 20;

    @ParameterizedTest
    @EnumSource
    void aCallEndsWhenItHasUsedUpTheCreditOfTheDay(Version version) throws IOException {
        try (AsteriskRig rig = AsteriskRig.start(version)) {
            Path rates = rig.folder().resolve("rates.csv");
            Files.writeString(rates, "prefix,price_per_minute,increment\n372,60.00,1\n44,0.01,1\n");
            Path yaml = Settings.of(rig)
                    .everywhere()
                    .line("currency: GBP")
                    .line("rates: " + rates)
                    .line("limits: {extension: {call: none, hour: none, day: " + CREDIT_SECONDS + ".50, month: none}}")
                    .in(rig.folder());
            try (Ringfence ringfence = Ringfence.run(yaml);
                    Ami ami = Ami.watch(rig);
                    SippRun carrier = Sipp.carrier(rig).start();
                    SippRun national = Sipp.caller(rig, 1003, LONDON).hold(LONG).start()) {
                await().until(() -> answers(ami).size() == 1);
                assertThat(Sipp.caller(rig, 1001, ESTONIA).hold(LONG).run().answered())
                        .isOne();
                double talked = talked(ami, 1);
                System.out.printf(
                        "%s: credit crossed after %d s of talk, ended %.0f ms later%n",
                        version, CREDIT_SECONDS, 1000 * (talked - CREDIT_SECONDS));
                assertThat(talked).isBetween(CREDIT_SECONDS - .25, LONG.toSeconds() / 2d);

                assertThat(Sipp.caller(rig, 1001, ESTONIA).run().answered())
                        .as("nothing is left for a second call")
                        .isZero();
                Sipp two = Sipp.play(rig, "caller").hold(LONG).rate(10);
                two.also(1002, ESTONIA).also(1002, ESTONIA + "0").run();
                System.out.printf(
                        "%s: two calls at once on one credit ended after %.3f s and %.3f s%n",
                        version, talked(ami, 2), talked(ami, 3));
                await().untilAsserted(() -> assertThat(ringfence.logged("verdict mode=enforce"))
                        .hasSizeGreaterThanOrEqualTo(3)
                        .anySatisfy(line -> assertThat(line).contains("Spend")));
                ringfence.logged("verdict mode=enforce").forEach(System.out::println);
                await().until(() -> rig.channels().size() == 2);
                assertThat(national.result().failed() + carrier.result().failed())
                        .isZero();
                assertThat(Sipp.caller(rig, 1001, "999").run().answered()).isOne();
            }
        }
    }

    /**
     * Ringfence is killed while one call is up, and another begins before it is back: both end when they have used up the credit, as if
     * nothing had happened.
     */
    @Test
    void aKillInTheMiddleOfACallForgetsNothingOfWhatItCost() throws IOException {
        try (AsteriskRig rig = AsteriskRig.start(Version.A22)) {
            Path store = rig.folder().resolve("ringfence.db");
            Path rates = rig.folder().resolve("rates.csv");
            Files.writeString(rates, "prefix,price_per_minute,increment\n372,60.00,1\n");
            Path yaml = Settings.of(rig)
                    .everywhere()
                    .line("currency: GBP")
                    .line("store: " + store)
                    .line("rates: " + rates)
                    .line("limits: {extension: {call: none, hour: none, day: " + LONG_CREDIT_SECONDS
                            + ".50, month: none}}")
                    .in(rig.folder());
            try (Ami ami = Ami.watch(rig);
                    SippRun carrier = Sipp.carrier(rig).start()) {
                Ringfence killed = Ringfence.run(yaml);
                SippRun before = Sipp.caller(rig, 1001, ESTONIA).hold(LONG).start();
                await().until(() -> underway(store) == 1);
                killed.close();
                try (before;
                        SippRun during =
                                Sipp.caller(rig, 1002, ESTONIA).hold(LONG).start();
                        Ringfence again = Ringfence.run(yaml)) {
                    double first = talked(ami, 0);
                    double second = talked(ami, 1);
                    System.out.printf(
                            "killed in mid-call, %d s of credit: ended after %.3f s; the call begun meanwhile after %.3f s%n",
                            LONG_CREDIT_SECONDS, first, second);
                    assertThat(first).isBetween(LONG_CREDIT_SECONDS - .25, LONG_CREDIT_SECONDS + 2d);
                    await().untilAsserted(() ->
                            assertThat(again.logged("verdict mode=enforce")).hasSize(2));
                    assertThat(during.result().failed()).isZero();
                    assertThat(second).isBetween(LONG_CREDIT_SECONDS - 3d, LONG_CREDIT_SECONDS + 2d);
                }
                assertThat(carrier.result().failed()).isZero();
            }
        }
    }

    private static int underway(Path store) throws UnusableStore {
        try (Archive archive = Archive.open(store)) {
            return archive.underway().size();
        }
    }

    /** Seconds from the answer to the end of the n-th call the carrier answered, London being the first. */
    private static double talked(Ami ami, int number) {
        await().until(() -> answers(ami).size() > number);
        Ami.Message answer = answers(ami).get(number);
        String leg = answer.get("DestUniqueid");
        await().atMost(LONG).until(() -> ended(ami, leg).size() == 1);
        return (ended(ami, leg).get(0).millis() - answer.millis()) / 1000;
    }

    private static List<Ami.Message> answers(Ami ami) {
        return ami.events("DialEnd").stream()
                .filter(end -> end.get("DialStatus").equals("ANSWER"))
                .toList();
    }

    private static List<Ami.Message> ended(Ami ami, String uniqueid) {
        return ami.events("Hangup").stream()
                .filter(end -> end.get("Uniqueid").equals(uniqueid))
                .toList();
    }
}
