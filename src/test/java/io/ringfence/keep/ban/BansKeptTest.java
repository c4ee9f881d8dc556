package io.ringfence.keep.ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.act.Actor;
import io.ringfence.act.ban.Bouncer;
import io.ringfence.act.ban.Gate;
import io.ringfence.act.ban.Perimeter;
import io.ringfence.config.BanSettings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Verdict;
import io.ringfence.decide.ban.Ban;
import io.ringfence.decide.ban.Bans;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.network.Block;
import io.ringfence.network.SourceAddress;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bans from the verdict to the disk and the perimeter, and back after a restart. */
final class BansKeptTest {
    private static final String THIEF = "198.51.100.7";
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    @TempDir
    private Path folder;

    /** A process and what stands before it. */
    private final class Life implements AutoCloseable {
        final Store store = Store.open(folder.resolve("store.db"), Clock.system());
        final Bans bans;
        final Wall wall = new Wall(store);
        final Gate gate;
        final Bouncer bouncer;
        final BanErrands errands;

        Life(boolean enforced) throws UnusableStore {
            bans = new Bans(BanSettings.DEFAULT, enforced);
            StoredJournal journal = new StoredJournal(store, Clock.system());
            gate = new Gate(wall, journal, Clock.system(), () -> {});
            Actor nobody = (verdicts, now) -> List.of();
            bouncer = new Bouncer(nobody, BanSettings.DEFAULT, List.of("PJSIP/prov*"), bans, gate, journal);
            errands = BanErrands.of(store, bouncer, Clock.system());
            BanRestart.from(store, bans, enforced, gate, now());
        }

        void attack(String host) {
            SourceAddress address = address(host);
            Finding finding = new Finding(
                    "Credential", "guesses", 100, Severity.CRITICAL, Finding.Bearing.SIGN, false, "15 wrong passwords");
            bouncer.carryOut(
                    List.of(new Verdict.OnSource(
                            now(), "office", Action.BAN, address, Block.of(address), 100, true, List.of(finding))),
                    now());
        }

        String ask(String what, String networks) {
            List<String> answers = new ArrayList<>();
            errands.run(Request.of(now(), "root", "test", what, "", networks, "", HOUR), answer -> {
                synchronized (answers) {
                    answers.add(answer);
                }
            });
            await().until(() -> {
                synchronized (answers) {
                    return !answers.isEmpty();
                }
            });
            return answers.get(0);
        }

        @Override
        public void close() {
            gate.close();
            store.close();
        }
    }

    /** Keeps out whom it is told to, and looks at the disk at that moment. */
    private static final class Wall implements Perimeter {
        private final Store store;
        private volatile String broken = "";
        private volatile List<String> out = List.of();
        private volatile boolean unwritten;

        Wall(Store store) {
            this.store = store;
        }

        @Override
        public boolean keep(Collection<Ban> bans, boolean thorough, long nowNanos) throws IOException {
            if (!broken.isEmpty()) {
                throw new IOException(broken);
            }
            List<String> names = new ArrayList<>(new TreeSet<>(
                    bans.stream().map(ban -> ban.network().toString()).toList()));
            try (Archive archive = store.archive()) {
                List<String> written =
                        archive.bans().stream().map(Entry.Ban::network).toList();
                unwritten |= !written.containsAll(names);
            } catch (UnusableStore e) {
                throw new IOException(e);
            }
            out = names;
            return true;
        }

        @Override
        public void remove() {
            out = List.of();
        }
    }

    private static long now() {
        return Clock.system().epochNanos();
    }

    private static SourceAddress address(String host) {
        return SourceAddress.parse((host.contains(":") ? "IPV6" : "IPV4") + "/UDP/" + host + "/5060");
    }

    @Test
    void aBanIsOnTheDiskBeforeItIsCarriedOutAndStandsAfterARestart() throws Exception {
        try (Life life = new Life(true)) {
            life.attack(THIEF);
            await().until(() -> life.wall.out.contains(THIEF));
            assertThat(life.wall.unwritten).isFalse();
        }
        try (Life again = new Life(true)) {
            await().until(() -> again.wall.out.contains(THIEF));
            assertThat(again.bans.standing(now())).singleElement().satisfies(ban -> {
                assertThat(ban.why()).contains("15 wrong passwords");
                assertThat(ban.secondsLeft(now())).isBetween(3_500L, 3_600L);
            });
            assertThat(again.ask(Request.PAROLE, THIEF)).isEqualTo("let in again: " + THIEF);
            assertThat(again.wall.out).isEmpty();
        }
        try (Life third = new Life(true)) {
            assertThat(third.bans.standing(now())).isEmpty();
            third.attack(THIEF);
            await().until(() -> third.wall.out.contains(THIEF));
        }
    }

