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
import io.ringfence.fact.CallLasted;
import io.ringfence.fact.CallTransferred;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import io.ringfence.score.Finding;
import io.ringfence.score.access.About;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policy: facts and what the engines made of them become verdicts. Pure over its own bounded state; time comes with
 * the facts. Owned by one thread.
 *
 * <p>A verdict is given whenever the action for a call rises above what it was. State evolves the same whether verdicts are
 * carried out or only observed, so a caller that replays history ends a call at its verdict by handing in a
 * {@link CallEnded} of its own: what is said of an attempt after its end is ignored.
 */
public final class Decider {
    private final Remembered past = Remembered.nothing();
    private final Judge judge;
    private final Sentence sentence;
    private final Doors doors;

    /** A decider that has seen nothing yet. */
    public Decider(Settings settings, RateDeck rates) {
        judge = new Judge(settings, past);
        doors = new Doors(settings);
        sentence = new Sentence(judge, past, new Ledger(rates, settings.currency()));
    }

    /** Goes by other lists, policies and mode from now on. {@code observed} fences bar nobody once verdicts are carried out. */
    public void become(Settings settings, Policies policies, List<Subject> observed) {
        sentence.lookAgain(past.enforce(judge.become(settings, policies), observed));
        doors.become(settings);
    }

    /** Whether verdicts are to be carried out. */
    public boolean enforcing() {
        return judge.enforcing();
    }

    /** What is to be done about {@code fact}, of which the engines found {@code findings}; often nothing. */
    public List<Verdict> decide(Fact fact, List<Finding> findings) {
        List<Verdict> verdicts = fact.match(new Dispatch(findings));
        List<Verdict> late = sentence.retry(fact.atNanos());
        return late.isEmpty()
                ? verdicts
                : Stream.concat(verdicts.stream(), late.stream()).toList();
    }

    /**
     * Whether {@code verdict} must not be carried out after all: it would touch an emergency call, or an extension that has
     * dialled an emergency number since. To be asked just before anything is written to a PBX.
     */
    public boolean spares(Verdict.OnCall verdict, long nowNanos) {
        return judge.tiedToEmergency(verdict.call())
                || (!verdict.hardLimit()
                        && !Judge.costsTooMuch(verdict.findings())
                        && judge.spared(verdict.call(), nowNanos));
    }

    /** The fences that stand, the first to fall first. */
    public List<Fence> fences(long nowNanos) {
        return past.fences().standing(nowNanos);
    }

    /** What fences bar at this moment, each with those of its classes that are not spared now. */
    public List<Fence> barred(long nowNanos) {
        return judge.barred(nowNanos);
    }

    /** The last fence of a payer, standing or fallen; {@link Fence#NONE} without one. */
    public Fence fence(Subject subject) {
        return past.fences().of(subject);
    }

    /** What is held against a payer now and would weigh on its next costly call, with the points that are left; they add up. */
    public List<Finding> held(Subject subject, long nowNanos) {
        return past.standings().held(subject, nowNanos);
    }

    /** Takes a fence down by a person's decision, and forgets what was held against the payer. */
    public void lift(Subject subject) {
        past.fences().lift(subject);
        pardon(subject);
    }

    /**
     * Raises a fence by a person's decision.
     *
     * @param classes what it bars, or none for those every fence bars; emergency and internal calls are never barred
     * @return verdicts that end the live calls it bars
     */
    public List<Verdict> fence(
            Subject subject, Set<DestinationClass> classes, long nowNanos, long untilNanos, String why) {
        Set<DestinationClass> asked = classes.isEmpty() ? Fences.ALWAYS_BARRED : classes;
        Set<DestinationClass> costly =
                asked.stream().filter(DestinationClass::costs).collect(Collectors.toSet());
        past.fences().put(new Fence(subject, Set.copyOf(costly), nowNanos, untilNanos, 1, why));
        List<Verdict> verdicts = new ArrayList<>();
        for (LiveCall call : past.live().paidBy(subject)) {
            verdicts.addAll(sentence.pass(call, judge.judge(call, nowNanos), nowNanos));
        }
        return verdicts;
    }

    /** Learns from a person that something is known for a payer, and forgets what was held against it. */
    public void learn(Lesson lesson) {
        past.known().learn(lesson);
        pardon(lesson.subject());
    }

    private void pardon(Subject subject) {
        past.pardon(subject);
        doors.pardon(subject);
    }

    /** What must outlive the process. */
    public Memory snapshot() {
        return new Memory(past.fences().all(), past.stops().all(), past.known().all());
    }

