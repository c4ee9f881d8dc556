package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import java.time.Duration;

/**
 * Who dialled an emergency number and when. For an hour afterwards the extension is spared whatever rests on points, so
 * that the call-back and the next call for help go through; what a rule forbids stays forbidden, lest a thief buy the
 * hour by dialling 112.
 */
final class Emergencies {
    static final long SPARED_NANOS = Duration.ofMinutes(60).toNanos();
    private static final int MOST_CLAIMED = 4_096;

    /**
     * Emergency calls of one extension, each within an hour of the one before.
     *
     * @param lastNanos when the last was dialled
     * @param times how many
     */
    record Seen(long lastNanos, int times) {
        static final Seen NEVER = new Seen(Long.MIN_VALUE, 0);

        boolean spares(long nowNanos) {
            return times > 0 && nowNanos - lastNanos < SPARED_NANOS;
        }

        Seen again(long nowNanos) {
            return new Seen(nowNanos, spares(nowNanos) ? times + 1 : 1);
        }
    }

    private final Pools<Seen> proven = new Pools<>();
    private final Recent<Subject, Seen> claimed = new Recent<>(MOST_CLAIMED);

    /** Remembers that {@code call} went to an emergency service. */
    void note(Call call, long nowNanos) {
        Subject payer = Subject.of(call);
        proven.put(payer, proven.get(payer, Seen.NEVER).again(nowNanos));
        if (call.route() != Call.Route.DIRECT && !call.caller().isEmpty()) {
            // Forwarded, transferred or originated: the phone in the caller's hand is another than the payer's.
            Subject caller = new Subject(call.pbx(), Payer.extension(call.caller()));
            claimed.put(caller, claimed.getOrDefault(caller, Seen.NEVER).again(nowNanos));
        }
    }

    /** The later of what was proven and what was claimed; {@link Seen#NEVER} for a payer that is no phone. */
    Seen of(Subject subject) {
        Payer.Kind kind = subject.payer().kind();
        if (kind != Payer.Kind.EXTENSION && kind != Payer.Kind.FEATURE) {
            return Seen.NEVER; // a DID or an origin is shared by strangers
        }
        Seen own = proven.get(subject, Seen.NEVER);
        Seen said = claimed.getOrDefault(subject, Seen.NEVER);
        return said.lastNanos() > own.lastNanos() ? said : own;
    }
}
