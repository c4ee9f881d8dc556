package io.ringfence.score;

import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.stat.Layout;
import io.ringfence.stat.SavedRow;
import io.ringfence.stat.Slice;
import io.ringfence.stat.TwoPools;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whom a fact counts for: the row of its payer, of its trunk, and of its PBX. All engines share these rows; each has its own
 * place in them.
 *
 * <p>Turned to a fact once, before the engines see it. A call begins for its payer and PBX at the first fact that shows it,
 * and for its trunk at the first that shows the trunk, which may be later; neither happens twice for one attempt.
 *
 * <p>Extensions, trunks and PBXs are proven by having a channel. Features, inbound numbers and originators are claimed until a
 * call of theirs is answered, since a caller chooses the inbound number he dials.
 */
public final class Subjects {
    private static final int TRUNK = 16;
    private static final int PBX = 17;

    private final TwoPools rows;
    private final OpenCalls open;
    private final Slice payer = new Slice();
    private final Slice trunk = new Slice();
    private final Slice pbx = new Slice();
    private Optional<Call> call = Optional.empty();
    private boolean begins;
    private boolean trunkBegins;
    private boolean ends;

    /**
     * How much is remembered at most; memory is taken as it is needed.
     *
     * @param proven extensions, trunks and PBXs: about 0.6 KiB each
     * @param claimed payers not proven yet: the same each
     * @param openCalls calls in progress: about 0.2 KiB each
     */
    public record Capacity(int proven, int claimed, int openCalls) {
        /** Two million extensions (1.1 GiB if there were so many), 50,000 claims, 200,000 calls. */
        public static final Capacity DEFAULT = new Capacity(2_000_000, 50_000, 200_000);
    }

    /** Subjects that nobody has counted for yet. {@code k0} and {@code k1} are a secret hash key, without effect on findings. */
    public Subjects(Layout layout, Capacity capacity, long k0, long k1) {
        rows = new TwoPools(layout, capacity.proven(), capacity.claimed(), k0, k1);
        open = new OpenCalls(capacity.openCalls());
    }

    /** Points at the rows {@code fact} counts for; at none when it is no call that somebody can be billed for. */
    void turnTo(Fact fact) {
        begins = false;
        trunkBegins = false;
        ends = false;
        payer.clear();
        trunk.clear();
        pbx.clear();
        call = Outbound.call(fact);
        if (call.isPresent()) {
            turnTo(fact, call.get());
        } else if (fact instanceof AuthSucceeded proved) {
            phone(proved.pbx(), proved.account());
        } else if (fact instanceof PhoneSeen seen) {
            phone(seen.pbx(), seen.account());
        }
    }

    /** A phone that logged in: the row of its extension, as if it paid. */
    private void phone(String pbxName, String account) {
        rows.point(payer, pbxName, kind(Payer.extension(account)), account, true);
        rows.point(pbx, pbxName, PBX, "", true);
    }

    /** The call the fact is about, when somebody can be billed for it: not inbound, not internal, not emergency. */
    Optional<Call> call() {
        return call;
    }

    private void turnTo(Fact fact, Call billed) {
        Counted counted = fact instanceof CallEnded ? open.end(billed) : open.show(billed);
        ends = counted.before() && fact instanceof CallEnded;
        begins = !counted.before() && !(fact instanceof CallEnded);
        trunkBegins = counted.trunkIsNew();
        boolean proves = counted.payer().kind() == Payer.Kind.EXTENSION || fact instanceof CallAnswered;
        String name = counted.payer().name();
        rows.point(payer, billed.pbx(), kind(counted.payer()), name, proves);
        rows.point(pbx, billed.pbx(), PBX, "", true);
        if (!counted.trunk().isEmpty()) {
            rows.point(trunk, billed.pbx(), TRUNK, counted.trunk(), true);
        }
    }

    /** Whether the fact is the first of its call: count it for payer and PBX. */
    boolean begins() {
        return begins;
    }

    /** Whether the fact is the first that shows the trunk of its call: count it for the trunk. */
    boolean trunkBegins() {
        return trunkBegins;
    }

    /** Whether a call that was counted ends. */
    boolean ends() {
        return ends;
    }

    /** The row of who pays: as first counted, should it be found later that somebody else does. */
    Slice payer() {
        return payer;
    }

    /** The row of the trunk, as first counted. */
    Slice trunk() {
        return trunk;
    }

    /** The row of the PBX. */
    Slice pbx() {
        return pbx;
    }

    /** From now on notes whose rows change, for {@link #drain}. */
    void noteUses() {
        rows.noteUses();
    }

    /** Hands over copies of rows that changed since they were last handed over; how many. */
    int drain(int most, Consumer<SavedRow> taker) {
        return rows.drain(most, taker);
    }

    /** Puts a row where it was and points {@code slice} at it; at none when it does not fit. */
    void restore(SavedRow row, Slice slice) {
        rows.restore(row, slice);
    }

    /** Numbers that stay the same whatever kinds there will be, since rows are to outlive the process. */
    private static int kind(Payer payer) {
        return switch (payer.kind()) {
            case EXTENSION -> 0;
            case FEATURE -> 1;
            case DID -> 2;
            case ORIGINATE -> 3;
            case UNKNOWN -> 4;
        };
    }

    /** Proven keys held: extensions, trunks, PBXs. */
    public int proven() {
        return rows.proven();
    }

    /** Claimed keys held. */
    public int claimed() {
        return rows.claimed();
    }

    /** Calls in progress. */
    public int openCalls() {
        return open.size();
    }
}
