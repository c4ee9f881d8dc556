package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Outside;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A password is guessed from the Internet on a real Asterisk, and used. */
class BreakInIT {
    private static final String SOMALIA = "0025261555123";
    private static final int GUESSES = 40;

    @Test
    void theGuesserIsToBeBannedAndWhatHeBrokeIntoIsStopped() throws IOException {
        try (AsteriskRig rig = AsteriskRig.start(Version.A22);
                Outside thief = Outside.open()) {
            rig.listenEverywhere();
            Path record = rig.folder().resolve("attack.ami");
            Settings settings = Settings.of(rig).line("record: " + record).everywhere();
            Path config = settings.in(rig.folder());
            try (Ringfence ringfence = Ringfence.run(config);
                    SippRun carrier = Sipp.carrier(rig).start()) {
                phoneWithAnOldPassword(rig);
                guesses(rig, thief);
                await().untilAsserted(() -> assertThat(ringfence.logged("\"kind\":\"address\""))
                        .anyMatch(line -> line.contains("\"action\":\"ban\"")
                                && line.contains("\"network\":\"" + thief.address() + "/32\"")));
                assertThat(Sipp.register(rig, 1001, "secret-1001")
                                .from(thief)
                                .run()
                                .answered())
                        .isOne();
                await().untilAsserted(() -> assertThat(ringfence.logged("\"kind\":\"account\""))
                        .anyMatch(line -> line.contains("\"account\":\"1001\"")));
                assertThat(Sipp.caller(rig, 1001, SOMALIA).run().answered()).isZero();
                await().untilAsserted(() -> assertThat(ringfence.logged("\"kind\":\"call\""))
                        .anyMatch(line -> line.contains("\"extension\":\"1001\"") && line.contains("broken")));
                assertThat(carrier.result().answered()).isZero();
                assertThat(ringfence.logged("\"action\":\"ban\""))
                        .noneMatch(line -> line.contains("\"address\":\"127.0.0.1\""));
            }
            Path verdicts = rig.folder().resolve("verdicts.jsonl");
            assertThat(Ringfence.command(
                                    "replay",
                                    "--config",
                                    config.toString(),
                                    "--verdicts",
                                    verdicts.toString(),
                                    record.toString())
                            .exit())
                    .isZero();
            assertThat(Files.readAllLines(verdicts))
                    .anyMatch(line -> line.contains("\"kind\":\"address\",\"action\":\"ban\"")
                            && line.contains(thief.address() + "/32"))
                    .anyMatch(line -> line.contains("\"kind\":\"account\"") && line.contains("\"account\":\"1001\""))
                    .noneMatch(line -> line.contains("\"action\":\"ban\"") && line.contains("127.0.0.1"));
        }
    }

    /** In the office, where another phone works. */
    private static void phoneWithAnOldPassword(AsteriskRig rig) {
        assertThat(Sipp.register(rig, 1002, "secret-1002").run().answered()).isOne();
        Sipp stale = Sipp.register(rig, 1003, "old").rate(40);
        for (int i = 1; i < GUESSES; i++) {
            stale.line("1003", "3600", "[authentication username=1003 password=old]");
        }
        assertThat(stale.run().answered()).isZero();
    }

    private static void guesses(AsteriskRig rig, Outside thief) {
        Sipp guesses = Sipp.register(rig, 1001, "guess").from(thief).rate(40);
        for (String account : List.of("1001", "1002", "1004")) {
            for (int i = 0; i < GUESSES / 3; i++) {
                guesses.line(account, "3600", "[authentication username=" + account + " password=guess" + i + "]");
            }
        }
        assertThat(guesses.run().answered()).isZero();
    }
}
