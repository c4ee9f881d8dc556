package io.ringfence.history.log.live;

import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.Fact;
import io.ringfence.history.log.Kind;
import io.ringfence.history.log.Sighting;
import java.util.List;

/**
 * Sightings as facts. Only refusals are, and only of somebody whose address is proved: who was let in AMI tells better, and a
 * phone of one's own that dials a number that does not exist has mistyped.
 *
 * <p>Over UDP PJSIP proves nothing in a log: it writes of a wrong answer also where nobody was asked, and no log tells whom it asked.
 * {@code chan_sip} says "Wrong password" only of an answer to a challenge it sent there itself (its {@code check_auth} compares the
 * nonce first), and IAX2 only within a call it answered.
 */
public final class LogFacts {
    private static final String ANONYMOUS = "anonymous";

    private LogFacts() {}

    /** One fact, or none. */
    public static List<Fact> of(Sighting sighting, String pbx, long atNanos) {
        boolean named = !sighting.account().isEmpty() && !sighting.account().equals(ANONYMOUS);
        boolean misdialled = sighting.kind() == Kind.NO_SUCH_EXTENSION && named;
        if (sighting.kind().success() || !sighting.address().known() || misdialled) {
            return List.of();
        }
        return switch (sighting.kind()) {
            case WRONG_PASSWORD, AUTH_FAILED, NAME_MISMATCH, ACL, NOT_DYNAMIC, WRONG_DOMAIN ->
                List.of(new AuthFailed(
                        atNanos,
                        pbx,
                        sighting.service(),
                        sighting.account(),
                        sighting.address(),
                        sighting.answered() && (sighting.address().connected() || comparesNonce(sighting)),
                        sighting.kind().label()));
            default ->
                List.of(new AccountProbed(
                        atNanos,
                        pbx,
                        sighting.service(),
                        named ? sighting.account() : sighting.detail(),
                        sighting.address()));
        };
    }

    private static boolean comparesNonce(Sighting sighting) {
        return sighting.voice() == Sighting.Voice.MESSAGE
                && (sighting.service().equals("SIP") || sighting.service().equals("IAX2"));
    }
}
