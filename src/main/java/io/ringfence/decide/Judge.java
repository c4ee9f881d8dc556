package io.ringfence.decide;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.number.DestinationClass;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a call deserves by everything that is known of it. Changes nothing.
 *
 * <p>In this order: an emergency call is left alone; so is one the operator exempts; a call tied to a live emergency call
 * is at most alerted; a rule, a standing fence or a crossed limit ends it; else its points decide. Points end no internal or
 * inbound call, fence nobody whom nothing proves, and for an hour after an emergency call of an extension touch only its calls to
 * premium and satellite numbers, and others once it has spent too much.
 */
final class Judge {
    /** What happened earlier or to others lowers the bar for ending a call; a fence needs more. */
    private static final Set<String> CIRCUMSTANTIAL = Set.of(Stops.KIND, Accounts.KIND, Accounts.OWN_KIND);

    /** The kind of sign that a payer has spent too much. */
    private static final String MONEY = "money";

    private final Policies policies;
    private boolean enforcing;
    private Rulebook rules;
    private final Evidence evidence;
    private final Remembered past;

    Judge(Settings settings, Remembered past) {
        policies = settings.policies();
        enforcing = settings.mode() == Settings.Mode.ENFORCE;
        rules = new Rulebook(settings);
        evidence = new Evidence(past);
        this.past = past;
    }

    /** Goes by other rules and in another mode from now on. The policies are one object that everybody asks anew for each call. Whether verdicts begin to be carried out. */
    boolean become(Settings settings, Policies other) {
        boolean observed = !enforcing;
        policies.become(other);
        enforcing = settings.mode() == Settings.Mode.ENFORCE;
        rules = new Rulebook(settings);
        return observed && enforcing;
    }

    /** Whether verdicts are to be carried out. */
    boolean enforcing() {
        return enforcing;
    }

    Judgement judge(LiveCall subject, long nowNanos) {
        Call call = subject.call();
        Ruling ruling = emergency(call) ? Ruling.EXEMPT : rules.rule(call);
        if (ruling.exempt()) {
            return Judgement.NOTHING;
        }
        Judgement judgement = byRule(subject, ruling, byPoints(subject, nowNanos), nowNanos);
        return judgement.action().hangsUp() && tiedToEmergency(call)
                ? judgement.atMost(Action.ALERT).noting(note("tied to a live emergency call: left alone"))
                : judgement;
    }

    /** Whether nothing may ever touch {@code call}: an emergency, or what the operator's allow list names. */
    boolean exempt(Call call) {
        return emergency(call) || rules.rule(call).exempt();
    }

    /** Whether hanging {@code call} up could take a leg from an emergency call. */
    boolean tiedToEmergency(Call call) {
        return emergency(call) || past.live().tiedTo(call).stream().anyMatch(tied -> emergency(tied.call()));
    }

    /** Whether only rules may touch {@code call}, because its payer dialled an emergency number within the hour. */
    boolean spared(Call call, long nowNanos) {
        return !alwaysTouched(call.destination().type())
                && past.emergencies().of(Subject.of(call)).spares(nowNanos);
    }

