package io.ringfence.score.access;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.stat.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PINs of mailboxes and of DISA guessed by phone: one caller who is answered again and again, and never for long.
 *
 * <p><b>Formula.</b> Answered inbound calls of at most {@link #SHORT} from one number to one number of the PBX, in ten minutes, and of which half is forgotten in two days, each
 * against a ramp, when the next one comes: kind {@code pins}. The same from all callers to one number together in ten minutes, if these are a quarter of those that
 * days have brought: kind {@code pins_number}.
 *
 * <p><b>Units.</b> Calls.
 *
 * <p><b>Defaults and why.</b> Three wrong PINs and a goodbye take less than a minute and a half; AMI shows no digits, so length and number are all there is. Nobody is
 * answered six times in ten minutes, or forty times in some days, and has nothing to say. Who shows another number each time is seen by the number he calls: the twelfth brief call
 * in ten minutes to one that is seldom called. A busy number has many every day and needs as many more: at 20 a day fifteen in ten minutes, at 200 about 145. An inbound call is told of and never ended.
 *
 * <p><b>Known false positives.</b> A customer cut off by a bad line; a caller who shows one number for a whole company, calling an answering machine; a number named on the radio. <b>Spoofable</b>: callers say what number they like.
 */
final class Pins {
    static final String NAME = "Pins";

    /** Stands for all callers: no caller shows an empty number here. */
    private static final String ANYBODY = "";

    private static final Duration SHORT = Duration.ofSeconds(90);
    private static final Ramp FAST = new Ramp(5, 40, 5, 70);
    private static final Ramp SLOW = new Ramp(40, 40, 1, 70);

    private static final Ramp TOGETHER = new Ramp(11, 40, 3, 70);
    private static final int PART = 4;

    private final Entrants entrants;

    Pins(Entrants entrants) {
        this.entrants = entrants;
    }

    void ended(CallEnded fact) {
        boolean brief = fact.answeredNanos() != 0 && fact.atNanos() - fact.answeredNanos() <= SHORT.toNanos();
        if (brief && inbound(fact.call())) {
            count(row(fact.call(), fact.call().caller()), fact.atNanos());
            count(row(fact.call(), ANYBODY), fact.atNanos());
        }
    }

    private void count(Slice row, long at) {
        entrants.tenMinutes.add(row, at);
        entrants.slow.add(row, at, 1);
    }

    List<Sign> called(CallAttempted fact) {
        if (fact.alreadyUp() || !inbound(fact.call())) {
            return List.of();
        }
        List<Sign> signs = new ArrayList<>(2);
        one(fact, row(fact.call(), fact.call().caller()), signs);
        together(fact, row(fact.call(), ANYBODY), signs);
        return signs;
    }

    private void one(CallAttempted fact, Slice row, List<Sign> signs) {
        int inTen = entrants.tenMinutes.count(row, fact.atNanos());
        int inDays = (int) Math.round(entrants.slow.value(row, fact.atNanos()));
        int points = Math.max(FAST.points(inTen), SLOW.points(inDays));
        if (points > 0) {
            String why =
                    "call from %s to %s, after %d brief answered calls in 10 min and about %d within some days: perhaps PINs are guessed"
                            .formatted(Shown.text(fact.call().caller()), called(fact.call()), inTen, inDays);
            signs.add(new Sign(About.PAYER, NAME, "pins", points, true, why));
        }
    }

    private void together(CallAttempted fact, Slice row, List<Sign> signs) {
        int inTen = entrants.tenMinutes.count(row, fact.atNanos());
        int inDays = (int) Math.round(entrants.slow.value(row, fact.atNanos()));
        int points = inTen * PART < inDays ? 0 : TOGETHER.points(inTen);
        if (points > 0) {
            String why = "call to " + called(fact.call()) + ", after " + inTen
                    + " brief answered calls to it in 10 min by whomever, of about " + inDays
                    + " within some days: perhaps PINs are guessed by callers who change their number";
            signs.add(new Sign(About.PAYER, NAME, "pins_number", points, true, why));
        }
    }

    private static String called(Call call) {
        return Shown.text(call.payer().name());
    }

    private Slice row(Call call, String caller) {
        return entrants.caller(call.pbx(), caller + ">" + call.payer().name());
    }

    private static boolean inbound(Call call) {
        return call.route() == Call.Route.INBOUND && !call.caller().isEmpty();
    }
}
