package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.ami.Event;
import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import io.ringfence.track.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a session tells live is what its recording tells, and what happened in the recordings we were given happens again. */
class RecordedIT {
    private static final Path GIVEN = Path.of(System.getProperty("basedir", "."), "src/test/resources/captures");
    private static final String ESTONIA = "0037255501234";
    private static final String SATELLITE = "00881612345678";
    private static final String SOMALIA = "0025261555123";
    private static final String LONDON = "02079460123";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private interface Scene {
        void play(AsteriskRig rig);
    }

    @ParameterizedTest
    @EnumSource
    void anAnsweredCall(Version version) {
        compare(version, "outbound-answered", rig -> {
            try (SippRun carrier = Sipp.carrier(rig).start()) {
                assertThat(Sipp.caller(rig, 1001, ESTONIA).run().answered()).isOne();
                ends(rig, carrier);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aForwardedCall(Version version) {
        compare(version, "call-forward", rig -> {
            rig.command("database put CF 1002 " + SATELLITE);
            try (SippRun carrier = Sipp.carrier(rig).start()) {
                assertThat(Sipp.caller(rig, 1003, "1002").hold(SECOND).run().answered())
                        .isOne();
                ends(rig, carrier);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aCallHandedOnThatNobodyAnswers(Version version) {
        compare(version, "blind-transfer", rig -> {
            try (SippRun carrier =
                            Sipp.carrier(rig).ring(SECOND.multipliedBy(5)).start();
                    SippRun caller = Sipp.play(rig, "caller-transfers")
                            .hold(SECOND.multipliedBy(2))
                            .target(SOMALIA)
                            .also(1005, LONDON)
                            .start()) {
                await().until(() -> carrier.result().answered() == 1);
                rig.command("dialplan set global RING 1");
                assertThat(caller.result(Duration.ofMinutes(1)).calls()).isOne();
                ends(rig, carrier);
            }
        });
    }

    private static void compare(Version version, String given, Scene scene) {
        try (AsteriskRig rig = AsteriskRig.start(version);
                Watching watching = Watching.of(rig)) {
            scene.play(rig);
            // The next ping's answer comes behind the last event.
            await().pollDelay(SECOND.multipliedBy(2)).until(() -> rig.channels().isEmpty());
            Path record = watching.ended();
            List<String> live = told(watching.events());
            await("the recording's end")
                    .untilAsserted(
                            () -> assertThat(told(Watching.recorded(record))).containsExactlyElementsOf(live));
            List<String> before = told(Watching.recorded(GIVEN.resolve(given + ".ami")));
            System.out.printf("%s %s, live and replayed:%n  %s%n", version, given, String.join("\n  ", live));
            // Which of a call's channels Asterisk ends first differs from run to run.
            assertThat(live).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    /** Facts in their order; the connection's own are no part of what a PBX says, and our account bears another name there. */
    private static List<String> told(List<Event> events) {
        return Summary.of(Watching.tracker(), events).stream()
                .filter(line -> !line.startsWith("restored") && !line.startsWith("lost"))
                .map(line -> line.replace("authenticated guard ", "authenticated ringfence "))
                .toList();
    }

    private static void ends(AsteriskRig rig, SippRun carrier) {
        await().until(() -> rig.channels().isEmpty());
        assertThat(carrier.result().failed()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aRecordingIsJudgedAsTheSessionWas(Version version) throws IOException {
        try (AsteriskRig rig = AsteriskRig.start(version)) {
            Path record = rig.folder().resolve("session.ami");
            Path yaml = Settings.of(rig).line("record: " + record).in(rig.folder());
            List<String> live;
            try (Ringfence ringfence = Ringfence.run(yaml);
                    SippRun carrier =
                            Sipp.carrier(rig).ring(SECOND.multipliedBy(2)).start()) {
                Sipp.caller(rig, 1001, SOMALIA).run();
                rig.command("database put CF 1002 " + SATELLITE);
                Sipp.caller(rig, 1003, "1002").run();
                Sipp.play(rig, "caller-transfers")
                        .target(SOMALIA)
                        .also(1005, LONDON)
                        .run();
                Sipp.caller(rig, 1004, LONDON).run();
                Sipp.caller(rig, 1006, Sipp.escaped("8" + ESTONIA + "\r\n\r\nEvent: Hangup\r\nX: "))
                        .run();
                await().until(() -> rig.channels().isEmpty());
                await().untilAsserted(() ->
                        assertThat(ringfence.logged("hangup confirmed")).hasSize(4));
                live = verdicts(ringfence.logged("verdict mode=enforce"));
                await().until(() -> carrier.result().answered() == 2);
            }
            Path out = rig.folder().resolve("verdicts.jsonl");
            Ringfence.Ran ran = Ringfence.command(
                    "replay", "--config", yaml.toString(), "--verdicts", out.toString(), record.toString());
            System.out.printf("%s, live and replayed:%n  %s%n%s%n", version, String.join("\n  ", live), ran.printed());
            assertThat(ran.exit()).isZero();
            assertThat(verdicts(Files.readAllLines(out))).containsExactlyElementsOf(live);
        }
    }

    /**
     * Verdicts without their time: live it is when the event was read, in a recording when the PBX wrote it. And without what is
     * said of a call after the verdict that ends it: a replay ends it there and then, a PBX some events later.
     */
    private static List<String> verdicts(List<String> lines) {
        Set<String> ended = new HashSet<>();
        List<String> verdicts = new ArrayList<>();
        for (String line : lines) {
            String verdict = line.substring(line.indexOf('{'));
            JsonNode parsed = new JsonMapper().readTree(verdict);
            if (!parsed.get("kind").asString().equals("call")
                    || parsed.get("action").asString().equals("alert")
                    || ended.add(parsed.get("uniqueid").asString())) {
                verdicts.add(verdict.replaceFirst("\"at\":[0-9.]+,", ""));
            }
        }
        return verdicts;
    }
}
