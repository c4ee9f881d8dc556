package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippResult;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dialplan that {@code ringfence dialplan} prints, in a real Asterisk: a fenced extension's call reaches no carrier. */
class HookIT {
    private static final String ESTONIA = "0037255501234";

    @TempDir
    private Path folder;

    /** 16 asks as FreePBX 16 does, by a macro; 22 as FreePBX 17 does, by a subroutine. */
    @ParameterizedTest
    @EnumSource(Version.class)
    void aFencedCallIsRefusedBeforeItIsDialled(Version version) throws Exception {
        try (AsteriskRig rig = AsteriskRig.start(version);
                Ami ami = Ami.watch(rig);
                SippRun carrier = Sipp.carrier(rig).start()) {
            Path fenced = rig.folder().resolve("fenced");
            Path config = Settings.of(rig)
                    .line("    hook: " + fenced)
                    .line("store: " + folder.resolve("ringfence.db"))
                    .everywhere()
                    .in(folder);
            ask(rig, config, fenced, version);
            try (Ringfence ringfence = Ringfence.run(config)) {
                assertThat(call(rig, 1001, ESTONIA).answered()).isOne();
                command(config, "add", "1001");
                Path file = fenced.resolve("international/1001");
                await().until(() -> Files.exists(file));
                SippResult refused = call(rig, 1001, ESTONIA);
                assertThat(refused.answered()).isZero();
                assertThat(call(rig, 1001, "+37255501234").answered()).isZero();
                rig.logs("full", "Ringfence: 1001 is fenced from international calls");

                assertThat(call(rig, 1001, "999").answered()).isOne();
                assertThat(call(rig, 1001, "0044999").answered())
                        .as("an emergency number that looks like a call abroad")
                        .isOne();
                assertThat(call(rig, 1001, "02079460000").answered()).isOne();
                assertThat(call(rig, 1002, ESTONIA).answered())
                        .as("a colleague")
                        .isOne();
                await().untilAsserted(() -> assertThat(dialled(ami))
                        .as("nothing that was refused was dialled")
                        .containsExactly(ESTONIA, "999", "0044999", "02079460000", ESTONIA));

                assertThat(Files.getLastModifiedTime(file).toInstant())
                        .as("if Ringfence dies it bars for minutes only")
                        .isBetween(Instant.now(), Instant.now().plusSeconds(601));
                command(config, "lift", "1001", "--was-fraud");
                await().until(() -> Files.notExists(file));
                assertThat(call(rig, 1001, ESTONIA).answered()).isOne();
                assertThat(carrier.result().failed()).isZero();
                assertThat(ringfence.logged("hook:")).isEmpty();
            }
        }
    }

    /** Puts what is printed into the dialplan, and asks there before each trunk. */
    private static void ask(AsteriskRig rig, Path config, Path fenced, Version version) throws IOException {
        Ringfence.Ran ran = Ringfence.command("dialplan", "--config", config.toString(), "--freepbx");
        assertThat(ran.exit()).as(ran.printed()).isZero();
        String hook = ran.printed().replace(fenced.toString(), "/mnt/fenced");
        String asks = version == Version.A16
                ? "Macro(dialout-trunk-predial-hook,)"
                : "Gosub(macro-dialout-trunk-predial-hook,s,1())";
        Path dialplan = rig.etc("extensions.conf");
        String before = Files.readString(dialplan);
        String outside = before.replaceAll(
                "(?m)^exten => (112|999|_X\\.|_\\+X\\.),1,Dial\\(",
                "exten => $1,1,Set(AMPUSER=\\${CHANNEL(endpoint)})\n"
                        + " same => n,Set(DIAL_NUMBER=\\${EXTEN})\n same => n," + asks + "\n same => n,Dial(");
        assertThat(outside).isNotEqualTo(before);
        // FreePBX' own, which is empty and read after what is added to it.
        String empty = "\n[macro-dialout-trunk-predial-hook]\nexten => s,1,"
                + (version == Version.A16 ? "MacroExit()" : "Return()") + "\n";
        Files.writeString(dialplan, outside + "\n" + hook + empty);
        rig.command("dialplan reload");
    }

    private static SippResult call(AsteriskRig rig, int extension, String number) {
        return Sipp.caller(rig, extension, number).run();
    }

    private static List<String> dialled(Ami ami) {
        return ami.events("DialBegin").stream()
                .map(begun -> begun.get("DialString").replace("@trunk", ""))
                .toList();
    }

    private static void command(Path config, String what, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("fences", what));
        words.addAll(List.of(more));
        words.addAll(List.of("--config", config.toString(), "--reason", "a test"));
        Ringfence.Ran ran = Ringfence.command(words.toArray(String[]::new));
        assertThat(ran.exit()).as(ran.printed()).isZero();
    }
}
