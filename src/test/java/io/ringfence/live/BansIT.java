package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Internet;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippResult;
import io.ringfence.asterisk.SippRun;
import io.ringfence.asterisk.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Attackers before a real Asterisk and the kernel's own packet filter, each in a network of its own: who guesses passwords is kept
 * out, whoever is only made to look guilty is not.
 */
class BansIT {
    private static final Pattern DROPPED = Pattern.compile("@banned4 counter packets (\\d+) ");
    private static final String THIEF = "198.51.100.7";

    private final Internet internet = Internet.open();

    private static Path settings(AsteriskRig rig) {
        return Settings.of(rig)
                .line("store: bans.db")
                .line("bans: {mode: nftables, protect: " + Internet.TRUNK + "}")
                .in(rig.folder());
    }

    private String sets() {
        return internet.run("nft list table inet ringfence");
    }

    /** Packets of banned addresses that were dropped. */
    private long dropped() {
        Matcher rule = DROPPED.matcher(sets());
        return rule.find() ? Long.parseLong(rule.group(1)) : 0;
    }

    private Sipp guesses(AsteriskRig rig, String from, int count) {
        Sipp sipp = Sipp.play(rig, "register")
                .from(internet.atWorld(), from, Internet.PBX)
                .rate(20);
        for (int i = 0; i < count; i++) {
            sipp.line("1003", "3600", "[authentication username=1003 password=guess" + i + "]");
        }
        return sipp;
    }

    /** A registered phone renews its registration. */
    private SippResult renews(AsteriskRig rig, String from, int extension) {
        return Sipp.register(rig, extension, "secret-" + extension)
                .from(internet.atWorld(), from, Internet.PBX)
                .run();
    }

