package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever sends a call abroad pays for it, however he does it, and it ends before the carrier answers. */
class AttributionIT {
    private static final String SATELLITE = "00881612345678";
    private static final String SOMALIA = "0025261555123";
    private static final String OUTSIDER = "441632960123";
    private static final String DID_1002 = "442070001002";
    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @EnumSource
    void forwardersPay(Version version) {
        try (AsteriskRig rig = AsteriskRig.start(version);
                Ringfence ringfence = Ringfence.run(Settings.of(rig).in(rig.folder()));
                SippRun carrier = Sipp.carrier(rig).ring(SECOND.multipliedBy(3)).start()) {
            for (String way : List.of("CF", "CFN", "CFD")) {
                rig.command("database put " + way + " 1002 " + SATELLITE);
                Sipp.caller(rig, 1001, "1002").run();
                ended(ringfence, way, "1002", "satellite");
                rig.command("database del " + way + " 1002");
            }
            rig.command("database put CF 1003 " + SATELLITE);
            Sipp.inbound(rig, OUTSIDER, "442070001003").run();
            ended(ringfence, "inbound CF", "1003", "satellite");
            Sipp.caller(rig, 1004, "601").run();
            ended(ringfence, "ring group", "1003", "satellite");
            rig.command("database del CF 1003");
            try (SippRun phone =
                    Sipp.desk(rig, 1002, "callee-redirects").target(SATELLITE).start()) {
                Sipp.caller(rig, 1001, "1002").run();
                ended(ringfence, "302", "1002", "satellite");
                Sipp.inbound(rig, OUTSIDER, DID_1002).run();
                ended(ringfence, "inbound 302", "1002", "satellite");
                assertThat(phone.result().failed()).isZero();
            }
            await().until(() -> rig.channels().isEmpty());
            assertThat(carrier.result().answered()).isZero();
            assertThat(ringfence.standing()).isEqualTo("ready []");
        }
    }

    @ParameterizedTest
    @EnumSource
    void transferersPay(Version version) {
        try (AsteriskRig rig = AsteriskRig.start(version);
                Ringfence ringfence = Ringfence.run(Settings.of(rig).in(rig.folder()));
                SippRun carrier = Sipp.carrier(rig).ring(SECOND.multipliedBy(3)).start()) {
            try (SippRun phone =
                    Sipp.desk(rig, 1002).hold(SECOND.multipliedBy(8)).start()) {
                Sipp.play(rig, "caller-transfers")
                        .target(SOMALIA)
                        .also(1001, "1002")
                        .run();
                ended(ringfence, "blind transfer", "1001", "international");
                Sipp.play(rig, "caller-transfers-attended")
                        .target(SOMALIA)
                        .also(1003, "1002")
                        .run();
                ended(ringfence, "attended transfer", "1003", "international");
                assertThat(phone.result().failed()).isZero();
            }
            try (SippRun phone = Sipp.desk(rig, 1004, "callee-transfers")
                    .target(SOMALIA)
                    .hold(SECOND)
                    .start()) {
                Sipp.inbound(rig, OUTSIDER, "442070001004")
                        .hold(SECOND.multipliedBy(3))
                        .run();
                ended(ringfence, "inbound blind transfer", "1004", "international");
                assertThat(phone.result().failed()).isZero();
            }
            await().until(() -> rig.channels().stream().noneMatch(name -> name.startsWith("PJSIP/trunk-")));
            assertThat(carrier.result().answered()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersThatDialThroughAndOriginatedCallsPayForThemselves(Version version) {
        try (AsteriskRig rig = AsteriskRig.start(version);
                Ringfence ringfence = Ringfence.run(Settings.of(rig).in(rig.folder()));
                Ami ami = Ami.watch(rig);
                SippRun carrier = Sipp.carrier(rig).ring(SECOND.multipliedBy(3)).start()) {
            rig.command("database put THROUGH number " + SOMALIA);
            Sipp.inbound(rig, OUTSIDER, "442070003000")
                    .hold(SECOND.multipliedBy(3))
                    .run();
            ended(ringfence, "dial-through", "442070003000", "international");
            Sipp.inbound(rig, OUTSIDER, "442070002000")
                    .digits("," + SATELLITE + "#")
                    .hold(SECOND.multipliedBy(9))
                    .run();
            ended(ringfence, "DISA", "442070002000", "satellite");
            ami.action(
                    "Originate", "Channel: PJSIP/" + SOMALIA + "@trunk", "Application: Wait", "Data: 9", "Async: true");
            await().until(() -> ringfence.logged("verdict mode=enforce").size() == 3);
            System.out.println(version + " originate: "
                    + ringfence.logged("verdict mode=enforce").get(2));
            await().until(() -> rig.channels().isEmpty());
            assertThat(carrier.result().answered()).isZero();
        }
    }

    /** Waits for the newest verdict, which must be about the payer, and for its hangup to be confirmed. */
    private static void ended(Ringfence ringfence, String how, String payer, String type) {
        await(how).untilAsserted(() -> {
            List<String> verdicts = ringfence.logged("verdict mode=enforce");
            assertThat(verdicts).isNotEmpty();
            String last = verdicts.get(verdicts.size() - 1);
            JsonNode verdict = new JsonMapper().readTree(last.substring(last.indexOf('{')));
            assertThat(verdict.get("extension").asString()).isEqualTo(payer);
            assertThat(verdict.get("class").asString()).isEqualTo(type);
            assertThat(ringfence.logged("hangup confirmed")).hasSameSizeAs(verdicts);
        });
        System.out.println(how + ": " + payer);
    }
}