    @Test
    void whatAPersonLetInIsRememberedAndAudited() throws Exception {
        try (Life life = new Life(true)) {
            life.attack(THIEF);
            assertThat(life.ask(Request.UNBAN, THIEF)).contains("let in again: " + THIEF, "will not ban it");
        }
        try (Life again = new Life(true)) {
            again.attack(THIEF);
            assertThat(again.bans.standing(now())).isEmpty();
            assertThat(again.ask(Request.BAN, THIEF + ",203.0.113.0/16,10.0.0.1,nonsense"))
                    .contains(
                            "banned " + THIEF + " for 60 minutes",
                            "203.0.0.0/16: a ban is never wider",
                            "10.0.0.1",
                            "nonsense is no address");
            assertThat(again.wall.out).containsExactly(THIEF);
            assertThat(again.ask(Request.FLUSH, "")).contains("let in again: " + THIEF);
            try (Archive archive = again.store.archive()) {
                assertThat(archive.audit(9)).extracting(Entry.Audit::who).contains("root");
            }
        }
    }

    @Test
    void whoProvedHimselfIsShelteredAfterARestartToo() throws Exception {
        try (Life life = new Life(true)) {
            life.bouncer.observe(new AuthSucceeded(now(), "office", "PJSIP", "1001", address(THIEF)));
            life.bouncer.observe(new PhoneSeen(now(), "office", "provider", address("198.51.100.8")));
            life.bouncer.observe(new PhoneSeen(now(), "office", "alice", address("198.51.100.9")));
            life.bouncer.observe(new AuthFailed(now(), "office", "PJSIP", "1003", address("198.51.100.10"), true, "x"));
            life.bouncer.observe(new AuthSucceeded(now() + 1, "office", "PJSIP", "1003", address("198.51.100.10")));
        }
        try (Life again = new Life(true)) {
            for (String host : List.of(THIEF, "198.51.100.8", "198.51.100.9", "198.51.100.10")) {
                again.attack(host);
            }
            assertThat(again.bans.standing(now()).stream()
                            .map(ban -> ban.network().toString()))
                    .containsExactly("198.51.100.9", "198.51.100.10");
        }
    }

    @Test
    void aPerimeterThatFailsIsTriedAgain() throws Exception {
        try (Life life = new Life(true)) {
            life.wall.broken = "no such program";
            assertThat(life.ask(Request.BAN, THIEF)).endsWith("not carried out yet: no such program");
            assertThat(life.gate.trouble()).isEqualTo("no such program");
            life.wall.broken = "";
            life.attack("198.51.101.7");
            await().until(() -> life.wall.out.containsAll(List.of(THIEF, "198.51.101.7")));
            assertThat(life.gate.trouble()).isEmpty();
        }
    }

    /** The thread that judges calls asks for it, so it must not wait for a disk that hangs. */
    @Test
    void aRequestThatChangesNothingIsAnsweredWithoutTheDisk() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        try (Life life = new Life(true)) {
            life.store.add(hanging(hangs, disk));
            hangs.await();
            List<String> answers = new ArrayList<>();
            life.errands.run(new Request(7, now(), "root", "test", Request.FLUSH, "", "", "", 0, 0, ""), answers::add);

            assertThat(answers).containsExactly("no ban stands");
            assertThat(life.store.condition().late()).as("gave up waiting").isZero();
            disk.countDown();
        }
    }

    /** An entry that holds up whoever writes it. */
    private static Entry hanging(CountDownLatch hangs, CountDownLatch disk) {
        return new Entry.Incident(1, 1, "office", "call", "alert", "l", "u", "e", "n", "", "", "", 1, true, () -> {
            hangs.countDown();
            try {
                disk.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "{}";
        });
    }

    @Test
    void whatWasOnlyObservedIsNotCarriedOutLater() throws Exception {
        try (Life observing = new Life(false)) {
            observing.attack(THIEF);
            await().until(() -> observing.wall.out.contains(THIEF)); // a dry run has a wall of paper
        }
        try (Life enforcing = new Life(true)) {
            assertThat(enforcing.bans.standing(now())).isEmpty();
            assertThat(enforcing.ask(Request.FLUSH, "")).isEqualTo("no ban stands");
        }
    }

    @Test
    void withoutAServiceTheNextOneFindsItDone() throws Exception {
        try (Store store = Store.open(folder.resolve("store.db"), Clock.system())) {
            Request add = Request.of(now(), "root", "test", Request.BAN, "", THIEF, "", HOUR);
            assertThat(BanDesk.unset().ask(store, add, Clock.system()))
                    .isEqualTo("banned " + THIEF + " for 60 minutes");
        }
        try (Life life = new Life(true)) {
            await().until(() -> life.wall.out.contains(THIEF));
        }
        try (Store store = Store.open(folder.resolve("store.db"), Clock.system())) {
            Request lift = Request.of(now(), "root", "test", Request.UNBAN, "", "198.51.100.0/24", "", 0);
            assertThat(BanDesk.unset().ask(store, lift, Clock.system())).startsWith("let in again: " + THIEF);
        }
        try (Life life = new Life(true)) {
            assertThat(life.bans.standing(now())).isEmpty();
        }
    }
}
