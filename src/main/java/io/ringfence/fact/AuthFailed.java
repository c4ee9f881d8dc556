package io.ringfence.fact;

import io.ringfence.network.SourceAddress;

/**
 * A password or an access list refused somebody.
 *
 * @param account the account as claimed: an attacker's text
 * @param challengeAnswered the source answered our nonce, so its address is not forged
 * @param reason Asterisk's event name
 */
public record AuthFailed(
        long atNanos,
        String pbx,
        String service,
        String account,
        SourceAddress address,
        boolean challengeAnswered,
        String reason)
        implements Fact {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.authFailed(this);
    }
}
