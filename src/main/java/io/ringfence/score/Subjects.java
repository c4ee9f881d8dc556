package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.CallLasted;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.policy.Policy;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Slice;
import io.ringfence.stat.TwoPools;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whom a fact counts for: the rows of its payer, of its payer's group, of its trunk and of its PBX, in which each engine has its place.
 *
 * <p>Turned to a fact once, before the engines see it. A call begins for its payer, group and PBX at the first fact that shows it,
 * and for its trunk at the first that shows the trunk, which may be later; neither happens twice for one attempt.
 *
 * <p>Extensions, groups, trunks and PBXs are proven by having a channel. Features, inbound numbers and originators are claimed until
 * a call of theirs is answered, since a caller chooses the inbound number he dials. Where guests may call they choose the name of their
 * channel too: a name of chan_sip or IAX2 is claimed until it logs in or registers.
 */
public final class Subjects {
    private final TwoPools rows;
    private final OpenCalls open;
    private final Wakes wakes = new Wakes();
    private final Running running = new Running();
    private final Surroundings around;
    private final LocalDay calendar;
    private final Past past;
    private final Slice payer = new Slice();
    private final Slice group = new Slice();
    private final Slice trunk = new Slice();
    private final Slice pbx = new Slice();
    private final Slice other = new Slice();
    private Optional<Call> call = Optional.empty();
    private OpenCall current = OpenCall.NONE;
    private Policy policy = Policy.DEFAULT;
    private long serials;
    private long atNanos;
    private boolean begins;
    private boolean trunkBegins;
    private boolean answers;
    private boolean ends;

    /**
     * How much is remembered at most; memory is taken as it is needed.
     *
     * @param proven extensions, groups, trunks and PBXs: about 0.7 KiB each
     * @param claimed payers not proven yet: the same each
     * @param openCalls calls in progress: about 0.3 KiB each
     */
    public record Capacity(int proven, int claimed, int openCalls) {
        /** Two million extensions (1.4 GiB if there were so many), 50,000 claims, 200,000 calls. */
        public static final Capacity DEFAULT = new Capacity(2_000_000, 50_000, 200_000);
    }

    /** Subjects that nobody has counted for yet. {@code k0} and {@code k1} are a secret hash key, without effect on findings. */
    public Subjects(Layout layout, Surroundings around, long k0, long k1) {
        this.around = around;
        this.calendar = new LocalDay(around.zone());
        this.past = new Past(layout);
        rows = new TwoPools(
                layout, around.capacity().proven(), around.capacity().claimed(), k0, k1);
        open = new OpenCalls(around.capacity().openCalls(), this::forget);
    }

    /** Points at the rows {@code fact} counts for; at none when it is no call that somebody can be billed for. */
    void turnTo(Fact fact) {
        begins = trunkBegins = answers = ends = false;
        payer.clear();
        group.clear();
        trunk.clear();
        pbx.clear();
        current = OpenCall.NONE;
        atNanos = fact.atNanos();
        calendar.turnTo(atNanos);
        call = Outbound.call(fact);
        if (call.isPresent()) {
            turnTo(fact, call.get());
        } else if (Outbound.phone(fact).kind() == Payer.Kind.EXTENSION) {
            Payer phone = Outbound.phone(fact);
            rows.point(payer, fact.pbx(), Subject.kind(phone), phone.name(), true);
            rows.point(pbx, fact.pbx(), Subject.PBX_ROW, "", true);
        }
    }

    private void turnTo(Fact fact, Call billed) {
        OpenCall before = open.get(billed, OpenCall.NONE);
        boolean known = before != OpenCall.NONE;
        current = known
                ? before
                : new OpenCall(serials++, fact.atNanos(), billed, around.rates().priceOf(billed.destination()));
        boolean routed = current.see(billed);
        ends = known && fact instanceof CallEnded;
        begins = !known && !(fact instanceof CallEnded);
        trunkBegins = routed && !(fact instanceof CallEnded && !known);
        answers = current.answeredNanos() == 0 && Outbound.answeredNanos(fact) != 0 && !(fact instanceof CallEnded);
        policy = policyOf(current.payer);
        boolean proves = current.payer.kind() == Payer.Kind.EXTENSION || fact instanceof CallAnswered;
        point(billed.pbx(), proves && !billed.claimed());
        keep(fact);
        if (begins) {
            past.begin(this, current);
        }
    }

