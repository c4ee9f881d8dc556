package io.ringfence.keep;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import io.ringfence.number.RateDeck;
import io.ringfence.store.Entry;
import io.ringfence.store.Underway;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes down which calls cost money while they are up, and when they were last known to be. A call is written down when it is answered
 * and struck out when it has ended, before what it cost is written: a process that is killed in between loses that money and never
 * counts it twice.
 */
final class Meter {
    private static final long ALIVE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long UNSEEN = Long.MAX_VALUE;

    private final RateDeck rates;
    private final Map<String, Watched> pbxs =
            new HashMap<>(); // those that are seen, of which there are as many as configured

    /** Which attempts of a PBX are underway, as many as its tracker follows, from when on that is sure, and when it was noted. */
    private static final class Watched {
        final Set<Long> attempts = new HashSet<>();
        /** By then a list of channels has told which calls of an earlier process are up. */
        long surely = UNSEEN;

        long noted;
    }

    Meter(RateDeck rates) {
        this.rates = rates;
    }

    void observe(Fact fact, Consumer<Entry> taker) {
        if (fact instanceof CallAnswered answered && !answered.leg().isEmpty() && costs(answered.call())) {
            watched(fact).attempts.add(answered.call().attempt());
            taker.accept(Plain.underway(answered));
        } else if (fact instanceof CallEnded ended && ended.answeredNanos() != 0 && costs(ended.call())) {
            Call call = ended.call();
            watched(fact).attempts.remove(call.attempt());
            taker.accept(new Underway.Over(call.pbx(), call.linkedid(), call.uniqueid(), call.dialled()));
        } else if (fact instanceof FeedRestored) {
            watched(fact).surely = fact.atNanos() + ALIVE_NANOS;
        } else if (fact instanceof FeedLost) {
            note(fact.pbx(), watched(fact), fact.atNanos(), taker);
            watched(fact).surely = UNSEEN;
        }
    }

    /** Notes what is up from time to time. */
    void tick(long nowNanos, Consumer<Entry> taker) {
        pbxs.forEach((pbx, watched) -> {
            if (nowNanos - watched.noted >= ALIVE_NANOS) {
                note(pbx, watched, nowNanos, taker);
            }
        });
    }

    /** Notes what is up, at the end. */
    void finish(long nowNanos, Consumer<Entry> taker) {
        pbxs.forEach((pbx, watched) -> note(pbx, watched, nowNanos, taker));
    }

    private static void note(String pbx, Watched watched, long nowNanos, Consumer<Entry> taker) {
        if (nowNanos >= watched.surely && !watched.attempts.isEmpty()) {
            watched.noted = nowNanos;
            taker.accept(new Underway.Alive(pbx, nowNanos));
        }
    }

    private Watched watched(Fact fact) {
        return pbxs.computeIfAbsent(fact.pbx(), pbx -> new Watched());
    }

    private boolean costs(Call call) {
        return call.route() != Call.Route.INBOUND
                && rates.priceOf(call.destination()).microsPerMinute() != 0;
    }
}
