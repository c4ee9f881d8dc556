package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.ami.Stamp;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.decide.Decider;
import io.ringfence.keep.Keeper;
import io.ringfence.keep.Restart;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Scorer;
import io.ringfence.score.Subjects;
import io.ringfence.score.Surroundings;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import io.ringfence.time.SetClock;
import io.ringfence.track.Tracker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while calls are up, one after the other on one store: the money of the day is as if there had been but one. */
final class RestartMoneyTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    /** Noon in London. */
    private static final long NOON = 1_790_000_000L / 86_400 * 86_400 * SECOND + 12 * 3_600 * SECOND;

    private static final String ESTONIA = "0037255501234";
    private static final String OFFICE = "office";
    /** A pound a second. */
    private static final long POUND = 1_000_000;

    @TempDir
    private Path folder;

    private final AtomicLong now = new AtomicLong(NOON);
    private Settings settings = KillChild.settings(1, Path.of("unused"));
    private int lists;

    @BeforeEach
    void configure() throws Exception {
        Files.writeString(folder.resolve("rates.csv"), "prefix,price_per_minute,increment\n372,60.00,1\n");
        String text =
                "mode: observe\ncountry: GB\ntimezone: Europe/London\ncurrency: GBP\ntrunks: [trunk*]\nrates: rates.csv\n";
        settings = new SettingsReader(Map.of())
                .read("x.yaml", folder, text.getBytes(StandardCharsets.UTF_8), Purpose.OFFLINE)
                .settings();
    }

    /** A process from its connection on. */
    private final class Life implements AutoCloseable {
        private final Store store;
        private final Scorer scorer;
        private final River river;

        Life() throws Exception {
            store = Store.open(folder.resolve("store.db"), Clock.system());
            RateDeck rates = RateDeck.of(settings.rates(), settings.currency());
            scorer = Scorer.standard(Surroundings.of(settings, rates).with(new Subjects.Capacity(1_000, 1_000, 1_000)));
            Decider decider = new Decider(settings, rates);
            Keeper keeper = new Keeper(
                    store, settings, new SetClock(now), decider, scorer, rates, (verdicts, now) -> List.of(), true);
            Tracker tracker =
                    new Tracker(OFFICE, DialPlan.of("GB", List.of(), List.of(), List.of()), settings.trunks());
            Restart.from(store, settings, decider, scorer, now.get());
            Restart.underway(store, Set.of(OFFICE), tracker::resume);
            river = new River(Map.of(OFFICE, tracker), scorer, decider, keeper, Bank.NONE, River.Ends.REAL);
            river.on(new Event.Connected(stamp()));
        }

        /** Lets so many seconds pass. */
        void pass(int seconds) {
            for (int i = 0; i < seconds; i++) {
                now.addAndGet(SECOND);
                river.tick(now.get());
            }
        }

        /** An extension calls Estonia, where it is answered at once. */
        void call(String extension) {
            Snapshot phone = phone(extension, Snapshot.RING);
            Snapshot leg = leg(extension, Snapshot.DOWN);
            river.on(new Event.Newchannel(stamp(), phone));
            river.on(new Event.Newchannel(stamp(), leg));
            river.on(new Event.DialBegin(stamp(), phone, leg, "trunk/" + ESTONIA));
            river.on(new Event.DialEnd(stamp(), phone, leg(extension, Snapshot.UP), "ANSWER", ""));
            river.on(new Event.Newstate(stamp(), phone(extension, Snapshot.UP)));
        }

        void hangup(String extension) {
            river.on(new Event.Hangup(stamp(), leg(extension, Snapshot.UP), 16));
            river.on(new Event.Hangup(stamp(), phone(extension, Snapshot.UP), 16));
        }

        /** The PBX lists the calls of these, each this many seconds old, and nothing else. */
        void list(int age, String... extensions) {
            String id = "list" + ++lists;
            for (String extension : extensions) {
                river.on(new Event.CoreShowChannel(stamp(), id, leg(extension, Snapshot.UP), age));
                river.on(new Event.CoreShowChannel(stamp(), id, phone(extension, Snapshot.UP), age));
            }
            river.on(new Event.CoreShowChannelsComplete(stamp(), id, 2 * extensions.length));
        }

        /** Whole pounds of the day. */
        long day(String extension) {
            return Math.round(
                    (double) scorer.portrait(OFFICE, extension, now.get()).day() / POUND);
        }

        /** All that was handed over is on the disk; the process gets no chance to say more. */
        void kill() {
            assertThat(store.flush(PATIENCE)).isTrue();
            store.close();
        }

        @Override
        public void close() {
            kill();
        }
    }

    private Stamp stamp() {
        return new Stamp(OFFICE, now.get(), 0);
    }

    private static Snapshot phone(String extension, int state) {
        return new Snapshot(
                "PJSIP/" + extension + "-00000001",
                state,
                extension,
                "",
                "internal",
                ESTONIA,
                "p" + extension,
                "p" + extension);
    }

    private static Snapshot leg(String extension, int state) {
        return new Snapshot(
                "PJSIP/trunk-000000" + extension.substring(2),
                state,
                ESTONIA,
                "",
                "outside",
                "",
                "t" + extension,
                "p" + extension);
    }

    private long written(String extension) throws Exception {
        try (Archive archive = Archive.open(folder.resolve("store.db"))) {
            return archive.money("day", 0).stream()
                            .filter(each -> each.payer().equals(extension))
                            .mapToLong(Entry.Money::micros)
                            .sum()
                    / POUND;
        }
    }

    @Test
    void aCallThatStaysUpCostsWhatItWouldHaveWithoutTheKill() throws Exception {
        Life first = new Life();
        first.call("1001");
        first.pass(60);
        assertThat(first.day("1001")).isEqualTo(60);
        first.kill();
        now.addAndGet(40 * SECOND);
        Life second = new Life();
        second.list(103, "1001");
        assertThat(second.day("1001")).isEqualTo(100);
        second.pass(10);
        second.kill();
        now.addAndGet(20 * SECOND);
        try (Life third = new Life()) {
            third.list(133, "1001");
            assertThat(third.day("1001")).isEqualTo(130);
            third.hangup("1001");
            third.pass(3);
            assertThat(third.day("1001")).isEqualTo(130);
            third.list(0);
        }
        try (Life last = new Life()) {
            last.list(0);
            last.pass(3);
            assertThat(last.day("1001")).as("nothing is counted twice").isEqualTo(130);
        }
        assertThat(written("1001")).isEqualTo(130);
    }

    @Test
    void aCallThatEndedUnseenHasCostWhatItHadWhenItWasLastSeen() throws Exception {
        Life first = new Life();
        first.call("1001");
        first.call("1002");
        first.pass(60);
        first.kill();
        now.addAndGet(3_600 * SECOND);
        Life second = new Life();
        second.list(3_661, "1001");
        assertThat(second.day("1001")).isEqualTo(3_660);
        assertThat(second.day("1002")).isBetween(55L, 60L);
        second.pass(12);
        second.kill();
        try (Life third = new Life()) {
            third.list(3_673, "1001");
            third.pass(3);
            assertThat(third.day("1002")).as("nothing is counted twice").isBetween(55L, 60L);
            assertThat(third.day("1001")).isEqualTo(3_675);
        }
        assertThat(written("1002")).isBetween(55L, 60L);
    }

    /** What it cost is on the disk a second after it ended, and not before it is struck out. */
    @Test
    void aKillJustAfterAnEndCountsItOnceOrNotAtAll() throws Exception {
        List<Long> days = new ArrayList<>();
        for (int seconds = 0; seconds < 3; seconds++) {
            String extension = "100" + (5 + seconds);
            Life first = new Life();
            first.list(0);
            first.call(extension);
            first.pass(60);
            first.hangup(extension);
            first.pass(seconds);
            first.kill();
            try (Life second = new Life()) {
                second.list(0);
                second.pass(3);
                days.add(second.day(extension));
            }
        }
        assertThat(days).allMatch(day -> day == 0 || day == 60).endsWith(60L);
    }

    /** Nobody can tell how long it rang. */
    @Test
    void aCallThatBeganUnseenCostsSinceItsLegWasMade() throws Exception {
        new Life().kill();
        try (Life second = new Life()) {
            second.list(90, "1001");
            assertThat(second.day("1001")).isEqualTo(90);
            second.pass(10);
            second.list(100, "1001");
            assertThat(second.day("1001")).isEqualTo(100);
        }
    }

    @Test
    void afterABreakInTheConnectionACallThatBeganInItCostsSinceThen() throws Exception {
        try (Life life = new Life()) {
            life.list(0);
            life.pass(100);
            life.river.on(new Event.Disconnected(stamp(), "closed"));
            life.pass(30);
            life.river.on(new Event.Connected(stamp()));
            life.list(20, "1001");
            assertThat(life.day("1001")).isEqualTo(20);
            life.river.on(new Event.Disconnected(stamp(), "closed"));
            life.pass(30);
            life.river.on(new Event.Connected(stamp()));
            life.list(500, "1001", "1002");
            assertThat(life.day("1001")).isEqualTo(50);
            assertThat(life.day("1002")).as("no more than since it was lost").isEqualTo(30);
        }
    }

    /** Nobody can tell when it ended, and the hours of a break are nothing an extension should be barred for. */
    @Test
    void aCallThatEndedInABreakOfTheConnectionCostsNoMoreThanUpToIt() throws Exception {
        try (Life life = new Life()) {
            life.list(0);
            life.call("1001");
            life.call("1002");
            life.call("1003");
            life.pass(60);
            life.river.on(new Event.Disconnected(stamp(), "closed"));
            life.pass(4_000);
            life.river.on(new Event.Connected(stamp()));
            life.list(4_061, "1002", "1003");
            life.pass(30);
            life.list(4_091, "1002");
            life.pass(30);
            life.list(4_121, "1002");
            life.pass(3);
            assertThat(life.day("1001")).isEqualTo(60);
            assertThat(life.day("1002")).as("still up").isEqualTo(4_123);
            assertThat(life.day("1003")).as("up after the break").isEqualTo(4_120);
        }
        assertThat(written("1001")).isEqualTo(60);
        assertThat(written("1003")).isEqualTo(4_120);
    }
}
