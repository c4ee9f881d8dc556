package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to the PBX or the line to it is known, said, and survived. */
class OutageIT {
    private static final String LONDON = "02079460123";
    private static final String SOMALIA = "0025261555123";
    private static final Duration TALK = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACTIVE = "ringfence_calls_active{pbx=\"office\"}";

    @ParameterizedTest
    @EnumSource
    void callsUpDuringAnOutageAreKnownAgain(Version version) throws Exception {
        try (AsteriskRig rig = AsteriskRig.start(version);
                Proxy line = new Proxy(rig.amiPort());
                Ringfence ringfence = Ringfence.run(
                        Settings.empty().pbx("office", line.port(), "ringfence").in(rig.folder()));
                SippRun carrier = Sipp.carrier(rig).start();
                SippRun talk = Sipp.caller(rig, 1001, LONDON).hold(TALK).start()) {
            await().until(() -> ringfence.metric(ACTIVE) == 1);

            line.cut();
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> ringfence.standing().contains("blind since"));
            tell(version, "cut", ringfence);
            await().atMost(PATIENCE).until(() -> ringfence.standing().equals("ready []"));
            await().until(() -> ringfence.metric(ACTIVE) == 1);

            line.refusing(true);
            line.cut();
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> ringfence.standing().contains("blind since"));
            try (SippRun fraud = Sipp.caller(rig, 1002, SOMALIA).hold(TALK).start()) {
                await().until(() -> rig.channels().size() == 4);
                line.refusing(false);
                await("a forbidden call that began unseen ends")
                        .atMost(PATIENCE)
                        .until(() -> rig.channels().size() == 2);
                assertThat(fraud.result().failed()).isZero();
            }
            await().atMost(PATIENCE).until(() -> ringfence.standing().equals("ready []"));
            await().until(() -> ringfence.metric(ACTIVE) == 1);

            line.silent(true);
            long began = System.nanoTime();
            await().atMost(Duration.ofSeconds(11))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> ringfence.standing().contains("blind since"));
            System.out.printf(
                    "%s silent: known after %d ms%n",
                    version, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            tell(version, "silent", ringfence);
            line.silent(false);
            line.cut();
            await().atMost(PATIENCE).until(() -> ringfence.standing().equals("ready []"));
            await().until(() -> ringfence.metric(ACTIVE) == 1);

            rig.command("manager reload");
            assertThat(ringfence.standing()).isEqualTo("ready []");

            rig.kill9();
            await().until(() -> ringfence.standing().contains("blind since"));
            tell(version, "killed", ringfence);
            rig.restart();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ringfence.standing()).isEqualTo("ready []"));
            await("the calls of the dead process end")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> ringfence.metric(ACTIVE) == 0);
            assertThat(Sipp.caller(rig, 1003, SOMALIA).run().answered()).isZero();
            assertThat(Sipp.caller(rig, 1003, LONDON).run().answered()).isOne();
            assertThat(carrier.result().failed()).isZero();
            assertThat(talk.result().answered()).isOne();
            System.out.println(String.join("\n", ringfence.logged("pbx=office")));
            assertThat(ringfence.terminate()).isLessThan(5_000);
            assertThat(ringfence.exit()).isIn(0, 143);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheAccountLacksIsSaid(Version version) throws Exception {
        try (AsteriskRig rig = AsteriskRig.start(version)) {
            for (String account : new String[] {"ringfence", "nosecurity", "readonly", "guard"}) {
                Path config =
                        Settings.empty().pbx("office", rig.amiPort(), account).in(rig.folder());
                Ringfence.Ran doctor = Ringfence.command("doctor", "--config", config.toString());
                System.out.println(
                        version + " doctor as " + account + ": exit " + doctor.exit() + "\n" + doctor.printed());
                assertThat(doctor.exit()).isEqualTo(account.equals("ringfence") || account.equals("guard") ? 0 : 1);
            }
            Path conf = rig.etc("manager.conf");
            Files.writeString(
                    conf,
                    Files.readString(conf)
                            .replace("read = system,call,security,user", "read = system, call,security,user"));
            rig.command("manager reload");
            Path spaced =
                    Settings.empty().pbx("office", rig.amiPort(), "ringfence").in(rig.folder());
            Ringfence.Ran blind = Ringfence.command("doctor", "--config", spaced.toString());
            System.out.println(version + " doctor, a space: exit " + blind.exit() + "\n" + blind.printed());
            assertThat(blind.exit()).isEqualTo(1);
            assertThat(blind.printed()).contains("FAIL  call: ").doesNotContain("All is well");
            Path wrong = Settings.empty()
                    .pbx("office", rig.amiPort(), "ringfence", "guessed")
                    .in(rig.folder());
            Ringfence.Ran doctor = Ringfence.command("doctor", "--config", wrong.toString());
            System.out.println(version + " doctor, wrong password: exit " + doctor.exit() + "\n" + doctor.printed());
            assertThat(doctor.exit()).isEqualTo(1);
            assertThat(doctor.printed()).contains("refused the login").doesNotContain("guessed");
            try (Ringfence ringfence = Ringfence.run(
                    Settings.empty().pbx("office", rig.amiPort(), "nosecurity").in(rig.folder()))) {
                await().until(() -> ringfence.standing().startsWith("degraded"));
                tell(version, "nosecurity", ringfence);
            }
        }
    }

    @Test
    void aLineOfAGigabyteTakesNoMemory() throws Exception {
        try (AsteriskRig rig = AsteriskRig.start(Version.A22);
                Proxy line = new Proxy(rig.amiPort());
                Ringfence ringfence = Ringfence.run(
                        Settings.empty().pbx("office", line.port(), "ringfence").in(rig.folder()), "-Xmx256m")) {
            long before = residentKiB(ringfence);
            byte[] mebibyte = new byte[1 << 20];
            Arrays.fill(mebibyte, (byte) 'x');
            line.say("Event: Newchannel\r\nPrivilege: call,all\r\nExten: ".getBytes(StandardCharsets.US_ASCII), 1);
            line.say(mebibyte, 1_024);
            System.out.printf(
                    "1 GB line: %d KiB before, %d after, %s%n", before, residentKiB(ringfence), ringfence.standing());
            line.say("\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 1);
            try (SippRun carrier = Sipp.carrier(rig).start()) {
                assertThat(Sipp.caller(rig, 1003, SOMALIA).run().answered()).isZero();
                assertThat(Sipp.caller(rig, 1003, LONDON).run().answered()).isOne();
                assertThat(carrier.result().failed()).isZero();
            }
            await().atMost(PATIENCE).until(() -> ringfence.standing().startsWith("ready"));
            System.out.println(String.join("\n", ringfence.logged("pbx=office")));
            assertThat(residentKiB(ringfence)).isLessThan(512 * 1024);
        }
    }

    private static void tell(Version version, String what, Ringfence ringfence) {
        System.out.println(version + " " + what + ": /health says " + ringfence.standing());
    }

    private static long residentKiB(Ringfence ringfence) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + ringfence.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
