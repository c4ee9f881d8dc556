package io.ringfence.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rig itself: what other tests take for granted about it. */
class AsteriskRigIT {

    private static final String ESTONIA = "0037255501234";

    private AsteriskRig rig;

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallGoesOutAndIsAnswered(Version version) {
        rig = AsteriskRig.start(version);
        try (SippRun carrier = Sipp.carrier(rig).start()) {
            SippResult caller = Sipp.caller(rig, 1001, ESTONIA).run();

            assertThat(caller).isEqualTo(new SippResult(1, 0, 1, ""));
            await().until(() -> carrier.result().answered() == 1);
            await().until(() -> rig.channels().isEmpty());
        }
        rig.logs("full", "Executing [" + ESTONIA + "@from-internal:1] Dial");
        rig.logs("security", "SuccessfulAuth");
    }

    @ParameterizedTest
    @EnumSource
    void aFloodOfAHundredCallsLosesNone(Version version) {
        rig = AsteriskRig.start(version);
        try (SippRun carrier = Sipp.carrier(rig).start()) {
            Sipp flood = Sipp.play(rig, "caller").rate(20);
            for (int call = 0; call < 100; call++) {
                flood.also(1001 + call % 20, "00372555" + (10_000 + call));
            }

            assertThat(flood.run()).isEqualTo(new SippResult(100, 0, 100, ""));
            await().until(() -> carrier.result().answered() == 100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itRestartsWithACallUpAndAfterAKill(Version version) {
        rig = AsteriskRig.start(version);
        try (SippRun carrier = Sipp.carrier(rig).start();
                SippRun caller = Sipp.caller(rig, 1001, ESTONIA)
                        .hold(Duration.ofMinutes(1))
                        .start()) {
            await().until(() -> rig.channels().size() == 2);
            rig.restart();
            assertThat(rig.channels()).isEmpty();
            assertThat(carrier).isNotSameAs(caller);
        }
        rig.kill9();
        rig.restart();
        assertThat(rig.command("core show version")).startsWith(version.toString());
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalAndAWrongPasswordAreCounted(Version version) {
        rig = AsteriskRig.start(version);
        try (SippRun carrier =
                Sipp.carrier(rig, "callee-refuses").set("CODE", 486).start()) {
            assertThat(Sipp.caller(rig, 1001, ESTONIA).run()).isEqualTo(new SippResult(1, 0, 0, ""));
            await().until(() -> carrier.result().calls() == 1);
        }
        assertThat(Sipp.register(rig, 1001, "guessed").run().answered()).isZero();
        assertThat(Sipp.register(rig, 1001, "secret-1001").run().answered()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void somebodyCallsFromOutside(Version version) {
        rig = AsteriskRig.start(version);
        rig.listenEverywhere();
        try (Outside outside = Outside.open();
                SippRun carrier = Sipp.carrier(rig).start()) {
            assertThat(Sipp.caller(rig, 1001, ESTONIA).from(outside).run()).isEqualTo(new SippResult(1, 0, 1, ""));
            assertThat(Sipp.caller(rig, 1002, ESTONIA).run().answered()).isOne();
            await().until(() -> carrier.result().answered() == 2);
            rig.logs("security", "RemoteAddress=\"IPV4/UDP/" + outside.address() + "/");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftBehind(Version version) {
        rig = AsteriskRig.start(version);
        String mounted = version.tree().toString();
        rig.close();

        assertThat(rig.folder()).doesNotExist();
        assertThat(Child.output(List.of("cat", "/proc/mounts"))).doesNotContain(mounted);
    }
}
