package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.network.SourceAddress;
import io.ringfence.track.Tracker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Text that names an address in every field a stranger writes: the address is blamed for nothing, and whoever wrote it is. */
class ForgedAddressIT {
    private static final String ESTONIA = "0037255501234";
    private static final String ABROAD = "00372";
    private static final String LONDON = "02079460123";
    private static final String INJECTIONS = "ringfence_injections_total{pbx=\"office\"}";

    /** Who is to be framed: short, since Asterisk keeps 36 characters of an unknown account's name and 79 of a number. */
    private static final String FRAMED = "8.8.8.8";

    private static final String REMOTE = "RemoteAddress: IPV4/UDP/" + FRAMED + "/1";

    @ParameterizedTest
    @EnumSource
    void noForgedAddressIsBlamed(Version version) {
        try (AsteriskRig rig = AsteriskRig.start(version);
                Watching watching = Watching.of(rig);
                Ringfence ringfence = Ringfence.run(Settings.of(rig).in(rig.folder()));
                SippRun carrier = Sipp.carrier(rig).ring(Duration.ofSeconds(2)).start()) {
            for (Map.Entry<String, Sipp> trick : tricks(rig).entrySet()) {
                String name = trick.getKey();
                double before = ringfence.metric(INJECTIONS);
                long probed = count(watching, PROBED);
                long proved = count(watching, PROVED);
                trick.getValue().run();
                await(name)
                        .untilAsserted(() -> assertThat(count(watching, PROBED) > probed)
                                .isEqualTo(trick.getValue().isFrom(AsteriskRig.ATTACKER)));
                await(name).until(() -> rig.channels().isEmpty());
                if (!name.startsWith("harmless")) {
                    await(name).until(() -> ringfence.metric(INJECTIONS) > before);
                }
                System.out.printf(
                        "%s %-36s injections +%.0f, probed +%d, proved +%d%n",
                        version,
                        name,
                        ringfence.metric(INJECTIONS) - before,
                        count(watching, PROBED) - probed,
                        count(watching, PROVED) - proved);
            }
            assertThat(Set.copyOf(named(watching))).containsExactlyInAnyOrder(PROBED, PROVED);
            await().until(() -> carrier.result().answered() == 1);
            assertThat(ringfence.metrics()).doesNotContain(FRAMED);
            assertThat(ringfence.logged(FRAMED)).isNotEmpty().allSatisfy(ForgedAddressIT::quotes);
            assertThat(ringfence.standing()).isEqualTo("ready []");
        }
    }

    private static Map<String, Sipp> tricks(AsteriskRig rig) {
        String end = "\r\n\r\n";
        Map<String, Sipp> tricks = new LinkedHashMap<>();
        tricks.put("user with a second RemoteAddress", guest(rig, "x\r\n" + REMOTE));
        tricks.put(
                "number with a Hangup",
                dial(rig, end + "Event: Hangup\r\nChannel: PJSIP/1001-00000001\r\nUniqueid: 1700000000.1\r\nX: "));
        tricks.put("user with a bare line feed", guest(rig, "x\n" + REMOTE));
        tricks.put("user with a LocalAddress", guest(rig, "x\r\nLocalAddress: IPV4/UDP/" + FRAMED + "/1"));
        tricks.put("user with a second event", guest(rig, "x" + end + "Event: InvalidPassword\r\nA: "));
        tricks.put(
                "REGISTER with a second RemoteAddress",
                Sipp.play(rig, "register")
                        .from(AsteriskRig.ATTACKER)
                        .line(Sipp.escaped("x\r\n" + REMOTE), "3600", "Subject: none"));
        tricks.put(
                "harmless: Call-ID with an address",
                Sipp.guest(rig, "stranger", ESTONIA).set("CALLID", "RemoteAddress: IPV4/UDP/" + FRAMED + "/5060"));
        for (String type : List.of("InvalidPassword", "SuccessfulAuth", "InvalidAccountID")) {
            tricks.put("number with " + type, dial(rig, forged(type)));
        }
        tricks.put("number with bare line feeds", dial(rig, forged("FailedACL").replace("\r", "")));
        tricks.put(
                "number with a privilege", dial(rig, end + "Event: FailedACL\r\nPrivilege: security,all\r\n" + REMOTE));
        tricks.put(
                "number with a contact",
                dial(rig, end + "Event: ContactStatus\r\nURI: sip:1001@" + FRAMED + "\r\nX: "));
        tricks.put(
                "transfer with a guess",
                Sipp.play(rig, "caller-transfers")
                        .target(Sipp.escaped("8" + ABROAD + forged("InvalidPassword")))
                        .also(1003, LONDON));
        tricks.put(
                "carrier's caller with a guess",
                Sipp.inbound(rig, Sipp.escaped("441632" + forged("InvalidPassword")), "442070004000"));
        return tricks;
    }

    private static String forged(String type) {
        return "\r\n\r\nEvent: " + type + "\r\n" + REMOTE + "\r\nX: ";
    }

    private static Sipp guest(AsteriskRig rig, String user) {
        return Sipp.guest(rig, Sipp.escaped(user), ESTONIA);
    }

    private static Sipp dial(AsteriskRig rig, String forged) {
        return Sipp.caller(rig, 1002, Sipp.escaped("8" + ABROAD + forged));
    }

    /** A fact that names an address. */
    private record Named(String kind, String host) {}

    private static final Named PROBED = new Named("AccountProbed", AsteriskRig.ATTACKER);
    private static final Named PROVED = new Named("AuthSucceeded", AsteriskRig.PHONES);

    private static long count(Watching watching, Named named) {
        return named(watching).stream().filter(named::equals).count();
    }

    /** All facts so far that name an address. */
    private static List<Named> named(Watching watching) {
        Tracker tracker = Watching.tracker();
        return watching.events().stream()
                .flatMap(event -> tracker.on(event).stream())
                .flatMap(ForgedAddressIT::named)
                .toList();
    }

    private static Stream<Named> named(Fact fact) {
        SourceAddress address = SourceAddress.UNKNOWN;
        if (fact instanceof AuthSucceeded proved) {
            address = proved.address();
        } else if (fact instanceof AuthFailed refused) {
            address = refused.address();
        } else if (fact instanceof AccountProbed probed) {
            address = probed.address();
        } else if (fact instanceof PhoneSeen seen) {
            address = seen.address();
        }
        return address.known() ? Stream.of(new Named(fact.getClass().getSimpleName(), address.host())) : Stream.empty();
    }

    /** The text itself is evidence: escaped, in the line that says who wrote it, and nowhere as an address. */
    private static void quotes(String line) {
        String verdict = line.substring(line.indexOf('{'));
        JsonNode parsed = new JsonMapper().readTree(verdict);
        String text = parsed.path("text").asString("") + parsed.path("number").asString("");
        assertThat(text).contains("\\n").doesNotContain("\n");
        assertThat(parsed.get("kind").asString()).isIn("injection", "call");
        assertThat(parsed.path("findings").toString()).doesNotContain(FRAMED);
        assertThat(parsed.has("address")).isFalse();
    }
}