    @Test
    void whoGuessesPasswordsIsKeptOutUntilAPersonLetsHimIn() throws Exception {
        try (internet;
                AsteriskRig rig = AsteriskRig.start(Version.A22, internet)) {
            Path config = settings(rig);
            try (Ringfence ringfence = Ringfence.run(internet.atPbx(), config)) {
                await().until(() -> sets().contains("banned4"));
                assertThat(renews(rig, Internet.TRUNK, 1001).answered()).isEqualTo(1);

                long began = System.nanoTime();
                SippRun fast = guesses(rig, THIEF, 200).start();
                try (fast) {
                    await().pollInterval(Duration.ofMillis(20)).until(() -> sets().contains(THIEF));
                    System.out.printf(
                            "banned %d ms after the first of 20 guesses a second%n",
                            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                    long before = dropped();
                    await().until(() -> dropped() > before);
                }
                await().until(() -> ringfence.metric("ringfence_bans_active{family=\"ipv4\"}") == 1);
                assertThat(ringfence.metric("ringfence_bans_total{outcome=\"banned\"}"))
                        .isEqualTo(1);
                assertThat(ringfence.metric("ringfence_perimeter_up")).isEqualTo(1);
                assertKeptOut(rig, THIEF);

                Sipp rotating = guesses(rig, "198.51.100.250", 0).eachFromItsOwn(3);
                for (int i = 0; i < 80; i++) {
                    String from = "198.51.100." + (11 + i % 40);
                    rotating.line("1004", "3600", "[authentication username=1004 password=guess" + i + "]", from);
                }
                try (SippRun many = rotating.start()) {
                    await().until(() -> sets().contains(Internet.STRANGERS));
                    assertThat(many.result().answered()).isZero();
                }
                assertThat(sets()).doesNotContain(THIEF);
                assertKeptOut(rig, "198.51.100.99");

                try (SippRun neighbour = guesses(rig, Internet.TRUNK, 40).start()) {
                    neighbour.result(Duration.ofSeconds(30));
                }
                assertThat(renews(rig, Internet.TRUNK, 1001).answered()).isEqualTo(1);
                assertThat(sets()).doesNotContain(Internet.TRUNK);
                ringfence.terminate();
            }
            assertThat(sets()).contains(Internet.STRANGERS);
            internet.run("nft flush ruleset");
            try (Ringfence again = Ringfence.run(internet.atPbx(), config)) {
                await().until(() -> sets().contains(Internet.STRANGERS));
                assertKeptOut(rig, THIEF);
                assertThat(bans(config, "list")).contains(Internet.STRANGERS).contains("wrong passwords");
                assertThat(bans(config, "lift", Internet.STRANGERS, "--reason", "test"))
                        .contains("let in again");
                assertThat(sets()).doesNotContain(Internet.STRANGERS);
                assertThat(renews(rig, THIEF, 1003).answered()).isEqualTo(1);
                assertThat(bans(config, "add", THIEF, "--reason", "test")).contains("banned " + THIEF, "1003");
                assertThat(sets()).contains(THIEF);
                assertThat(again.standing()).isEqualTo("ready []");
                again.terminate();
            }
            assertThat(sets()).contains(THIEF);
            assertThat(bans(config, "flush", "--reason", "uninstall")).contains("let in again: " + THIEF);
            assertThat(sets()).contains("No such file or directory");
        }
    }

    /** Whoever is only made to look guilty is let be: by forged senders, forged text, and text that is no text. */
    @Test
    void nobodyIsBannedForWhatOthersForge() {
        try (internet;
                AsteriskRig rig = AsteriskRig.start(Version.A22, internet);
                Ringfence ringfence = Ringfence.run(internet.atPbx(), unprotected(rig))) {
            await().until(() -> sets().contains("banned4"));
            assertThat(renews(rig, Internet.PHONE, 1001).answered()).isEqualTo(1);
            String remote = "RemoteAddress: IPV4/UDP/" + Internet.PHONE + "/5060";
            for (String sender : List.of(Internet.TRUNK, Internet.PHONE)) {
                play(blind(rig, "x", 60, i -> "nobody" + i).from(internet.atForger(), sender, Internet.PBX));
                play(blind(rig, "x", 60, i -> "1003").from(internet.atForger(), sender, Internet.PBX));
            }
            for (String callId : List.of(
                    remote, "\377\376\200" + remote, "x%0d%0a" + remote, "SessionID=" + Internet.PHONE + "\300\200")) {
                play(blind(rig, callId, 20, i -> "nobody" + i).from(internet.atForger(), Internet.TRUNK, Internet.PBX));
            }
            play(blind(rig, "x", 20, i -> Sipp.escaped("x\r\n" + remote + "\r\nX: " + i))
                    .from(internet.atForger(), Internet.TRUNK, Internet.PBX));
            rig.logs("security", "nobody59");

            SippRun thief = guesses(rig, THIEF, 60).start();
            try (thief) {
                await().until(() -> sets().contains(THIEF));
            }
            assertThat(sets()).doesNotContain(Internet.TRUNK).doesNotContain(Internet.PHONE);
            await().until(() -> ringfence.metric("ringfence_bans_active{family=\"ipv4\"}") == 1);
            assertThat(renews(rig, Internet.PHONE, 1001).answered()).isEqualTo(1);
            System.out.printf(
                    "forged: %.0f protected, %.0f spoofable, %.0f banned%n",
                    ringfence.metric("ringfence_bans_total{outcome=\"protected\"}"),
                    ringfence.metric("ringfence_bans_total{outcome=\"spoofable\"}"),
                    ringfence.metric("ringfence_bans_total{outcome=\"banned\"}"));
        }
    }

    /** Settings that do not name the provider: what spares it must be what was seen. */
    private static Path unprotected(AsteriskRig rig) {
        return Settings.of(rig)
                .line("store: bans.db")
                .line("bans: {mode: nftables}")
                .in(rig.folder());
    }

    private static Sipp blind(AsteriskRig rig, String callId, int count, IntFunction<String> account) {
        Sipp sipp = Sipp.play(rig, "register-blind").set("CALLID", callId).rate(100);
        for (int i = 0; i < count; i++) {
            sipp.line(account.apply(i));
        }
        return sipp;
    }

    private static void play(Sipp sipp) {
        try (SippRun run = sipp.start()) {
            run.result(Duration.ofSeconds(30));
        }
    }

    private String bans(Path config, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bans"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", config.toString()));
        return Ringfence.command(internet.atPbx(), command.toArray(String[]::new))
                .printed();
    }

    /** Even with the right password: no packet of his arrives. */
    private void assertKeptOut(AsteriskRig rig, String from) {
        long before = dropped();
        try (SippRun late = Sipp.register(rig, 1003, "secret-1003")
                .from(internet.atWorld(), from, Internet.PBX)
                .start()) {
            await().until(() -> dropped() > before + 1);
            assertThat(late.result().answered()).isZero();
        }
    }
}
