package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.act.Hangups;
import io.ringfence.act.LastCheck;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.decide.Action;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Verdict;
import io.ringfence.network.Block;
import io.ringfence.network.SourceAddress;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bans when the mode changes, as far as the program that carries them out. */
final class HandsTest {
    private static final String EARLY = "198.51.100.1";
    private static final String LATE = "198.51.100.2";
    private static final String LAST = "198.51.100.3";

    @TempDir
    private Path folder;

    private Path told;
    private Settings settings;
    private Store store;
    private Hands hands;

    @BeforeEach
    void open() throws Exception {
        told = folder.resolve("told");
        Path program = Files.writeString(folder.resolve("program"), "echo \"$1 $2\" >> " + told + "\n");
        String text =
                "mode: observe\ncountry: GB\ntimezone: UTC\ncurrency: GBP\nbans:\n  mode: command\n  command: [/bin/sh, "
                        + program + ", '{action}', '{address}']\n";
        settings = new SettingsReader(Map.of())
                .read("x.yaml", folder, text.getBytes(StandardCharsets.UTF_8), Purpose.OFFLINE)
                .settings();
        store = Store.open(folder.resolve("store.db"), Clock.system());
        Decider decider = new Decider(settings, RateDeck.estimates(settings.currency()));
        AmiWire wire = new AmiWire(Map.of(), Runnable::run, () -> {});
        DialPlan plan = DialPlan.of("GB", List.of(), List.of(), List.of());
        Hangups hangups = new Hangups(
                wire, (pbx, attempt) -> List.of(), new LastCheck(plan, decider::spares), Clock.system()::epochNanos);
        hands = new Hands(settings, hangups, wire, decider, store, Clock.system(), Runnable::run);
        hands.start();
    }

    @AfterEach
    void close() {
        hands.close();
        store.close();
    }

    private void attack(String host) {
        long now = Clock.system().epochNanos();
        SourceAddress address = SourceAddress.parse("IPV4/UDP/" + host + "/5060");
        Finding finding = new Finding(
                "Credential", "guesses", 100, Severity.CRITICAL, Finding.Bearing.SIGN, false, "15 wrong passwords");
        hands.actor()
                .carryOut(
                        List.of(new Verdict.OnSource(
                                now, "office", Action.BAN, address, Block.of(address), 100, true, List.of(finding))),
                        now);
    }

    private List<String> told() throws IOException {
        return Files.exists(told) ? Files.readAllLines(told) : List.of();
    }

    private Map<String, Boolean> kept() throws Exception {
        try (Archive archive = store.archive()) {
            return archive.bans().stream().collect(Collectors.toMap(Entry.Ban::network, Entry.Ban::enforced));
        }
    }

    @Test
    void onlyWhatIsDecidedWhileBansAreEnforcedIsCarriedOut() throws Exception {
        attack(EARLY);
        hands.become(hands.prepare(settings.in(Settings.Mode.ENFORCE)));
        attack(LATE);

        await().until(() -> told().contains("ban " + LATE));
        assertThat(told()).containsExactly("ban " + LATE);
        assertThat(kept()).isEqualTo(Map.of(EARLY, false, LATE, true));

        hands.become(hands.prepare(settings.in(Settings.Mode.OBSERVE)));
        attack(LAST);
        await().until(() -> kept().size() == 3);
        assertThat(told()).containsExactly("ban " + LATE);
        assertThat(kept()).isEqualTo(Map.of(EARLY, false, LATE, true, LAST, false));
    }
}