    /** Whether a payer has spent far more than it ever does: money spares nobody, lest a thief buy an hour by dialling 112. */
    static boolean costsTooMuch(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.kind().equals(MONEY) && finding.points() > 0);
    }

    /**
     * Whether a standing fence ends {@code call}. A fence raised after an emergency call leaves the spared calls alone, one
     * raised before it does not: dialling 112 opens no fence.
     */
    boolean fenced(Call call, long nowNanos) {
        Fence fence = past.fences().of(Subject.of(call));
        return fence.bars(call.destination().type(), nowNanos)
                && Tier.of(call) != Tier.FREE
                && (!spared(call, nowNanos)
                        || fence.sinceNanos()
                                < past.emergencies().of(Subject.of(call)).lastNanos());
    }

    /** What fences bar now: not what an emergency call spares, nor a payer whom the operator exempts. */
    List<Fence> barred(long nowNanos) {
        return past.fences().standing(nowNanos).stream()
                .map(fence -> fence.narrowed(barredBy(fence, nowNanos)))
                .filter(fence -> !fence.classes().isEmpty())
                .toList();
    }

    private Set<DestinationClass> barredBy(Fence fence, long nowNanos) {
        Emergencies.Seen seen = past.emergencies().of(fence.subject());
        boolean spared = seen.spares(nowNanos) && fence.sinceNanos() >= seen.lastNanos();
        return !fence.stands(nowNanos) || rules.exempts(fence.subject().payer())
                ? Set.of()
                : fence.classes().stream()
                        .filter(type -> !spared || alwaysTouched(type))
                        .collect(Collectors.toSet());
    }

    /** Why a fence ends {@code call}. */
    Finding fenceFinding(Call call) {
        Fence fence = past.fences().of(Subject.of(call));
        String why = fence.subject().label() + (enforcing ? " is fenced from " : " would be fenced from ")
                + call.destination().type().label() + " calls until " + fence.until()
                + (enforcing ? ": " : " (observe): ")
                + fence.why();
        return new Finding("Fence", "fence", Tally.HIGHEST, Severity.CRITICAL, Finding.Bearing.SIGN, false, why);
    }

    private Judgement byRule(LiveCall subject, Ruling ruling, Judgement points, long nowNanos) {
        Call call = subject.call();
        Action least = points.action() == Action.FENCE ? Action.FENCE : Action.HANGUP;
        if (ruling.forbids()) {
            return hard(least, ruling.against(), points);
        }
        if (fenced(call, nowNanos)) {
            return hard(Action.DENY, List.of(fenceFinding(call)), points);
        }
        List<Finding> crossed = subject.limits();
        return crossed.isEmpty() || Tier.of(call) == Tier.FREE ? points : hard(least, crossed, points);
    }

    private static Judgement hard(Action action, List<Finding> rule, Judgement points) {
        List<Finding> findings = new ArrayList<>(rule);
        findings.addAll(points.findings());
        return new Judgement(action, Tally.HIGHEST, true, List.copyOf(findings));
    }

    private Judgement byPoints(LiveCall subject, long nowNanos) {
        Call call = subject.call();
        Policy policy = Expected.of(call.payer(), policies);
        Tally tally = evidence.tally(subject, policy, nowNanos);
        if (tally.findings().isEmpty()) { // no rung is at 0 points
            return Judgement.NOTHING;
        }
        Ladder ladder = new Ladder(policy.thresholds());
        Judgement full = new Judgement(ladder.rung(tally.score()), tally.score(), false, tally.findings());
        if (Tier.of(call) == Tier.FREE) {
            return full.atMost(Action.ALERT);
        }
        if (full.action().hangsUp() && spared(call, nowNanos) && !costsTooMuch(full.findings())) {
            return full.atMost(Action.ALERT).because(sparedNote(Subject.of(call)));
        }
        if (call.payer().kind() == Payer.Kind.UNKNOWN) {
            return full.atMost(Action.HANGUP);
        }
        if (full.action() == Action.FENCE && ladder.rung(tally.scoreWithout(CIRCUMSTANTIAL)) != Action.FENCE) {
            full = full.atMost(Action.HANGUP);
        }
        return escalated(subject, full, ladder, nowNanos);
    }

    /** The third end within six hours fences, and the second within minutes if the call shows enough itself. */
    private Judgement escalated(LiveCall subject, Judgement full, Ladder ladder, long nowNanos) {
        if (full.action() != Action.HANGUP || subject.stopped()) {
            return full;
        }
        Subject payer = Subject.of(subject.call());
        int before = past.stops().count(payer, Stops.WITHIN_NANOS, nowNanos);
        boolean third = before >= Stops.FENCE_AT - 1;
        boolean second = past.stops().count(payer, Stops.SHORTLY_NANOS, nowNanos) > 0
                && ladder.rung(Tally.of(subject.weights()).score()).hangsUp();
        if (!third && !second) {
            return full;
        }
        String why = (enforcing ? "fenced: " : "would be fenced (observe): ") + (before + 1) + " calls "
                + (enforcing ? "" : "that would have been ") + "ended within " + (third ? "six hours" : "ten minutes");
        return new Judgement(Action.FENCE, full.score(), false, full.findings())
                .noting(new Finding("Suspicion", "stops", 0, Severity.NOTICE, Finding.Bearing.SIGN, false, why));
    }

    private Finding sparedNote(Subject subject) {
        Emergencies.Seen seen = past.emergencies().of(subject);
        return note(
                subject.label() + " dialled an emergency number " + seen.times() + " time(s), last at "
                        + Fence.minute(seen.lastNanos())
                        + ": for an hour only rules end its calls, and points those to premium and satellite numbers or when it has spent too much");
    }

    private static Finding note(String why) {
        return new Finding("Emergency", "emergency", 0, Severity.NOTICE, Finding.Bearing.SIGN, false, why);
    }

    private static boolean emergency(Call call) {
        return call.destination().type() == DestinationClass.EMERGENCY;
    }

    private static boolean alwaysTouched(DestinationClass type) {
        return type == DestinationClass.PREMIUM || type == DestinationClass.SATELLITE;
    }
}
