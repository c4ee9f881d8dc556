package io.ringfence;

import io.ringfence.act.Hangups;
import io.ringfence.act.LastCheck;
import io.ringfence.act.ban.Counts;
import io.ringfence.act.notify.Outbox;
import io.ringfence.act.notify.Telling;
import io.ringfence.ami.Event;
import io.ringfence.ami.Feed;
import io.ringfence.ami.FeedStatus;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Subject;
import io.ringfence.drill.FeedLine;
import io.ringfence.drill.Rota;
import io.ringfence.fact.Fact;
import io.ringfence.keep.Errands;
import io.ringfence.keep.Keeper;
import io.ringfence.keep.Restart;
import io.ringfence.keep.ban.BanErrands;
import io.ringfence.list.remote.Download;
import io.ringfence.list.remote.Subscriptions;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import io.ringfence.score.Knowledge;
import io.ringfence.score.Scorer;
import io.ringfence.score.Surroundings;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import io.ringfence.track.Tracker;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The live river over every configured PBX: feeds at its head, actors at its mouth. */
final class Guard implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private volatile Settings settings;
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final Map<String, Tracker> trackers = new LinkedHashMap<>();
    private final Decider decider;
    private final River river;
    private final Pipeline pipeline;
    private final Clock clock;
    private final Store store;
    private final Keeper keeper;
    private final Outbox outbox;
    private final Hands hands;
    private final Knowledge knowledge;
    private volatile Subscriptions lists;
    private final Beside beside;
    private final Scorer scorer;
    private final Clerk clerk;
    private final Rota rota;
    private final LongConsumer decided;

    /**
     * @param bank watches on the pipeline's thread
     * @param decided takes the nanoseconds from an event's last byte read to the hangup written that it led to
     * @throws UnusableStore when the store the settings name serves another process, or is of a newer version
     */
    Guard(Settings settings, DialPlan plan, Clock clock, Bank bank, LongConsumer decided) throws UnusableStore {
        this.settings = settings;
        this.clock = clock;
        this.decided = decided;
        RateDeck rates = RateDeck.of(settings.rates(), settings.currency());
        this.decider = new Decider(settings, rates);
        settings.pbx().forEach(pbx -> trackers.put(pbx.name(), ReplayTapes.tracker(pbx.name(), plan, settings)));
        AmiWire wire = new AmiWire(feeds, this::post, this::written);
        Hangups hangups = new Hangups(
                wire,
                (pbx, attempt) -> tracker(pbx).legs(attempt),
                new LastCheck(plan, decider::spares),
                clock::epochNanos);
        Surroundings around = Surroundings.of(settings, rates);
        this.knowledge = around.knowledge();
        this.scorer = Scorer.standard(around);
        this.lists = knowledge.subscribe(settings, Download.standard());
        this.store =
                settings.store().equals(Settings.NO_FILE) ? Store.inMemory(clock) : Store.open(settings.store(), clock);
        this.hands = new Hands(settings, hangups, wire, decider, store, clock, this::post);
        this.outbox = new Outbox(
                settings.receivers(), store, clock, settings.currency().getCurrencyCode());
        this.keeper =
                new Keeper(store, settings, clock, decider, scorer, rates, new Telling(hands.actor(), outbox), true);
        Restart.from(store, settings, decider, scorer, clock.epochNanos());
        Restart.underway(store, trackers.keySet(), left -> tracker(left.pbx()).resume(left));
        this.river = new River(trackers, scorer, decider, keeper, Bank.all(List.of(new Self(), bank)), River.Ends.REAL);
        this.pipeline = new Pipeline(river, clock);
        this.rota = Rota.of(
                settings,
                plan,
                new FeedLine(settings, feeds, new AmiWire(feeds, this::post, () -> {}), this::post),
                store,
                clock);
        Errands errands = Errands.of(
                store,
                decider,
                verdicts -> river.carryOut(verdicts, clock.epochNanos()),
                settings.pbx().stream().map(Settings.PbxSettings::name).toList());
        this.clerk = new Clerk(store, errands, BanErrands.of(store, hands.bouncer(), clock), rota, this::post, clock);
        for (Settings.PbxSettings pbx : settings.pbx()) {
            Feed feed = new Feed(pbx, clock, pipeline, Feed.recording(settings, pbx), RandomGenerator.getDefault());
            feeds.put(pbx.name(), feed);
        }
        this.beside = new Beside(settings, plan, store, clock, this::post, river::on);
    }

    /** Connects. */
    void start() {
        store.onRequest(clerk::take);
        hands.start();
        outbox.start();
        pipeline.start();
        lists.start();
        feeds.values().forEach(Feed::start);
        beside.start();
        rota.start();
    }

    /**
     * Goes by other settings from now on, between two events. What can fail is done before anything is changed.
     *
     * @throws UnusableStore when it cannot be read what was only observed so far
     * @throws TimeoutException when events left no turn for it; nothing was changed then
     */
    void become(Settings now, Policies policies) throws UnusableStore, TimeoutException {
        Settings before = settings;
        Knowledge next = knowledge.reread(now);
        Hands.Next acting = hands.prepare(now);
        List<Subject> observed = now.mode() == before.mode() ? List.of() : Restart.observed(store);
        Runnable change = () -> {
            scorer.become(next, () -> decider.become(now, policies, observed));
            hands.become(acting);
            keeper.become(now.mode());
            trackers.values().forEach(tracker -> tracker.become(now.trunks()));
        };
        lists.close(); // so that nothing of before is put in place afterwards
        try {
            if (!pipeline.inTime(change, PATIENCE_NANOS)) {
                throw new TimeoutException("events left it no turn in time");
            }
            settings = now;
        } finally {
            lists = knowledge.subscribe(settings, Download.standard());
            lists.start();
        }
        beside.become(before, now);
        outbox.become(now.receivers());
        rota.become(now);
    }

    /** Does what a person asks for; the answer comes in the river's turn. */
    CompletableFuture<String> ask(Request request) {
        return clerk.ask(request);
    }

    /** What the engines and the decider say; the answer comes in the river's turn. */
    <T> CompletableFuture<T> told(BiFunction<Scorer, Decider, T> question) {
        return pipeline.answer(() -> question.apply(scorer, decider));
    }

    /** Waits until every PBX is connected and tested, or {@code millis} have passed. */
    void awaitTested(long millis) throws InterruptedException {
        long until = clock.monotonicNanos() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Feed feed : feeds.values()) {
            feed.awaitTested(TimeUnit.NANOSECONDS.toMillis(Math.max(0, until - clock.monotonicNanos())));
        }
    }

    /** A PBX that was never seen is lost like one that was. */
    void missUnseen() {
        feeds.values()
                .forEach(feed -> post(
                        () -> AmiWire.unseen(feed.status(), clock.epochNanos()).forEach(river::on)));
    }

    Collection<Feed> feeds() {
        return feeds.values();
    }

    List<FeedStatus> status() {
        return feeds.values().stream().map(Feed::status).toList();
    }

    /** Whether verdicts are carried out now. */
    boolean enforcing() {
        return settings.mode() == Settings.Mode.ENFORCE;
    }

    /** What is counted of bans. */
    Counts bans() {
        return hands.bouncer().counts();
    }

    /** Why the perimeter does not do what it should; {@code ""} while it does. */
    String perimeter() {
        return hands.perimeter();
    }

    Keeper keeper() {
        return keeper;
    }

    Outbox outbox() {
        return outbox;
    }

    Rota rota() {
        return rota;
    }

    Store store() {
        return store;
    }

    /** What does not work about lists and hooks. */
    List<String> troubles() {
        return Stream.concat(lists.troubles().stream(), hands.troubles().stream())
                .toList();
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** Live attempts to reach numbers outside on one PBX; a count that may be a moment old. */
    int active(String pbx) {
        return tracker(pbx).active();
    }

    /** Payers of one PBX that are fenced. */
    long fenced(String pbx) {
        return pipeline.ask(() -> decider.fences(clock.epochNanos()).stream()
                .filter(fence -> fence.subject().pbx().equals(pbx))
                .count());
    }

    @Override
    public void close() {
        rota.close();
        lists.close();
        beside.close();
        pipeline.stop(() -> keeper.finish(clock.epochNanos()));
        hands.close();
        outbox.close();
        store.close();
        feeds.values().forEach(Feed::close); // last: each may take a moment where a PBX hangs
    }

    private void post(Runnable task) {
        pipeline.post(task);
    }

    private void written() {
        river.readNanos().ifPresent(read -> decided.accept(clock.monotonicNanos() - read));
    }

    private Tracker tracker(String pbx) {
        return Objects.requireNonNull(trackers.get(pbx), () -> "no PBX is named " + pbx);
    }

    private void listed(String pbx) {
        Feed feed = feeds.get(pbx);
        if (feed != null) {
            Tracker tracker = tracker(pbx);
            post(() -> feed.unseenChannels(tracker.unseenChannels(), tracker.wantsLogin()));
        }
    }

    /** Tells what must know of each fact and event. */
    private final class Self implements Bank {
        @Override
        public void fact(Fact fact) {
            beside.heard(fact);
        }

        @Override
        public void event(Event event) {
            rota.on(event);
            if (event instanceof Event.CoreShowChannelsComplete) {
                listed(event.stamp().pbx());
            }
        }
    }
}
