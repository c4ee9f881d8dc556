package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import java.util.function.Consumer;

/** Tells when the feed of a PBX is lost and when it is there again: it is lost too while it is up and announces no calls. */
final class FeedWatch {
    private static final String DEAF =
            " channels began that no event announced; look at read, eventfilter and disabledevents in manager.conf";

    private final String pbx;
    private final Reconciliation reconciliation;
    private final Reconciliation.Hearing hearing;
    private final Consumer<Fact> facts;
    private boolean connected;
    private long lostNanos;

    FeedWatch(String pbx, Reconciliation reconciliation, Consumer<Fact> facts) {
        this.pbx = pbx;
        this.reconciliation = reconciliation;
        this.hearing = reconciliation.hearing();
        this.facts = facts;
    }

    /** Channels a list showed and events ought to have. */
    int unseen() {
        return hearing.count();
    }

    boolean wantsLogin() {
        return hearing.wantsLogin();
    }

    /** An event of class {@code call} told of a channel. */
    void heard(long atNanos) {
        if (hearing.heard()) {
            restored(atNanos);
        }
    }

    /** All channels were listed. */
    void listed(Event.CoreShowChannelsComplete complete) {
        boolean heard = !hearing.deaf();
        reconciliation.complete(complete);
        if (heard && hearing.deaf()) {
            tellLost(complete.stamp().atNanos(), hearing.count() + DEAF);
        }
    }

    void connected(long atNanos) {
        reconciliation.connected(atNanos);
        if (!connected) {
            connected = true;
            if (!hearing.deaf()) {
                restored(atNanos);
            }
        }
    }

    /** The connection is gone. */
    void lost(long atNanos, String reason) {
        if (connected) {
            connected = false;
            reconciliation.lost(atNanos);
            if (!hearing.deaf()) {
                tellLost(atNanos, reason);
            }
        }
    }

    private void tellLost(long atNanos, String reason) {
        lostNanos = atNanos;
        facts.accept(new FeedLost(atNanos, pbx, reason));
    }

    private void restored(long atNanos) {
        facts.accept(new FeedRestored(atNanos, pbx, lostNanos));
    }
}
