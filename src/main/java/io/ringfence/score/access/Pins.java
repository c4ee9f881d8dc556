package io.ringfence.score.access;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.stat.Slice;
import java.time.Duration;
import java.util.List;

/**
 * PINs of mailboxes and of DISA guessed by phone: one caller who is answered again and again, and never for long.
 *
 * <p><b>Formula.</b> Answered inbound calls of at most {@link #SHORT} from one number to one number of the PBX, in ten minutes, and of which half is forgotten in two days, each
 * against a ramp, when the next one comes. Kind {@code pins}.
 *
 * <p><b>Units.</b> Calls.
 *
 * <p><b>Defaults and why.</b> Three wrong PINs and a goodbye take less than a minute and a half; AMI shows no digits, so length and number are all there is. Nobody is
 * answered six times in ten minutes, or forty times in some days, and has nothing to say. An inbound call is told of and never ended.
 *
 * <p><b>Known false positives.</b> A customer cut off by a bad line; a caller who shows one number for a whole company, calling an answering machine. <b>Spoofable</b>: callers say what number they like.
 */
final class Pins {
    static final String NAME = "Pins";

    private static final Duration SHORT = Duration.ofSeconds(90);
    private static final Ramp FAST = new Ramp(5, 40, 5, 70);
    private static final Ramp SLOW = new Ramp(40, 40, 1, 70);

    private final Entrants entrants;

    Pins(Entrants entrants) {
        this.entrants = entrants;
    }

    void ended(CallEnded fact) {
        boolean brief = fact.answeredNanos() != 0 && fact.atNanos() - fact.answeredNanos() <= SHORT.toNanos();
        if (brief && inbound(fact.call())) {
            Slice row = row(fact.call());
            entrants.tenMinutes.add(row, fact.atNanos());
            entrants.slow.add(row, fact.atNanos(), 1);
        }
    }

    List<Sign> called(CallAttempted fact) {
        if (fact.alreadyUp() || !inbound(fact.call())) {
            return List.of();
        }
        Slice row = row(fact.call());
        int inTen = entrants.tenMinutes.count(row, fact.atNanos());
        int inDays = (int) Math.round(entrants.slow.value(row, fact.atNanos()));
        int points = Math.max(FAST.points(inTen), SLOW.points(inDays));
        String why =
                "call from %s to %s, after %d brief answered calls in 10 min and about %d within some days: perhaps PINs are guessed"
                        .formatted(
                                Shown.text(fact.call().caller()),
                                Shown.text(fact.call().payer().name()),
                                inTen,
                                inDays);
        return points == 0 ? List.of() : List.of(new Sign(About.PAYER, NAME, "pins", points, true, why));
    }

    private Slice row(Call call) {
        return entrants.caller(call.pbx(), call.caller() + ">" + call.payer().name());
    }

    private static boolean inbound(Call call) {
        return call.route() == Call.Route.INBOUND && !call.caller().isEmpty();
    }
}
