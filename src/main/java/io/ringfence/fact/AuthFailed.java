package io.ringfence.fact;

import io.ringfence.network.SourceAddress;

/**
 * A password or an access list refused somebody.
 *
 * @param account the account as claimed: an attacker's text
 * @param challengeAnswered the source answered a challenge that was sent there, so its address is hardly forged
 * @param reason Asterisk's event name
 * @param detail the access list that refused, where one did; else {@code ""}
 * @param session what Asterisk calls the session, with SIP the Call-ID: an attacker's text, and the same for all that one attempt brings about
 */
public record AuthFailed(
        long atNanos,
        String pbx,
        String service,
        String account,
        SourceAddress address,
        boolean challengeAnswered,
        String reason,
        String detail,
        String session)
        implements Fact {

    /** A failure of which no more is told. */
    public AuthFailed(
            long atNanos,
            String pbx,
            String service,
            String account,
            SourceAddress address,
            boolean challengeAnswered,
            String reason) {
        this(atNanos, pbx, service, account, address, challengeAnswered, reason, "", "");
    }

    /** Whether whoever failed is at {@link #address}: a datagram with no answered challenge may come from anybody. */
    public boolean proved() {
        return challengeAnswered || address.connected();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.authFailed(this);
    }
}
