package io.ringfence.decide;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call deserves by everything that is known of it. Changes nothing.
 *
 * <p>In this order: an emergency call is left alone; so is one the operator exempts; a call tied to a live emergency call
 * is at most alerted; a rule or a standing fence ends it; else its points decide. Points end no internal or inbound call,
 * fence nobody whom nothing proves, and for an hour after an emergency call touch only premium and satellite numbers of
 * that extension.
 */
final class Judge {
    private final Rulebook rules;
    private final Ladder ladder;
    private final Standings standings;
    private final Fences fences;
    private final Emergencies emergencies;
    private final LiveCalls live;

    Judge(Settings settings, Standings standings, Fences fences, Emergencies emergencies, LiveCalls live) {
        rules = new Rulebook(settings);
        ladder = new Ladder(settings.policies().standard().thresholds());
        this.standings = standings;
        this.fences = fences;
        this.emergencies = emergencies;
        this.live = live;
    }

    Judgement judge(LiveCall subject, long nowNanos) {
        Call call = subject.call();
        if (exempt(call)) {
            return Judgement.NOTHING;
        }
        Judgement judgement = byRule(call, byPoints(subject, nowNanos), nowNanos);
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
        return emergency(call) || live.tiedTo(call).stream().anyMatch(tied -> emergency(tied.call()));
    }

    /** Whether only rules may touch {@code call}, because its payer dialled an emergency number within the hour. */
    boolean spared(Call call, long nowNanos) {
        return !alwaysTouched(call.destination().type())
                && emergencies.of(Subject.of(call)).spares(nowNanos);
    }

    /**
     * Whether a standing fence ends {@code call}. A fence raised after an emergency call leaves the spared calls alone, one
     * raised before it does not: dialling 112 opens no fence.
     */
    boolean fenced(Call call, long nowNanos) {
        Fence fence = fences.of(Subject.of(call));
        return fence.bars(call.destination().type(), nowNanos)
                && Tier.of(call) != Tier.FREE
                && (!spared(call, nowNanos)
                        || fence.sinceNanos() < emergencies.of(Subject.of(call)).lastNanos());
    }

    /** Why a fence ends {@code call}. */
    Finding fenceFinding(Call call) {
        Fence fence = fences.of(Subject.of(call));
        String why = fence.subject().label() + " is fenced from "
                + call.destination().type().label() + " calls until " + fence.until() + ": " + fence.why();
        return new Finding("Fence", "fence", Tally.HIGHEST, Severity.CRITICAL, Finding.Bearing.SIGN, false, why);
    }

    private Judgement byRule(Call call, Judgement points, long nowNanos) {
        Ruling ruling = rules.rule(call);
        if (ruling.forbids()) {
            Action action = points.action() == Action.FENCE ? Action.FENCE : Action.HANGUP;
            return hard(action, ruling.against(), points);
        }
        return fenced(call, nowNanos) ? hard(Action.DENY, List.of(fenceFinding(call)), points) : points;
    }

    private static Judgement hard(Action action, List<Finding> rule, Judgement points) {
        List<Finding> findings = new ArrayList<>(rule);
        findings.addAll(points.findings());
        return new Judgement(action, Tally.HIGHEST, true, List.copyOf(findings));
    }

    private Judgement byPoints(LiveCall subject, long nowNanos) {
        Call call = subject.call();
        Tier tier = Tier.of(call);
        List<Weight> weights = new ArrayList<>(subject.weights());
        weights.addAll(standings.weighing(Subject.of(call), tier, nowNanos));
        Tally tally = Tally.of(weights);
        Judgement full = new Judgement(ladder.rung(tally.score()), tally.score(), false, tally.findings());
        if (tier == Tier.FREE) {
            return full.atMost(Action.ALERT);
        }
        if (full.action().hangsUp() && spared(call, nowNanos)) {
            return full.atMost(Action.ALERT).noting(sparedNote(Subject.of(call)));
        }
        return call.payer().kind() == Payer.Kind.UNKNOWN ? full.atMost(Action.HANGUP) : full;
    }

    private Finding sparedNote(Subject subject) {
        Emergencies.Seen seen = emergencies.of(subject);
        return note(subject.label() + " dialled an emergency number " + seen.times() + " time(s), last at "
                + Fence.minute(seen.lastNanos()) + ": only hard limits touch it for an hour");
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
