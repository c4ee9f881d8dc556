package io.ringfence.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.act.Actor;
import io.ringfence.act.Outcome;
import io.ringfence.config.Settings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Fence;
import io.ringfence.decide.Scene;
import io.ringfence.decide.Subject;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import io.ringfence.fact.Payer;
import io.ringfence.keep.ban.BanDesk;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.policy.SpendLimits;
import io.ringfence.policy.Thresholds;
import io.ringfence.score.Finding;
import io.ringfence.score.Scorer;
import io.ringfence.score.Subjects;
import io.ringfence.score.Surroundings;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Incident;
import io.ringfence.store.Lesson;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class KeeperTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final Settings SETTINGS = Scene.settings(Settings.Mode.ENFORCE, Scene.anyone(), Scene.nobody());
    private static final Subject ROBBED = new Subject(Scene.PBX, Payer.extension("1005"));

    @TempDir
    private Path folder;

    /** A process: what it decides with, and what it leaves when it ends. */
    private final class Life implements AutoCloseable {
        final Store store;
        final Scene scene;
        final Scorer scorer;
        final Keeper keeper;
        final List<Long> intendedWhenActing = new ArrayList<>();

        Life(Settings settings) throws UnusableStore {
            store = Store.open(folder.resolve("store.db"), Clock.system());
            scene = new Scene(settings);
            RateDeck rates = RateDeck.estimates(settings.currency());
            scorer = Scorer.standard(Surroundings.of(settings, rates).with(new Subjects.Capacity(1_000, 1_000, 1_000)));
            keeper = new Keeper(store, settings, Clock.system(), scene.decider, scorer, rates, new Inner(), true);
            Restart.from(store, settings, scene.decider, scorer, Scene.START);
        }

        List<Verdict.OnCall> attempt(Call call, int points) {
            CallAttempted fact = new CallAttempted(scene.now(), call, false);
            keeper.observe(fact);
            scorer.score(fact);
            List<Verdict.OnCall> verdicts = scene.attempt(call, Scene.finding("rate", points));
            keeper.carryOut(List.copyOf(verdicts), scene.now());
            return verdicts;
        }

        @Override
        public void close() {
            keeper.finish(scene.now());
            store.close();
        }

        /** Looks at the disk at the moment in which the hangup would be written. */
        private final class Inner implements Actor {
            @Override
            public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
                try (Archive archive = store.archive()) {
                    archive.intents(0).forEach(intent -> intendedWhenActing.add(intent.verdict()));
                } catch (UnusableStore e) {
                    throw new AssertionError(e);
                }
                return verdicts.stream()
                        .map(Verdict.OnCall.class::cast)
                        .map(each -> new Outcome(nowNanos, each, Outcome.Result.CONFIRMED, 1, "the call ended"))
                        .toList();
            }
        }
    }

    @Test
    void theIntentAndTheFenceAreOnTheDiskWhenTheActionIsWritten() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            List<Verdict.OnCall> verdicts = life.attempt(life.scene.call("1005", Scene.SOMALIA), 95);

            assertThat(verdicts).extracting(Verdict.OnCall::action).containsExactly(Action.FENCE);
            assertThat(life.intendedWhenActing).hasSize(1);
            try (Archive archive = life.store.archive()) {
                assertThat(archive.fences()).extracting(Entry.Fence::payer).containsExactly("1005");
            }
        }
    }

    @Test
    void anIncidentHoldsWhatExplainsIt() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            life.attempt(life.scene.call("1005", Scene.NATIONAL), 0);
            Call call = life.scene.call("1005", Scene.SOMALIA);
            life.attempt(call, 75);
            life.store.flush(PATIENCE);

            try (Archive archive = life.store.archive()) {
                Incident incident = archive.of(call.uniqueid()).get(0);
                JsonNode evidence = new JsonMapper().readTree(incident.evidence());
                assertThat(incident.result()).isEqualTo("confirmed");
                assertThat(evidence.path("thresholds").path("hangup").asInt()).isEqualTo(70);
                assertThat(evidence.path("findings").path(0).path("why").asString())
                        .isEqualTo("rate 75");
                assertThat(evidence.path("facts").size()).isEqualTo(2);
                assertThat(evidence.path("facts").path(1).path("fact").asString())
                        .isEqualTo("CallAttempted");
                assertThat(evidence.path("call").path("dialled").asString()).isEqualTo(call.dialled());
            }
        }
    }

    @Test
    void anIncidentHoldsTheThresholdsItWasJudgedBy() throws Exception {
        Policies policies = hangingUpFrom(70);
        try (Life life = new Life(Scene.settings(Settings.Mode.ENFORCE, Scene.anyone(), Scene.nobody(), policies))) {
            Call call = life.scene.call("1005", Scene.SOMALIA);
            life.attempt(call, 75);
            policies.become(hangingUpFrom(60)); // before it is written down
            life.store.flush(PATIENCE);

            try (Archive archive = life.store.archive()) {
                String evidence = archive.of(call.uniqueid()).get(0).evidence();
                assertThat(new JsonMapper()
                                .readTree(evidence)
                                .path("thresholds")
                                .path("hangup")
                                .asInt())
                        .isEqualTo(70);
            }
        }
    }

    private static Policies hangingUpFrom(int points) {
        Policy usual = Policy.DEFAULT;
        Thresholds thresholds = new Thresholds(40, points, 90);
        return new Policies(
                new Policy(usual.group(), usual.profile(), thresholds, usual.limits(), usual.reach(), usual.hours()),
                List.of(),
                SpendLimits.NONE,
                SpendLimits.NONE);
    }

    @Test
    void aRestartResumesTheFence() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            life.attempt(life.scene.call("1005", Scene.SOMALIA), 95);
        }
        try (Life life = new Life(SETTINGS)) {
            Fence fence = life.scene.decider.fence(ROBBED);
            assertThat(fence.stands(Scene.START)).isTrue();
            assertThat(fence.classes()).contains(DestinationClass.INTERNATIONAL);
            assertThat(life.attempt(life.scene.call("1005", Scene.SOMALIA), 1))
                    .extracting(Verdict.OnCall::action)
                    .containsExactly(Action.DENY);
        }
    }

    @Test
    void aFallenFenceStillDoublesTheNext() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            life.attempt(life.scene.call("1005", Scene.SOMALIA), 95);
        }
        try (Life life = new Life(SETTINGS)) {
            life.scene.pass(2 * 3_600);
            life.attempt(life.scene.call("1005", Scene.SOMALIA), 95);
            assertThat(life.scene.decider.fence(ROBBED).times()).isEqualTo(2);
        }
    }

    @Test
    void aFenceThatWasOnlyObservedBarsNobodyOnceVerdictsAreCarriedOut() throws Exception {
        Settings observing = SETTINGS.in(Settings.Mode.OBSERVE);
        try (Life life = new Life(observing)) {
            life.attempt(life.scene.call("1005", Scene.SOMALIA), 95);
            assertThat(life.intendedWhenActing).isEmpty();
        }
        try (Life life = new Life(SETTINGS)) {
            assertThat(life.scene.decider.fence(ROBBED)).isEqualTo(Fence.NONE);
        }
        try (Life life = new Life(observing)) {
            assertThat(life.scene.decider.fence(ROBBED).stands(Scene.START)).isTrue();
        }
    }

    /** Else a fence that nobody meant would stand when verdicts come to be carried out. */
    @Test
    void whoIsOnlyObservedIsNotSaidWhileTheDiskHangs() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        try (Store store = Store.open(folder.resolve("store.db"), Clock.system())) {
            store.add(new Entry.Incident(
                    1, 1, Scene.PBX, "call", "alert", "l", "u", "e", "n", "", "", "", 1, true, () -> {
                        try {
                            disk.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return "{}";
                    }));
            store.add(new Entry.Fence(Scene.PBX, "extension", "1005", "premium", 1, 9, 1, "rate", false));

            assertThatThrownBy(() -> Restart.observed(store))
                    .isInstanceOf(UnusableStore.class)
                    .hasMessageContaining("not on the disk yet");
            disk.countDown();
            assertThat(Restart.observed(store)).containsExactly(ROBBED);
        }
    }

    /** The budget of the PBX; each call is another extension's and goes elsewhere, so that nothing but points decides. */
    @Test
    void aRestartGrantsNoSecondBudget() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            for (String number : List.of("25261234567", "5352345678", "37127654321")) {
                assertThat(life.attempt(life.scene.call("x" + number, Scene.abroad("XX", number)), 75))
                        .allMatch(Verdict.OnCall::enforced)
                        .noneMatch(Verdict.OnCall::hardLimit);
            }
        }
        try (Life life = new Life(SETTINGS)) {
            assertThat(life.attempt(life.scene.call("1005", Scene.abroad("XX", "224621234567")), 75))
                    .isNotEmpty()
                    .noneMatch(verdict -> verdict.enforced() && verdict.action().hangsUp());
        }
    }

    /** A twin that was never restarted judges the next call the same: by what is known, and by the money of the day. */
    @Test
    void aRestartKnowsWhatTheEnginesHadLearnt() throws Exception {
        Call call = new Scene(SETTINGS).call("1005", Scene.SOMALIA);
        CallAttempted begun = new CallAttempted(Scene.START, call, false);
        CallEnded ended = new CallEnded(Scene.START + 3_600 * Scene.SECOND, call, Scene.START, 16, false);
        CallAttempted again = new CallAttempted(Scene.START + 7_200 * Scene.SECOND, call, false);
        List<Finding> twin;
        try (Life life = new Life(SETTINGS)) {
            life.scorer.score(begun);
            life.scorer.score(ended);
            life.keeper.finish(Scene.START);
            twin = life.scorer.score(again);
        }
        try (Life life = new Life(SETTINGS)) {
            assertThat(life.scorer.score(again))
                    .isEqualTo(twin)
                    .anyMatch(finding -> finding.why().contains("spent in a day from 1005"));
        }
    }

    @Test
    void moneyAndBlindIntervalsAreKept() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            Call call = life.scene.call("1005", Scene.SOMALIA);
            long ended = Scene.START + 60 * Scene.SECOND;
            life.keeper.observe(new CallEnded(ended, call, Scene.START, 16, false));
            life.keeper.observe(new FeedLost(ended, Scene.PBX, "reset"));
            life.keeper.observe(new FeedRestored(ended + 5, Scene.PBX, ended));
        }
        try (Archive archive = Archive.open(folder.resolve("store.db"))) {
            for (String period : List.of("hour", "day")) {
                assertThat(archive.money(period, 0)).singleElement().satisfies(money -> {
                    assertThat(money.micros()).isPositive();
                    assertThat(money.payer()).isEqualTo(period.equals("day") ? "1005" : "");
                });
            }
            assertThat(archive.blind(5)).hasSize(1);
            assertThat(archive.blind(5).get(0).reason()).isEqualTo("reset");
            assertThat(archive.blind(5).get(0).until()).isPositive();
        }
    }

    /** What a process left open was blind until the next one saw the PBX again; of another PBX it still is. */
    @Test
    void blindnessThatOutlivedItsProcessEndsWhenTheNextOneSees() throws Exception {
        long lost = Scene.START;
        try (Life life = new Life(SETTINGS)) {
            life.keeper.observe(new FeedLost(lost, Scene.PBX, "reset"));
            life.keeper.observe(new FeedLost(lost, "branch", "reset"));
        }
        try (Life life = new Life(SETTINGS)) {
            life.keeper.observe(new FeedLost(lost + 50, Scene.PBX, "refused"));
            life.keeper.observe(new FeedRestored(lost + 90, Scene.PBX, 0));
        }
        try (Archive archive = Archive.open(folder.resolve("store.db"))) {
            assertThat(archive.blind(5))
                    .extracting(Entry.Blind::pbx, Entry.Blind::since, Entry.Blind::until)
                    .containsExactlyInAnyOrder(
                            tuple(Scene.PBX, lost, lost + 90),
                            tuple(Scene.PBX, lost + 50, lost + 90),
                            tuple("branch", lost, 0L));
        }
    }

    @Test
    void liftingTeachesAndIsInTheAuditLog() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            life.attempt(life.scene.call("1005", Scene.SOMALIA), 95);
            life.store.flush(PATIENCE);

            String answer = run(life, Request.LIFT, "1005", 0);

            assertThat(answer).contains("lifted the fence of 1005").contains("SO");
            assertThat(life.scene.decider.fence(ROBBED)).isEqualTo(Fence.NONE);
            try (Archive archive = life.store.archive()) {
                assertThat(archive.fences()).isEmpty();
                assertThat(archive.lessons())
                        .extracting(Lesson::kind, Lesson::value)
                        .containsExactlyInAnyOrder(tuple("country", "SO"), tuple("number", "+25261234567"));
                assertThat(archive.audit(1))
                        .extracting(Entry.Audit::who, Entry.Audit::why)
                        .containsExactly(tuple("ann", "our supplier"));
            }
        }
    }

    @Test
    void fraudThatIsOverTeachesNothing() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            life.attempt(life.scene.call("1005", Scene.SOMALIA), 95);
            life.store.flush(PATIENCE);

            assertThat(run(life, Request.CURED, "1005", 0)).contains("nothing was learnt");
            try (Archive archive = life.store.archive()) {
                assertThat(archive.lessons()).isEmpty();
            }
            assertThat(run(life, Request.LIFT, "1005", 0)).contains("not fenced");
        }
    }

    @Test
    void aPersonsFenceStandsAsLongAsAsked() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            run(life, Request.RAISE, "1007", 7_200 * Scene.SECOND);

            Fence fence = life.scene.decider.fence(new Subject(Scene.PBX, Payer.extension("1007")));
            assertThat(fence.untilNanos() - fence.sinceNanos()).isEqualTo(7_200 * Scene.SECOND);
            assertThat(fence.classes()).isEqualTo(Set.of(DestinationClass.PREMIUM));
        }
        try (Life life = new Life(SETTINGS)) {
            assertThat(life.scene.decider.fences(Scene.START)).hasSize(1);
        }
    }

    @Test
    void aServiceThatHoldsTheStoreDoesWhatACommandLeavesThere() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            life.attempt(life.scene.call("1005", Scene.SOMALIA), 95);
            life.store.flush(PATIENCE);
            Errands errands = Errands.of(life.store, life.scene.decider, verdicts -> {}, List.of(Scene.PBX));
            life.store.onRequest(request -> errands.run(request, List.of(), Scene.START));

            assertThat(desk().ask(folder.resolve("store.db"), request(Request.LIFT, "1005", 0)))
                    .isEqualTo("lifted the fence of 1005 on pbx");
            assertThat(life.scene.decider.fence(ROBBED)).isEqualTo(Fence.NONE);
        }
    }

    @Test
    void whileNoServiceRunsTheNextOneFindsItDone() throws Exception {
        try (Life life = new Life(SETTINGS)) {
            life.attempt(life.scene.call("1005", Scene.SOMALIA), 95);
        }
        Path file = folder.resolve("store.db");
        assertThat(desk().ask(file, request(Request.LIFT, "1005", 0)))
                .startsWith("no service is running")
                .contains("known from now on: SO, +25261234567");
        assertThat(desk().ask(file, request(Request.RAISE, "1007", 7_200 * Scene.SECOND)))
                .contains("fenced 1007 on pbx from premium calls for 120 minutes");
        try (Life life = new Life(SETTINGS)) {
            assertThat(life.scene.decider.fence(ROBBED)).isEqualTo(Fence.NONE);
            assertThat(life.scene
                            .decider
                            .fence(new Subject(Scene.PBX, Payer.extension("1007")))
                            .why())
                    .isEqualTo("our supplier");
        }
    }

    @Test
    void aWrongFileIsNotTouchedByACommand() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no store");
        assertThatThrownBy(() -> desk().ask(text, request(Request.LIFT, "1005", 0)))
                .hasMessageContaining("not readable as a Ringfence store");
        assertThat(text).hasContent("no store");
    }

    private static Desk desk() {
        return new Desk(List.of(Scene.PBX), BanDesk.unset(), new Clock() {
            @Override
            public long epochNanos() {
                return Scene.START;
            }

            @Override
            public long monotonicNanos() {
                return Clock.system().monotonicNanos();
            }
        });
    }

    private static Request request(String what, String payer, long lasts) {
        return Request.of(Scene.START, "ann", "our supplier", what, "", payer, lasts == 0 ? "" : "premium", lasts);
    }

    private static String run(Life life, String what, String payer, long lasts) throws UnusableStore {
        Request request =
                Request.of(Scene.START, "ann", "our supplier", what, "", payer, lasts == 0 ? "" : "premium", lasts);
        try (Archive archive = life.store.archive()) {
            return Errands.of(life.store, life.scene.decider, verdicts -> {}, List.of(Scene.PBX))
                    .run(request, Errands.about(request, archive), Scene.START);
        }
    }

    @Test
    void patienceIsASecondAtOnceAndAFifthOfTheTimeInTheLongRun() {
        Patience patience = new Patience();
        long now = 5_000_000_000L;
        assertThat(patience.left(now)).isEqualTo(Patience.MOST_NANOS);
        patience.spend(Patience.MOST_NANOS);
        assertThat(patience.left(now)).isZero();
        assertThat(patience.left(now + 100)).isEqualTo(20);
        assertThat(patience.left(now + 60_000_000_000L)).isEqualTo(Patience.MOST_NANOS);
    }
}