    private void point(String pbxName, boolean proves) {
        payer.expect(current.row());
        rows.point(payer, pbxName, Subject.kind(current.payer), current.payer.name(), proves);
        current.row(payer.row());
        rows.point(group, pbxName, Subject.GROUP_ROW, policy.group(), true);
        rows.point(pbx, pbxName, Subject.PBX_ROW, "", true);
        if (!current.trunk().isEmpty()) {
            rows.point(trunk, pbxName, Subject.TRUNK_ROW, current.trunk(), true);
        }
    }

    private void keep(Fact fact) {
        if (begins) {
            open.add(current);
        }
        if (answers) {
            current.answered(Outbound.answeredNanos(fact));
        }
        if (answers || (trunkBegins && current.answeredNanos() != 0)) {
            for (Subject subject : Subject.all()) {
                running.add(subject, subject.key(this), current);
            }
        }
        if (fact instanceof CallEnded ended) {
            if (current.answeredNanos() == 0 && ended.answeredNanos() != 0) {
                current.answered(ended.answeredNanos());
            }
            open.remove(current.call());
            forget(current);
        }
    }

    private void forget(OpenCall over) {
        wakes.forget(over);
        for (Subject subject : Subject.all()) {
            running.remove(subject, over);
        }
    }

    /** Has {@code change} change who is in which group, between two facts. */
    void regroup(Runnable change) {
        running.regroup(open.all(), this::policyOf, change);
    }

    private Policy policyOf(Payer who) {
        return around.policies().of(who.name());
    }

    /** The call the fact is about, when somebody can be billed for it: not inbound, not internal, not emergency. */
    Optional<Call> call() {
        return call;
    }

    /** That call, with what was counted of it. */
    OpenCall open() {
        return current;
    }

    /** What is expected of who pays. */
    Policy policy() {
        return policy;
    }

    /** What engines know before the first fact. */
    Surroundings around() {
        return around;
    }

    /** The moment of the fact. */
    long atNanos() {
        return atNanos;
    }

    /** The day of the fact. */
    LocalDay calendar() {
        return calendar;
    }

    /** What is remembered of earlier days. */
    Past past() {
        return past;
    }

    /**
     * Asks to be told that {@code about}, a call in progress, lasts: a {@link CallLasted} at {@code atNanos}, unless it ends before. A moment that has
     * passed is told at the next opportunity.
     */
    void wake(OpenCall about, long atNanos) {
        if (atNanos != OpenCall.NEVER && open.get(about.call(), OpenCall.NONE) == about) {
            wakes.add(about, atNanos);
        }
    }

    /** The next call that is due to be told of by {@code nowNanos}. */
    Optional<CallLasted> due(long nowNanos) {
        long at = wakes.next();
        if (at > nowNanos) {
            return Optional.empty();
        }
        OpenCall lasting = wakes.take();
        return Optional.of(new CallLasted(at, lasting.call(), lasting.answeredNanos()));
    }

    /** The answered calls in progress of a subject of this fact, itself included. */
    Collection<OpenCall> running(Subject subject) {
        return running.of(subject.key(this));
    }

    /** The answered calls in progress of any. */
    Collection<OpenCall> running(Running.Key key) {
        return running.of(key);
    }

    /** The row of a PBX, whatever fact is looked at. Valid until the next call. */
    Slice pbx(String pbxName) {
        rows.point(other, pbxName, Subject.PBX_ROW, "", true);
        return other;
    }

    /** Takes note of what the engines found in this fact. */
    void note(List<Finding> findings) {
        int points = 0;
        for (int i = 0; i < findings.size(); i++) {
            points += findings.get(i).points();
        }
        current.suspect(points);
        if (ends && call.isPresent()) {
            past.end(this, current);
        }
    }

    /** Whether the fact is the first of its call: count it for payer, group and PBX. */
    boolean begins() {
        return begins;
    }

    /** Whether the fact is the first that shows the trunk of its call: count it for the trunk. */
    boolean trunkBegins() {
        return trunkBegins;
    }

    /** Whether the fact is the first that shows its call answered. */
    boolean answers() {
        return answers;
    }

    boolean ends() {
        return ends;
    }

    /** The row of who pays: as first counted, should it be found later that somebody else does. */
    Slice payer() {
        return payer;
    }

    /** The row of the group the payer belongs to. */
    Slice group() {
        return group;
    }

    /** The row of the trunk, as first counted. */
    Slice trunk() {
        return trunk;
    }

    /** The row of the PBX. */
    Slice pbx() {
        return pbx;
    }

    /** All rows, to be kept and restored. */
    TwoPools rows() {
        return rows;
    }

    /** Proven keys held: extensions, groups, trunks, PBXs. */
    public int proven() {
        return rows.proven();
    }

    /** Claimed keys held. */
    public int claimed() {
        return rows.claimed();
    }

    public int openCalls() {
        return open.size();
    }
}
