package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Outside;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippResult;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The clinic's thieves on a PBX that Ringfence knows from two weeks of recordings: no list of countries, the thresholds as
 * they come.
 */
class ClinicIT {
    private static final List<String> HONEST = List.of("02079460123", "07911123456", "999", "1012");
    private static final int HONEST_CALLS = 12;
    private static final long SEED = 7;

    /** When the thieves come. */
    private static final int NIGHT = 3;

    @Test
    void fromANewAddressAlmostNothingIsAnswered() {
        Leak leak = attacked("a new address", NIGHT, false);
        assertThat(leak.answered()).isLessThanOrEqualTo(3);
    }

    @Test
    void fromTheVictimsOwnAddressLittleIsAnswered() {
        Leak leak = attacked("the victims' own address", NIGHT, true);
        assertThat(leak.answered()).isLessThan(Clinic.CALLS / 4);
    }

    private static Leak attacked(String from, int hour, boolean own) {
        try (AsteriskRig rig = AsteriskRig.start(Version.A22);
                Outside outside = Outside.open()) {
            rig.listenEverywhere();
            Path store = rig.folder().resolve("ringfence.db");
            ZoneId zone = Clinic.zone(hour);
            Path yaml = Settings.of(rig)
                    .everywhere()
                    .line("store: " + store)
                    .line("timezone: " + zone)
                    .in(rig.folder());
            Path history = Clinic.history(rig.folder(), SEED, zone, own ? outside.address() : "");
            Ringfence.Ran learnt = Ringfence.command(
                    "replay", "--config", yaml.toString(), "--store", store.toString(), history.toString());
            System.out.println(learnt.printed());
            assertThat(learnt.exit()).isZero();
            try (Ringfence ringfence = Ringfence.run(yaml);
                    Ami ami = Ami.watch(rig);
                    SippRun carrier =
                            Sipp.carrier(rig).ring(Duration.ofSeconds(2)).start();
                    SippRun desk = Sipp.desk(rig, 1012).start();
                    SippRun honest = honest(rig).start();
                    SippRun thief = Clinic.attack(rig, SEED).from(outside).start()) {
                SippResult served = honest.result(Duration.ofMinutes(3));
                thief.result(Duration.ofMinutes(8));
                await().atMost(Duration.ofMinutes(1)).until(() -> rig.channels().isEmpty());
                Leak leak = Leak.of(ami, Clinic.COMPRESSION);
                tell(from, ringfence, leak);
                assertThat(served.failed()).isZero();
                assertThat(served.answered()).isEqualTo(HONEST_CALLS);
                assertThat(desk.result().failed() + carrier.result().failed()).isZero();
                assertThat(ringfence.standing()).startsWith("ready");
                return leak;
            }
        }
    }

    private static void tell(String from, Ringfence ringfence, Leak leak) {
        List<String> verdicts = ringfence.logged("verdict mode=enforce");
        System.out.printf("%nClinic from %s: %d calls, %s%n", from, Clinic.CALLS, leak);
        for (String action : List.of("alert", "hangup", "fence", "deny")) {
            System.out.printf(
                    "  %s %d%n",
                    action,
                    verdicts.stream()
                            .filter(line -> line.contains("\"action\":\"" + action + "\""))
                            .count());
        }
        verdicts.stream().limit(6).forEach(line -> System.out.println("  " + line));
    }

    private static Sipp honest(AsteriskRig rig) {
        Sipp office = Sipp.play(rig, "caller").rate(1);
        for (int call = 0; call < HONEST_CALLS; call++) {
            office.also(1016 + call % 4, HONEST.get(call % HONEST.size()));
        }
        return office;
    }
}
