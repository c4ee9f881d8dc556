package io.ringfence.score;

import io.ringfence.fact.Fact;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.fact.Payer;
import java.util.List;

/**
 * Somebody forges AMI text: nobody does that by mistake.
 *
 * <p><b>Formula.</b> {@link #PROVEN} points where the frame proves the forger's own channel: they weigh on that call and its payer.
 * {@link #CLAIMED} points, spoofable, where it does not: a security event about a claimed name, or text in a connected-line header,
 * which shows the other party's name on a channel that is not his. Kind {@code injection}.
 *
 * <p><b>Known false positives.</b> None known: Asterisk never breaks its own format strings. An unproven one must not weigh on an
 * extension, or a stranger could have anybody cut off. <b>State.</b> None.
 */
public final class Injection implements Engine {
    private static final int PROVEN = 80;
    private static final int CLAIMED = 40;

    @Override
    public String name() {
        return "Injection";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        return fact instanceof InjectionAttempted attempted ? List.of(finding(attempted)) : List.of();
    }

    private Finding finding(InjectionAttempted fact) {
        boolean proven = !fact.uniqueid().isEmpty() && !fact.field().contains("ConnectedLine");
        int points = proven ? PROVEN : CLAIMED;
        boolean named = proven && !fact.payer().equals(Payer.UNKNOWN);
        String who = named ? Outbound.name(fact.payer()) : "somebody";
        String why = Excess.why(
                "%s put forged AMI text into %s of %s",
                who, Outbound.printable(fact.field()), Outbound.printable(fact.event()));
        return new Finding(name(), "injection", points, Severity.of(points), Finding.Bearing.SIGN, !proven, why);
    }
}
