package io.ringfence.keep;

import io.ringfence.act.Actor;
import io.ringfence.act.Outcome;
import io.ringfence.config.Settings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Fence;
import io.ringfence.decide.Subject;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import io.ringfence.score.Scorer;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands around an actor. Before it carries verdicts out, their intents and the fences they raise are on the disk; what follows
 * is written within a quarter of a second, and what calls have cost within a second more. For the thread that owns the river.
 */
public final class Keeper implements Actor {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long GATHER_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long COMPLAIN_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PRUNE_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long LAST_WORDS_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Rows copied in one tick: about two milliseconds. */
    private static final int PIECE = 2_000;

    private final Store store;
    private final Clock clock;
    private final Actor inner;
    private final Decider decider;
    private final Scorer scorer;
    private boolean enforcing;
    private final boolean live;
    private final Policies policies;
    private String mode;
    private final String currency;
    private final RateDeck rates;
    private final Purse purse;
    private final Meter meter;
    private final Numbers numbers;
    private final Patience patience = new Patience();
    private final LastFacts lastFacts = new LastFacts();
    private long checkpointed;
    private long pruned;
    private long emptied;
    private long complained;
    private boolean more;

    /**
     * Around {@code inner}.
     *
     * @param live whether verdicts are carried out on a PBX; in a replay they are not, and nothing checkpoints before the end
     */
    public Keeper(
            Store store,
            Settings settings,
            Clock clock,
            Decider decider,
            Scorer scorer,
            RateDeck rates,
            Actor inner,
            boolean live) {
        this.store = store;
        this.clock = clock;
        this.inner = inner;
        this.decider = decider;
        this.scorer = scorer;
        this.rates = rates;
        this.live = live;
        this.enforcing = live && settings.mode() == Settings.Mode.ENFORCE;
        this.policies = settings.policies();
        this.mode = live ? settings.mode().name().toLowerCase(Locale.ROOT) : "replay";
        this.currency = settings.currency().getCurrencyCode();
        this.purse = new Purse(rates, settings.timezone());
        this.meter = new Meter(rates);
        this.numbers = new Numbers(store);
        if (store.durable()) {
            scorer.noteUses();
        }
    }

    /** Keeps from now on that verdicts are carried out, or no longer. */
    public void become(Settings.Mode now) {
        enforcing = now == Settings.Mode.ENFORCE;
        mode = now.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
        List<Entry> first = intents(verdicts);
        if (enforcing && store.durable()) { // memory that ends with the process is not worth a wait
            commit(first, nowNanos);
        } else {
            first.forEach(store::add);
        }
        List<Outcome> outcomes = inner.carryOut(verdicts, nowNanos);
        verdicts.forEach(this::incident);
        if (!live && !store.ready()) {
            store.flush(LAST_WORDS_NANOS); // a replay can wait, and is faster than a disk
        }
        return keep(outcomes);
    }

    private void commit(List<Entry> intents, long nowNanos) {
        if (intents.isEmpty()) {
            return;
        }
        long began = clock.monotonicNanos();
        boolean durable = store.commit(intents, patience.left(began));
        patience.spend(clock.monotonicNanos() - began);
        if (!durable && nowNanos - complained >= COMPLAIN_NANOS) {
            complained = nowNanos;
            String trouble = store.condition().trouble();
            LOG.warn("acting before the intent is on the disk: {}", trouble.isEmpty() ? "the disk is slow" : trouble);
        }
    }

    /** What calls cost. */
    public RateDeck rates() {
        return rates;
    }

    /** The number a verdict is kept under. For the thread that owns the river. */
    public long number(Verdict verdict) {
        return numbers.of(verdict);
    }

    @Override
    public List<Outcome> observe(Fact fact) {
        lastFacts.add(fact);
        if (live && store.durable()) {
            meter.observe(fact, store::add); // strikes a call out before its cost is added
        }
        if (fact instanceof CallEnded ended) {
            purse.add(ended, store::add);
        } else if (fact instanceof FeedLost feed) {
            store.add(new Entry.Blind(feed.pbx(), feed.atNanos(), 0, feed.reason()));
        } else if (fact instanceof FeedRestored feed) {
            store.add(new Entry.Blind.Over(feed.pbx(), feed.atNanos()));
        }
        return keep(inner.observe(fact));
    }

