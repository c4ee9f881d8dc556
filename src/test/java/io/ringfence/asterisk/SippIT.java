package io.ringfence.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scenarios no other test of the rig plays: each ends as a phone would see it, and Asterisk did what it is for. */
class SippIT {

    private static final String ESTONIA = "0037255501234";
    private static final String CUBA = "005352123456";
    private static final String DID_1002 = "442070001002";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private AsteriskRig rig;

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void callersTransfer(Version version) {
        rig = AsteriskRig.start(version);
        try (SippRun carrier = Sipp.carrier(rig).hold(SECOND.multipliedBy(4)).start()) {
            played(Sipp.play(rig, "caller-transfers").target(ESTONIA).also(1001, CUBA));
            await().until(() -> carrier.result().calls() == 2);
            idle();
            played(Sipp.play(rig, "caller-transfers-attended").target(ESTONIA).also(1001, CUBA));
            idle();
            await().until(() -> carrier.result().answered() == 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void digitsPressedAreHeard(Version version) {
        rig = AsteriskRig.start(version);
        try (SippRun carrier = Sipp.carrier(rig).hold(SECOND.multipliedBy(7)).start()) {
            played(Sipp.caller(rig, 1001, CUBA).digits("##,0088123").hold(SECOND.multipliedBy(9)));
            idle();
            await().until(() -> carrier.result().answered() == 2);
        }
        rig.logs("full", "PJSIP/0088123@trunk");
    }

    @ParameterizedTest
    @EnumSource
    void phonesForwardAndTransfer(Version version) {
        rig = AsteriskRig.start(version);
        try (SippRun carrier = Sipp.carrier(rig).hold(SECOND).start()) {
            try (SippRun phone =
                    Sipp.desk(rig, 1002, "callee-redirects").target(ESTONIA).start()) {
                played(Sipp.inbound(rig, "441632960123", DID_1002));
                idle();
                assertThat(phone.result().failed()).isZero();
            }
            try (SippRun phone = Sipp.desk(rig, 1002, "callee-transfers")
                    .target(ESTONIA)
                    .hold(SECOND)
                    .start()) {
                played(Sipp.inbound(rig, "441632960123", DID_1002).hold(SECOND.multipliedBy(5)));
                idle();
                assertThat(phone.result().failed()).isZero();
            }
            await().until(() -> carrier.result().answered() == 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void callersGiveUpAndStrangersAreTurnedAway(Version version) {
        rig = AsteriskRig.start(version);
        try (SippRun carrier = Sipp.carrier(rig).ring(SECOND.multipliedBy(9)).start()) {
            played(Sipp.play(rig, "caller-gives-up").also(1001, ESTONIA));
            await().until(() -> carrier.result().calls() == 1);
            played(Sipp.guest(rig, Sipp.escaped("x\r\nRemoteAddress: IPV4/UDP/9.9.9.9/5060"), ESTONIA));
            played(Sipp.guest(rig, "1001", ESTONIA).set("CALLID", "\u00ff\u00fe"));
        }
        rig.logs("security", "RemoteAddress=\"IPV4/UDP/127.0.0.9/");
    }

    @ParameterizedTest
    @EnumSource
    void aNumberWithAForgedEventInItGetsOut(Version version) {
        rig = AsteriskRig.start(version);
        String forged = "8" + ESTONIA + "\r\n\r\nEvent: Hangup\r\nPrivilege: call,all\r\nX: ";
        try (SippRun carrier = Sipp.carrier(rig).start()) {
            played(Sipp.caller(rig, 1001, Sipp.escaped(forged)));
            await().until(() -> carrier.result().answered() == 1);
        }
        rig.logs("full", "Dial(\"PJSIP/1001-00000000\", \"PJSIP/" + ESTONIA + "@trunk");
    }

    private static void played(Sipp sipp) {
        SippResult result = sipp.run();
        assertThat(result.errors()).isEmpty();
        assertThat(result.failed()).isZero();
        assertThat(result.calls()).isEqualTo(1);
    }

    private void idle() {
        await().until(() -> rig.channels().isEmpty());
    }
}
