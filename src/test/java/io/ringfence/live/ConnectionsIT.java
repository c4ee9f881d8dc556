package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AmiTls;
import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a PBX may be connected: over TLS, with two accounts, beside another PBX. */
class ConnectionsIT {
    private static final String LONDON = "02079460123";
    private static final String PARIS = "0033142223344";
    private static final String SOMALIA = "0025261555123";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource
    void overTlsWithTwoAccounts(Version version) {
        try (AsteriskRig rig = AsteriskRig.start(version)) {
            AmiTls tls = AmiTls.on(rig);
            Path yaml = tls(tls, "localhost", "    ca: " + tls.authority()).in(rig.folder());
            Ringfence.Ran doctor = doctor(version, "TLS, two accounts", yaml);
            assertThat(doctor.exit()).isZero();
            try (Ringfence ringfence = Ringfence.run(yaml);
                    SippRun carrier =
                            Sipp.carrier(rig).ring(Duration.ofSeconds(2)).start()) {
                assertThat(Sipp.caller(rig, 1001, SOMALIA).run().answered()).isZero();
                assertThat(Sipp.caller(rig, 1002, LONDON).run().answered()).isOne();
                await().untilAsserted(() ->
                        assertThat(ringfence.logged("hangup confirmed")).hasSize(1));
                await().until(() -> carrier.result().answered() == 1);
                assertThat(rig.command("manager show connected")).contains("reader", "actor");
                assertThat(ringfence.standing()).isEqualTo("ready []");
            }
        }
    }

    @Test
    void aCertificateThatDoesNotNameTheHostOrHasNoAuthorityIsRefused() {
        Version version = Version.A22;
        try (AsteriskRig rig = AsteriskRig.start(version)) {
            AmiTls tls = AmiTls.on(rig);
            String authority = "    ca: " + tls.authority();
            Ringfence.Ran otherHost = doctor(
                    version, "another host", tls(tls, "127.0.0.1", authority).in(rig.folder()));
            assertThat(otherHost.exit()).isEqualTo(1);
            assertThat(otherHost.printed())
                    .contains("FAIL")
                    .contains("certificate")
                    .contains("127.0.0.1");
            Ringfence.Ran stranger =
                    doctor(version, "no authority", tls(tls, "localhost").in(rig.folder()));
            assertThat(stranger.exit()).isEqualTo(1);
            assertThat(stranger.printed()).contains("FAIL").contains("certificate");
            Ringfence.Ran plain = doctor(
                    version,
                    "TLS to the plain port",
                    tls(new AmiTls(rig.amiPort(), tls.authority()), "localhost", authority)
                            .in(rig.folder()));
            assertThat(plain.exit()).isEqualTo(1);
            assertThat(plain.printed()).contains("FAIL");
            assertThat(otherHost.printed() + stranger.printed() + plain.printed())
                    .doesNotContain("-secret")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void anAccountThatMayNotEndCallsIsNoActor() {
        try (AsteriskRig rig = AsteriskRig.start(Version.A22)) {
            Path yaml = Settings.empty().pbx("office", rig.amiPort(), "reader").in(rig.folder());
            Ringfence.Ran doctor = doctor(Version.A22, "reader alone", yaml);
            assertThat(doctor.exit()).isEqualTo(1);
            assertThat(doctor.printed()).contains("may not use absolutetimeout, hangup");
        }
    }

    @Test
    void twoPbxsAreGuardedAndOneOfThemAttacked() {
        try (AsteriskRig old = AsteriskRig.start(Version.A16);
                AsteriskRig young = AsteriskRig.start(Version.A22);
                Ringfence ringfence = Ringfence.run(Settings.empty()
                        .everywhere()
                        .pbx("old", old.amiPort(), "ringfence")
                        .pbx("young", young.amiPort(), "ringfence")
                        .in(old.folder()));
                SippRun oldCarrier =
                        Sipp.carrier(old).ring(Duration.ofSeconds(2)).start();
                SippRun youngCarrier =
                        Sipp.carrier(young).ring(Duration.ofSeconds(2)).start()) {
            Sipp attack = Sipp.play(old, "caller").rate(5).hold(Duration.ofSeconds(20));
            for (int call = 0; call < 30; call++) {
                attack.also(1001, "0025261555" + (100 + call));
            }
            try (SippRun thief = attack.start()) {
                for (String number : List.of(LONDON, PARIS, "1002")) {
                    Sipp.caller(young, 1001, number).run();
                }
                thief.result(Duration.ofMinutes(2));
            }
            await().until(() -> youngCarrier.result().answered() == 2);
            int answered = oldCarrier.result().answered();
            System.out.printf(
                    "two PBXs: %d of 30 answered at the attacked one, %d of 2 at the other, verdicts %d and %d%n",
                    answered,
                    youngCarrier.result().answered(),
                    verdicts(ringfence, "old").size(),
                    verdicts(ringfence, "young").size());
            assertThat(verdicts(ringfence, "old")).isNotEmpty();
            assertThat(verdicts(ringfence, "young")).isEmpty();
            assertThat(answered).isLessThanOrEqualTo(3);

            old.kill9();
            await().atMost(PATIENCE).until(() -> ringfence.standing().contains("old"));
            System.out.println("one of two PBXs killed: " + ringfence.standing());
            assertThat(ringfence.metric("ringfence_ami_up{pbx=\"old\"}")).isZero();
            assertThat(ringfence.metric("ringfence_ami_up{pbx=\"young\"}")).isOne();
            assertThat(Sipp.caller(young, 1003, LONDON).run().answered()).isOne();
        }
    }

    private static Settings tls(AmiTls tls, String host, String... lines) {
        Settings settings = Settings.empty()
                .pbx("office", host, tls.port(), "reader", "reader-secret")
                .line("    actor: {username: actor, secret: actor-secret}")
                .line("    tls: true");
        for (String line : lines) {
            settings.line(line);
        }
        return settings;
    }

    private static Ringfence.Ran doctor(Version version, String what, Path yaml) {
        Ringfence.Ran ran = Ringfence.command("doctor", "--config", yaml.toString());
        System.out.println(version + " doctor, " + what + ": exit " + ran.exit() + "\n" + ran.printed());
        return ran;
    }

    private static List<String> verdicts(Ringfence ringfence, String pbx) {
        return ringfence.logged("verdict mode=enforce").stream()
                .filter(line -> line.contains("\"pbx\":\"" + pbx + "\""))
                .toList();
    }
}
