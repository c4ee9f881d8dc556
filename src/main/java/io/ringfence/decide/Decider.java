package io.ringfence.decide;

import io.ringfence.config.Settings;
import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.CallForwarded;
import io.ringfence.fact.CallTransferred;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * The policy: facts and what the engines made of them become verdicts. Pure over its own bounded state; time comes with
 * the facts. Owned by one thread.
 *
 * <p>A verdict is given whenever the action for a call rises above what it was. State evolves the same whether verdicts are
 * carried out or only observed, so a caller that replays history ends a call at its verdict by handing in a
 * {@link CallEnded} of its own: what is said of an attempt after its end is ignored.
 */
public final class Decider {
    private final LiveCalls live = new LiveCalls();
    private final Standings standings = new Standings();
    private final Fences fences = new Fences();
    private final Emergencies emergencies = new Emergencies();
    private final Judge judge;
    private final Sentence sentence;

    /** A decider that has seen nothing yet. */
    public Decider(Settings settings) {
        judge = new Judge(settings, standings, fences, emergencies, live);
        sentence = new Sentence(judge, fences, live, settings.mode() == Settings.Mode.ENFORCE);
    }

    /** What is to be done about {@code fact}, of which the engines found {@code findings}; often nothing. */
    public List<Verdict> decide(Fact fact, List<Finding> findings) {
        return fact.match(new Dispatch(findings));
    }

    /**
     * Whether {@code verdict} must not be carried out after all: it would touch an emergency call, or an extension that has
     * dialled an emergency number since. To be asked just before anything is written to a PBX.
     */
    public boolean spares(Verdict.OnCall verdict, long nowNanos) {
        return judge.tiedToEmergency(verdict.call())
                || (!verdict.hardLimit() && judge.spared(verdict.call(), nowNanos));
    }

    /** The fences that stand, the first to fall first. */
    public List<Fence> fences(long nowNanos) {
        return fences.standing(nowNanos);
    }

    /** Takes a fence down by a person's decision, and forgets what was held against the payer. */
    public void lift(Subject subject) {
        fences.lift(subject);
        standings.forget(subject);
    }

    private final class Dispatch implements Fact.Cases<List<Verdict>> {
        private final List<Finding> findings;

        Dispatch(List<Finding> findings) {
            this.findings = findings;
        }

        @Override
        public List<Verdict> callAttempted(CallAttempted fact) {
            if (fact.call().destination().type() == DestinationClass.EMERGENCY) {
                emergencies.note(fact.call(), fact.atNanos());
            }
            LiveCall call = live.enter(fact.call());
            return judged(call, fact.atNanos());
        }

        @Override
        public List<Verdict> callAnswered(CallAnswered fact) {
            List<Verdict> verdicts = new ArrayList<>();
            for (LiveCall call : live.find(fact.call())) {
                verdicts.addAll(judged(call, fact.atNanos()));
            }
            return verdicts;
        }

        /** A call that is over can be reported but not ended. */
        @Override
        public List<Verdict> callEnded(CallEnded fact) {
            List<Verdict> verdicts = new ArrayList<>();
            for (LiveCall call : live.find(fact.call())) {
                charge(call, findings, fact.atNanos());
                live.remove(fact.call());
                if (!findings.isEmpty()) {
                    Judgement late = judge.judge(call, fact.atNanos()).atMost(Action.ALERT);
                    verdicts.addAll(sentence.pass(call, late, fact.atNanos()));
                }
            }
            return verdicts;
        }

        @Override
        public List<Verdict> callForwarded(CallForwarded fact) {
            return hold(fact, fact.forwarder());
        }

        @Override
        public List<Verdict> callTransferred(CallTransferred fact) {
            return hold(fact, fact.transferer());
        }

        @Override
        public List<Verdict> authSucceeded(AuthSucceeded fact) {
            return hold(fact, Payer.extension(fact.account()));
        }

        /** An account that was merely claimed is charged with nothing. */
        @Override
        public List<Verdict> authFailed(AuthFailed fact) {
            return List.of();
        }

        @Override
        public List<Verdict> accountProbed(AccountProbed fact) {
            return List.of();
        }

        @Override
        public List<Verdict> feedLost(FeedLost fact) {
            return List.of();
        }

        @Override
        public List<Verdict> feedRestored(FeedRestored fact) {
            return List.of();
        }

        @Override
        public List<Verdict> injectionAttempted(InjectionAttempted fact) {
            List<Verdict> verdicts = new ArrayList<>();
            verdicts.add(new Verdict.OnInjection(fact.atNanos(), fact));
            List<LiveCall> calls = live.dialledFrom(fact.pbx(), fact.uniqueid());
            if (calls.isEmpty()) {
                hold(fact, fact.payer());
            }
            for (LiveCall call : calls) {
                boolean direct = call.call().route() == Call.Route.DIRECT;
                charge(call, direct ? findings : asSpoofable(findings), fact.atNanos());
                verdicts.addAll(sentence.pass(call, judge.judge(call, fact.atNanos()), fact.atNanos()));
            }
            return verdicts;
        }

        private List<Verdict> judged(LiveCall call, long atNanos) {
            charge(call, findings, atNanos);
            return sentence.pass(call, judge.judge(call, atNanos), atNanos);
        }

        /** Against a payer, for costly calls to come. */
        private List<Verdict> hold(Fact fact, Payer payer) {
            if (payer.kind() != Payer.Kind.UNKNOWN) {
                Subject subject = new Subject(fact.pbx(), payer);
                findings.forEach(finding -> standings.charge(subject, finding, Tier.COSTLY, fact.atNanos()));
            }
            return List.of();
        }
    }

    /** Against the call, and against its payer unless nothing proves who that is. */
    private void charge(LiveCall live, List<Finding> found, long atNanos) {
        Call call = live.call();
        if (found.isEmpty() || judge.exempt(call)) {
            return;
        }
        found.forEach(live::charge);
        if (call.payer().kind() != Payer.Kind.UNKNOWN) {
            found.forEach(finding -> standings.charge(Subject.of(call), finding, Tier.of(call), atNanos));
        }
    }

    /** Through a forward or from outside, forged text may be a stranger's and the payer its victim. */
    private static List<Finding> asSpoofable(List<Finding> findings) {
        return findings.stream().map(Decider::asSpoofable).toList();
    }

    private static Finding asSpoofable(Finding finding) {
        return new Finding(
                finding.engine(),
                finding.kind(),
                finding.points(),
                finding.severity(),
                finding.novelty(),
                true,
                finding.why());
    }
}
