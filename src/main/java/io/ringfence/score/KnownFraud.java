package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.list.Listed;
import io.ringfence.list.NumberLists;
import java.util.List;

/**
 * A number, or a range of numbers, that the operator's lists say fraud uses.
 *
 * <p><b>Formula.</b> {@link #POINTS} for a billed call to a number on a list, once a call; the longest entry counts and is named with
 * its file and line. Kind {@code known}.
 *
 * <p><b>Default and why.</b> 75: such a call is ended by itself, since the operator chose the lists; its extension is fenced only with
 * another sign, because ranges on public lists are wide and change hands.
 *
 * <p><b>Known false positives.</b> Whatever the lists hold wrongly: {@code allow.numbers} wins. <b>State.</b> None.
 */
public final class KnownFraud implements Engine {
    private static final int POINTS = 75;

    private final NumberLists list;

    /** Knows the numbers of {@code list}. */
    public KnownFraud(NumberLists list) {
        this.list = list;
    }

    @Override
    public String name() {
        return "KnownFraud";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        boolean begins = fact instanceof CallAttempted && subjects.begins();
        return begins ? subjects.call().map(this::score).orElse(List.of()) : List.of();
    }

    private List<Finding> score(Call call) {
        Listed listed = list.find(call.destination().e164());
        return listed.found()
                ? Excess.of(
                        name(),
                        "known",
                        POINTS,
                        Excess.why(
                                "call %s to +%s, on list %s",
                                Subject.PAYER.from(call), call.destination().e164(), listed))
                : List.of();
    }
}
