package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code ringfence drill} on a real Asterisk while somebody telephones. */
class DrillIT {
    private static final String LONDON = "02079460123";
    private static final String DRILL = "    drill: {username: drill, secret: drill-secret}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theServiceProvesEveryStepAndTouchesNoCall(Version version) {
        try (AsteriskRig rig = AsteriskRig.start(version);
                SippRun carrier = Sipp.carrier(rig).start();
                SippRun caller = Sipp.caller(rig, 1001, LONDON)
                        .hold(Duration.ofMinutes(1))
                        .start()) {
            Path told = folder.resolve("told");
            Path config = Settings.of(rig)
                    .line(DRILL)
                    .line("store: drill.db")
                    .line("notify:")
                    .line("  - {kind: script, command: [/usr/bin/tee, " + told + "]}")
                    .in(folder);
            try (Ringfence ringfence = Ringfence.run(config)) {
                await().until(() -> rig.channels().size() == 2);
                String active = "ringfence_calls_active{pbx=\"office\"}";
                Ringfence.Ran ran = Ringfence.command("drill", "--config", config.toString());

                assertThat(ran.exit()).as(ran.printed()).isZero();
                assertThat(ran.printed())
                        .contains("UnicastRTP/127.0.0.1:9-0x", "hangup accepted", "channel gone", "notified script")
                        .doesNotContain("FAIL", "No service");
                assertThat(told).content().contains("a drill on office: nothing happened");
                assertThat(rig.channels()).hasSize(2);
                assertThat(ringfence.metric(active)).isEqualTo(1);
                assertThat(ringfence.metric("ringfence_drill_last_success_timestamp_seconds{pbx=\"office\"}"))
                        .isGreaterThan(1e9);
                assertThat(ringfence.metric("ringfence_verdicts_total{action=\"hangup\"}"))
                        .isZero();
                assertThat(ringfence.standing()).startsWith("ready");
                assertThat(Ringfence.command("incidents", "--config", config.toString())
                                .printed())
                        .contains("No incidents.");
            }
            assertThat(carrier).isNotSameAs(caller);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAServiceTheCommandConnectsItselfAndWithoutTheRightItSaysSo(Version version) throws Exception {
        try (AsteriskRig rig = AsteriskRig.start(version)) {
            Path able = Settings.of(rig).line(DRILL).in(folder);
            Ringfence.Ran ran = Ringfence.command("drill", "--config", able.toString());
            assertThat(ran.exit()).as(ran.printed()).isZero();
            assertThat(ran.printed()).contains("No service is running", "channel gone");
            assertThat(Ringfence.command("doctor", "--config", able.toString()).printed())
                    .contains("drill: drill may begin calls")
                    .doesNotContain("the account may do more");

            Path unable = Settings.of(rig).in(folder);
            Ringfence.Ran refused = Ringfence.command("drill", "--config", unable.toString());
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.printed()).contains("write = originate", "not proven");
            assertThat(Ringfence.command("doctor", "--config", unable.toString())
                            .printed())
                    .contains("ringfence may not begin calls, and should not");

            rig.command("module unload chan_rtp.so");
            Ringfence.Ran missing = Ringfence.command("drill", "--config", able.toString());
            assertThat(missing.exit()).isEqualTo(1);
            assertThat(missing.printed()).contains("chan_rtp.so loaded");
            assertThat(Files.readString(rig.folder().resolve("log/cdr-csv/Master.csv")))
                    .doesNotContain("trunk");
        }
    }
}
