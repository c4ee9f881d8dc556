package io.ringfence;

import io.ringfence.act.Actor;
import io.ringfence.act.Actors;
import io.ringfence.act.Alerts;
import io.ringfence.act.DryRun;
import io.ringfence.act.Hangups;
import io.ringfence.act.LastCheck;
import io.ringfence.act.ban.Bouncer;
import io.ringfence.act.ban.Counts;
import io.ringfence.act.ban.Gate;
import io.ringfence.act.ban.Journal;
import io.ringfence.act.ban.Machine;
import io.ringfence.act.ban.Perimeters;
import io.ringfence.act.hook.Hook;
import io.ringfence.act.notify.Outbox;
import io.ringfence.act.notify.Telling;
import io.ringfence.ami.Event;
import io.ringfence.ami.Feed;
import io.ringfence.ami.FeedStatus;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.decide.ban.Bans;
import io.ringfence.drill.FeedLine;
import io.ringfence.drill.Rota;
import io.ringfence.fact.Fact;
import io.ringfence.history.log.live.Echoes;
import io.ringfence.history.log.live.LogWatch;
import io.ringfence.keep.Errands;
import io.ringfence.keep.Keeper;
import io.ringfence.keep.Restart;
import io.ringfence.keep.ban.BanErrands;
import io.ringfence.keep.ban.BanRestart;
import io.ringfence.keep.ban.StoredJournal;
import io.ringfence.list.remote.Download;
import io.ringfence.list.remote.Subscriptions;
import io.ringfence.network.Cidr;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Scorer;
import io.ringfence.score.Surroundings;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import io.ringfence.track.Tracker;
import io.ringfence.watch.Lookout;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The live river over every configured PBX: feeds at its head, actors at its mouth. */
final class Guard implements AutoCloseable {
    private final Settings settings;
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final Map<String, Tracker> trackers = new LinkedHashMap<>();
    private final Decider decider;
    private final River river;
    private final Pipeline pipeline;
    private final Clock clock;
    private final Store store;
    private final Keeper keeper;
    private final Outbox outbox;
    private final Gate gate;
    private final Hook hook;
    private final Bouncer bouncer;
    private final Subscriptions lists;
    private final Lookout lookout;
    private final Echoes echoes = new Echoes();
    private final LogWatch logs;
    private boolean fromLog;
    private final Scorer scorer;
    private final Clerk clerk;
    private final Rota rota;
    private long readNanos;

    /**
     * @param bank watches on the pipeline's thread
     * @param decided takes the nanoseconds from an event's last byte read to its hangup written
     * @throws UnusableStore when the store the settings name serves another process, or is of a newer version
     */
    Guard(Settings settings, DialPlan plan, Clock clock, Bank bank, LongConsumer decided) throws UnusableStore {
        this.settings = settings;
        this.clock = clock;
        RateDeck rates = RateDeck.of(settings.rates(), settings.currency());
        this.decider = new Decider(settings, rates);
        settings.pbx().forEach(pbx -> trackers.put(pbx.name(), ReplayTapes.tracker(pbx.name(), plan, settings)));
        AmiWire wire = new AmiWire(feeds, this::post, () -> decided.accept(clock.monotonicNanos() - readNanos));
        Actor calls = settings.mode() == Settings.Mode.ENFORCE
                ? new Hangups(wire, (pbx, attempt) -> tracker(pbx).legs(attempt), new LastCheck(plan, decider::spares))
                : new DryRun();
        this.hook = new Hook(calls, settings, decider::barred);
        Surroundings around = Surroundings.of(settings, rates);
        this.scorer = Scorer.standard(around);
        this.lists = around.knowledge().subscribe(settings, Download.standard());
        this.store =
                settings.store().equals(Settings.NO_FILE) ? Store.inMemory(clock) : Store.open(settings.store(), clock);
        Journal journal = new StoredJournal(store, clock);
        this.gate = new Gate(Perimeters.of(settings), journal, clock, this::spareOurselves);
        this.bouncer = new Bouncer(
                new Actors(hook, new Alerts(wire, settings.mode())),
                settings.bans(),
                settings.trunks(),
                new Bans(settings.bans(), Perimeters.enforced(settings)),
                gate,
                journal);
        this.outbox = new Outbox(
                settings.receivers(), store, clock, settings.currency().getCurrencyCode());
        this.keeper = new Keeper(store, settings, clock, decider, scorer, rates, new Telling(bouncer, outbox), true);
        Restart.from(store, settings, decider, scorer, clock.epochNanos());
        Restart.underway(store, trackers.keySet(), left -> tracker(left.pbx()).resume(left));
        this.river = new River(trackers, scorer, decider, keeper, Bank.all(List.of(new Self(), bank)), River.Ends.REAL);
        this.pipeline = new Pipeline(river, clock);
        this.lookout =
                new Lookout(settings.watch().tripwire(), plan, store, clock, change -> post(() -> river.on(change)));
        this.rota = Rota.of(settings, plan, new FeedLine(settings, feeds, wire, this::post), store, clock);
        Errands errands = Errands.of(
                store,
                decider,
                verdicts -> river.carryOut(verdicts, clock.epochNanos()),
                settings.pbx().stream().map(Settings.PbxSettings::name).toList());
        this.clerk = new Clerk(store, errands, BanErrands.of(store, bouncer, clock), rota, this::post, clock);
        for (Settings.PbxSettings pbx : settings.pbx()) {
            Feed feed = new Feed(pbx, clock, pipeline, Feed.recording(settings, pbx), RandomGenerator.getDefault());
            feeds.put(pbx.name(), feed);
        }
        this.logs = LogWatch.of(settings, clock, fact -> post(() -> logged(fact)));
    }

