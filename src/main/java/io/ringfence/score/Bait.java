package io.ringfence.score;

import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import java.util.List;
import java.util.Set;

/**
 * An extension or a number that nobody should ever use: whoever does has no business here.
 *
 * <p><b>Formula.</b> {@link #POINTS} for a call by a bait extension, a call to a bait extension or number, and a login to the account of
 * a bait extension, which then weighs on its calls. A number is compared as dialled and in E.164. Kind {@code bait}.
 *
 * <p><b>Default and why.</b> 95: a fence by itself. Nobody gets there by accident, for the operator gave such an extension to no one
 * and printed such a number nowhere. A call from outside, or between extensions, can be no more than reported: points never end those.
 *
 * <p><b>Known false positives.</b> A mistyped extension next to a bait one: an alert. <b>State.</b> None.
 */
public final class Bait implements Engine {
    private static final int POINTS = 95;

    private Set<String> extensions;
    private Set<String> numbers;

    /**
     * Lays bait.
     *
     * @param extensions names of extensions
     * @param numbers digits as dialled or in E.164, with or without {@code +}
     */
    public Bait(List<String> extensions, List<String> numbers) {
        this.extensions = Set.copyOf(extensions);
        this.numbers = bare(numbers);
    }

    /** Lays other bait from now on. */
    void become(List<String> otherExtensions, List<String> otherNumbers) {
        extensions = Set.copyOf(otherExtensions);
        numbers = bare(otherNumbers);
    }

    private static Set<String> bare(List<String> numbers) {
        return Set.copyOf(
                numbers.stream().map(number -> number.replaceFirst("^\\+", "")).toList());
    }

    @Override
    public String name() {
        return "Bait";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        if (extensions.isEmpty() && numbers.isEmpty()) {
            return List.of();
        }
        if (fact instanceof AuthSucceeded proved && extensions.contains(proved.account())) {
            return found("somebody logged in as " + Outbound.printable(proved.account()) + ", a bait extension");
        }
        return fact instanceof CallAttempted attempted ? score(attempted.call()) : List.of();
    }

    private List<Finding> score(Call call) {
        if (call.payer().kind() == Payer.Kind.EXTENSION
                && extensions.contains(call.payer().name())) {
            return found("call " + Subject.PAYER.from(call) + ", a bait extension");
        }
        boolean bait = extensions.contains(call.dialled())
                || numbers.contains(call.dialled().replaceFirst("^\\+", ""))
                || call.destination().hasNumber()
                        && numbers.contains(call.destination().e164());
        return bait
                ? found(Excess.why(
                        "call %s to %s, which nobody should ever dial",
                        Subject.PAYER.from(call), Outbound.printable(call.dialled())))
                : List.of();
    }

    private List<Finding> found(String why) {
        return Excess.of(name(), "bait", POINTS, why);
    }
}
