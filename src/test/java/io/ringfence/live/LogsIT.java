package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Outside;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Follows the log of a running Asterisk whose AMI says nothing of logins. */
class LogsIT {
    private static final int BEFORE = 5;
    private static final int AFTER = 6;

    @Test
    void whatOnlyALogTellsIsJudgedAndARotationLosesNothing() throws IOException {
        try (AsteriskRig rig = AsteriskRig.start(Version.A22);
                Outside thief = Outside.open()) {
            rig.listenEverywhere();
            Path log = rig.folder().resolve("log/full");
            Path config = Settings.empty()
                    .pbx("office", rig.amiPort(), "nosecurity")
                    .line("logs: [" + log + "]")
                    .in(rig.folder());
            try (Ringfence ringfence = Ringfence.run(config)) {
                guess(rig, thief, BEFORE);
                await().untilAsserted(() -> assertThat(refusals(log)).isEqualTo(BEFORE));
                Files.move(log, log.resolveSibling("full.1"));
                rig.command("logger reload");
                guess(rig, thief, AFTER);

                await().untilAsserted(() -> assertThat(refusals(log)).isEqualTo(AFTER));
                await().untilAsserted(() -> assertThat(ringfence.logged("\"kind\":\"address\""))
                        .singleElement()
                        .asString()
                        .contains(
                                "\"action\":\"alert\"",
                                "\"network\":\"" + thief.address() + "/32\"",
                                "9 wrong passwords in 10 min",
                                "a log alone does not prove it"));
            }
        }
    }

    private static void guess(AsteriskRig rig, Outside thief, int guesses) {
        Sipp guess = Sipp.register(rig, 1001, "guess").from(thief).rate(40);
        for (int i = 1; i < guesses; i++) {
            guess.line("1001", "3600", "[authentication username=1001 password=guess" + i + "]");
        }
        assertThat(guess.run().answered()).isZero();
    }

    private static long refusals(Path log) throws IOException {
        return Files.readString(log)
                .lines()
                .filter(line -> line.contains("Failed to authenticate"))
                .count();
    }
}