    /** Connects. */
    void start() {
        store.onRequest(clerk::take);
        BanRestart.from(store, bouncer.bans(), Perimeters.enforced(settings), gate, clock.epochNanos());
        outbox.start();
        pipeline.start();
        lists.start();
        feeds.values().forEach(Feed::start);
        lookout.start();
        logs.start();
        rota.start();
    }

    /** A log tells what AMI does not. */
    private void logged(Fact fact) {
        if (!echoes.echo(fact)) {
            fromLog = true;
            try {
                river.on(fact);
            } finally {
                fromLog = false;
            }
        }
    }

    /** Nobody is to ban this machine or a PBX, whatever addresses they have now. */
    private void spareOurselves() {
        Map<Cidr, String> ours = Machine.addresses(settings.pbx());
        post(() -> ours.forEach(bouncer.bans()::host));
    }

    /** Does what a person asks for; the answer comes in the river's turn. */
    CompletableFuture<String> ask(Request request) {
        return clerk.ask(request);
    }

    /** What the engines and the decider say; the answer comes in the river's turn. */
    <T> CompletableFuture<T> told(BiFunction<Scorer, Decider, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        post(() -> answer.complete(question.apply(scorer, decider)));
        return answer;
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

    /** What is counted of bans. */
    Counts bans() {
        return bouncer.counts();
    }

    /** Why the perimeter does not do what it should; {@code ""} while it does. */
    String perimeter() {
        return gate.trouble();
    }

    Keeper keeper() {
        return keeper;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Whom bans keep out; for the river's turn. */
    Bans banned() {
        return bouncer.bans();
    }

    Rota rota() {
        return rota;
    }

    Store store() {
        return store;
    }

    /** What does not work about lists and hooks. */
    List<String> troubles() {
        return Stream.concat(lists.troubles().stream(), hook.troubles().stream())
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
        lookout.close();
        logs.close();
        feeds.values().forEach(Feed::close);
        if (pipeline.stop()) {
            keeper.finish(clock.epochNanos());
        }
        gate.close();
        hook.close();
        outbox.close();
        store.close();
    }

    private void post(Runnable task) {
        pipeline.post(task);
    }

    private Tracker tracker(String pbx) {
        return Objects.requireNonNull(trackers.get(pbx), () -> "no PBX is named " + pbx);
    }

    /** Keeps what actors and feeds must know of the event being handled. */
    private final class Self implements Bank {
        @Override
        public void fact(Fact fact) {
            if (!fromLog) {
                echoes.heard(fact);
            }
        }

        @Override
        public void event(Event event) {
            readNanos = event.stamp().readNanos();
            rota.on(event);
            Feed feed = feeds.get(event.stamp().pbx());
            if (feed != null && event instanceof Event.CoreShowChannelsComplete) {
                post(() -> feed.unseenChannels(tracker(event.stamp().pbx()).unseenChannels()));
            }
        }
    }
}