    /** Takes up what another process left. To be called before the first fact. */
    public void restore(Memory memory) {
        memory.fences().forEach(past.fences()::put);
        memory.lessons().forEach(past.known()::learn);
        for (Stop stop : memory.stops()) {
            past.stops().note(stop);
            sentence.restore(stop);
        }
    }

    private final class Dispatch implements Fact.Cases<List<Verdict>> {
        private final List<Finding> findings;

        Dispatch(List<Finding> findings) {
            this.findings = findings;
        }

        @Override
        public List<Verdict> callAttempted(CallAttempted fact) {
            if (fact.call().destination().type() == DestinationClass.EMERGENCY) {
                past.emergencies().note(fact.call(), fact.atNanos());
            }
            LiveCall call = past.live().enter(fact.call());
            return judged(call, fact.atNanos());
        }

        @Override
        public List<Verdict> callAnswered(CallAnswered fact) {
            return goesOn(fact.call(), fact.answeredNanos(), fact.atNanos());
        }

        @Override
        public List<Verdict> callLasted(CallLasted fact) {
            return goesOn(fact.call(), fact.answeredNanos(), fact.atNanos());
        }

        /** A call that is over can be reported but not ended. */
        @Override
        public List<Verdict> callEnded(CallEnded fact) {
            List<Verdict> verdicts = new ArrayList<>();
            for (LiveCall call : past.live().find(fact.call())) {
                call.answered(fact.answeredNanos());
                charge(call, findings, fact.atNanos());
                past.live().remove(fact.call());
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
            Payer account = Payer.extension(fact.account());
            if (findings.stream().anyMatch(finding -> finding.about().kind() == About.Kind.ACCOUNT)) {
                doors.accuse(new Subject(fact.pbx(), account));
            }
            hold(fact, account);
            return doors.judge(fact, fact.address(), findings);
        }

        @Override
        public List<Verdict> phoneSeen(PhoneSeen fact) {
            return hold(fact, Payer.extension(fact.account()));
        }

        /** An account that was merely claimed is charged with nothing. */
        @Override
        public List<Verdict> authFailed(AuthFailed fact) {
            return doors.judge(fact, fact.address(), findings);
        }

        @Override
        public List<Verdict> accountProbed(AccountProbed fact) {
            return doors.judge(fact, fact.address(), findings);
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
            List<LiveCall> calls = past.live().dialledFrom(fact.pbx(), fact.uniqueid());
            if (calls.isEmpty()) {
                hold(fact, fact.payer());
            }
            for (LiveCall call : calls) {
                boolean direct = call.call().route() == Call.Route.DIRECT;
                // Through a forward or from outside, forged text may be a stranger's and the payer its victim.
                List<Finding> his = direct
                        ? findings
                        : findings.stream().map(Finding::asSpoofable).toList();
                charge(call, his, fact.atNanos());
                verdicts.addAll(sentence.pass(call, judge.judge(call, fact.atNanos()), fact.atNanos()));
            }
            return verdicts;
        }

        @Override
        public List<Verdict> configurationChanged(ConfigurationChanged fact) {
            return Verdict.OnChange.of(fact, findings);
        }

        private List<Verdict> goesOn(Call latest, long answeredNanos, long atNanos) {
            for (LiveCall call : past.live().find(latest)) {
                call.answered(answeredNanos);
                return judged(call, atNanos);
            }
            return List.of();
        }

        private List<Verdict> judged(LiveCall call, long atNanos) {
            charge(call, findings, atNanos);
            return sentence.pass(call, judge.judge(call, atNanos), atNanos);
        }

        /** Against a payer, for costly calls to come. */
        private List<Verdict> hold(Fact fact, Payer payer) {
            if (payer.kind() != Payer.Kind.UNKNOWN) {
                Subject subject = new Subject(fact.pbx(), payer);
                past.known().unknown(subject, findings).stream()
                        .filter(finding -> finding.about().kind() != About.Kind.BLOCK)
                        .forEach(finding -> past.standings().charge(subject, finding, Tier.COSTLY, fact.atNanos()));
            }
            return List.of();
        }
    }

    /** Against the call, and against its payer unless nothing proves who that is. */
    private void charge(LiveCall live, List<Finding> found, long atNanos) {
        Call call = live.call();
        if (!found.isEmpty() && !judge.exempt(call)) {
            past.charge(live, past.known().unknown(call, doors.unpardoned(Subject.of(call), found)), atNanos);
        }
    }
}