    @Override
    public List<Outcome> tick(long nowNanos) {
        List<Outcome> outcomes = keep(inner.tick(nowNanos));
        long now = live ? clock.monotonicNanos() : nowNanos;
        if (now - emptied >= GATHER_NANOS) {
            emptied = now;
            purse.empty(store::add);
            meter.tick(nowNanos, store::add);
        }
        if (live && store.durable() && (more || nowNanos - checkpointed >= CHECKPOINT_NANOS)) {
            checkpointed = nowNanos;
            more = store.ready() && checkpoint(nowNanos) == PIECE;
            if (nowNanos - pruned >= PRUNE_NANOS) {
                pruned = nowNanos;
                store.prune(nowNanos);
            }
        }
        return outcomes;
    }

    /** Writes down all that the engines have learnt, at the end. */
    public void finish(long nowNanos) {
        meter.finish(nowNanos, store::add);
        purse.empty(store::add);
        while (store.durable() && checkpoint(nowNanos) == PIECE) {
            if (!store.flush(LAST_WORDS_NANOS)) {
                return;
            }
        }
        store.flush(LAST_WORDS_NANOS);
    }

    private int checkpoint(long nowNanos) {
        return scorer.checkpoint(PIECE, row -> store.add(Plain.row(row, scorer.layout(), nowNanos)));
    }

    private List<Entry> intents(List<Verdict> verdicts) {
        List<Entry> entries = new ArrayList<>();
        Set<Subject> fenced = new LinkedHashSet<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.OnCall onCall && onCall.action().hangsUp()) {
                if (live && onCall.enforced()) {
                    entries.add(Plain.intent(numbers.of(verdict), onCall));
                }
                if (onCall.action() == Action.FENCE) {
                    fenced.add(new Subject(onCall.pbx(), onCall.call().payer()));
                }
            }
        }
        for (Subject subject : fenced) {
            Fence fence = decider.fence(subject);
            if (fence != Fence.NONE) {
                entries.add(Plain.fence(fence, enforcing));
            }
        }
        return entries;
    }

    private void incident(Verdict verdict) {
        long number = numbers.of(verdict);
        Evidence.Terms terms = new Evidence.Terms(policies.standard().thresholds(), mode, currency);
        if (verdict instanceof Verdict.OnCall onCall) {
            List<Fact> facts = lastFacts.of(verdict.pbx(), onCall.call().payer().name());
            store.add(Plain.incident(
                    number,
                    onCall,
                    live && onCall.enforced(),
                    Evidence.of(onCall, terms, rates.priceOf(onCall.call().destination()), facts)));
        } else if (verdict instanceof Verdict.OnSource onSource) {
            store.add(Plain.incident(number, onSource, Evidence.of(onSource, terms)));
        } else if (verdict instanceof Verdict.OnAccount onAccount) {
            List<Fact> facts = lastFacts.of(verdict.pbx(), onAccount.account());
            store.add(Plain.incident(number, onAccount, Evidence.of(onAccount, terms, facts)));
        } else if (verdict instanceof Verdict.OnChange onChange) {
            store.add(Plain.incident(number, onChange, Evidence.of(onChange, terms)));
        } else if (verdict instanceof Verdict.OnInjection onInjection) {
            List<Fact> facts =
                    lastFacts.of(verdict.pbx(), onInjection.injection().payer().name());
            store.add(Plain.incident(number, onInjection, Evidence.of(onInjection, terms, facts)));
        }
    }

    private List<Outcome> keep(List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) { // mostly none, and an iterator of nothing is garbage all the same
            Outcome outcome = outcomes.get(i);
            store.add(Plain.settled(numbers.of(outcome.verdict()), outcome));
        }
        return outcomes;
    }
}
