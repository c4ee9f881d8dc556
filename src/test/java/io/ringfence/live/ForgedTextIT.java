package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SIP users that hold AMI text. The dialplan's prefix 8 dials the digits of whatever follows, so each of these calls would
 * reach the carrier; while they are tried an honest call is up that they claim is over.
 */
class ForgedTextIT {
    private static final String ESTONIA = "0037255501234";
    private static final String LONDON = "02079460123";
    private static final String ACTIVE = "ringfence_calls_active{pbx=\"office\"}";
    private static final String INJECTIONS = "ringfence_injections_total{pbx=\"office\"}";
    private static final String VICTIM = "203.0.113.7";

    @ParameterizedTest
    @EnumSource
    void forgersAreFoundAndTheirCallsEnded(Version version) {
        try (AsteriskRig rig = AsteriskRig.start(version);
                Ringfence ringfence = Ringfence.run(Settings.of(rig).in(rig.folder()));
                Ami ami = Ami.watch(rig);
                SippRun carrier = Sipp.carrier(rig).ring(Duration.ofSeconds(2)).start();
                SippRun honest = Sipp.caller(rig, 1001, LONDON)
                        .hold(Duration.ofMinutes(3))
                        .start()) {
            await().until(() -> carrier.result().answered() == 1
                    && !ami.events("Newchannel").isEmpty());
            String uniqueid = ami.events("Newchannel").get(0).get("Uniqueid");
            int extension = 1002;
            for (Map.Entry<String, String> forged : numbers(uniqueid).entrySet()) {
                double before = ringfence.metric(INJECTIONS);
                String caller = "" + extension;
                Sipp.caller(rig, extension++, Sipp.escaped("8" + ESTONIA + forged.getValue()))
                        .run();
                await(forged.getKey()).untilAsserted(() -> {
                    assertThat(ami.events("Newchannel"))
                            .anyMatch(begun -> begun.get("CallerIDNum").equals(caller));
                    assertThat(ringfence.metric(INJECTIONS)).isGreaterThan(before);
                    assertThat(verdicts(ringfence, caller)).isPositive();
                    assertThat(ringfence.metric(ACTIVE)).isEqualTo(1);
                });
                System.out.printf(
                        "%s %-28s injections +%.0f, verdicts on %s: %d%n",
                        version,
                        forged.getKey(),
                        ringfence.metric(INJECTIONS) - before,
                        caller,
                        verdicts(ringfence, caller));
            }
            for (String user : List.of(
                    "x\r\nRemoteAddress: IPV4/UDP/8.8.8.8/1", "y\r\n\r\nEvent: Hangup\r\nUniqueid: " + uniqueid)) {
                double before = ringfence.metric(INJECTIONS);
                Sipp.guest(rig, Sipp.escaped(user), ESTONIA).run();
                await(user).until(() -> ringfence.metric(INJECTIONS) > before);
            }
            assertThat(ringfence.metric(ACTIVE)).isEqualTo(1);
            await().until(() -> rig.channels().size() == 2);
            assertThat(carrier.result().answered()).isEqualTo(1);
            assertThat(honest.result().failed()).isZero();
            assertThat(ringfence.log()).doesNotContain("extension\":\"1001\"");
            assertThat(ringfence.standing()).isEqualTo("ready []");
            assertThat(rig.command("core show channels concise")).contains("PJSIP/1001-");
        }
    }

    private static long verdicts(Ringfence ringfence, String extension) {
        return ringfence.logged("\"kind\":\"call\"").stream()
                .filter(line -> line.contains("\"extension\":\"" + extension + "\""))
                .count();
    }

    private static Map<String, String> numbers(String uniqueid) {
        String end = "\r\n\r\n";
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("hangup of the honest call", end + "Event: Hangup\r\nUniqueid: " + uniqueid + "\r\nX: ");
        numbers.put(
                "hangup with privilege",
                end + "Event: Hangup\r\nPrivilege: call,all\r\nUniqueid: " + uniqueid + "\r\nX: ");
        numbers.put("response", end + "Response: Success\r\nActionID: h\r\nMessage: x" + end + "X: ");
        numbers.put(
                "end of list", end + "Event: CoreShowChannelsComplete\r\nActionID: list\r\nListItems: 0" + end + "X: ");
        numbers.put("second uniqueid", "\r\nPriority: 1\r\nUniqueid: " + uniqueid + "\r\nLinkedid: " + uniqueid);
        numbers.put("bare line feeds", "\n\nEvent: Hangup\nPrivilege: call,all\nUniqueid: " + uniqueid + "\nX: ");
        numbers.put(
                "guess from a victim",
                end + "Event: InvalidPassword\r\nPrivilege: security,all\r\nRemoteAddress: IPV4/UDP/" + VICTIM
                        + "/5060\r\nX: ");
        numbers.put("shutdown", end + "Event: Shutdown\r\nPrivilege: system,all\r\nShutdown: Cleanly" + end + "X: ");
        numbers.put(
                "rename",
                end + "Event: Rename\r\nPrivilege: call,all\r\nUniqueid: " + uniqueid + "\r\nNewname: x" + end + "X: ");
        numbers.put("banner", end + "Asterisk Call Manager/9.9.9\r\n\r\nX: ");
        return numbers;
    }
}
