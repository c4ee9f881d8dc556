package io.ringfence.fact;

import io.ringfence.network.SourceAddress;

/**
 * Somebody named an account that does not exist. The address may be forged.
 *
 * @param account the account as claimed: an attacker's text
 */
public record AccountProbed(long atNanos, String pbx, String service, String account, SourceAddress address)
        implements Fact {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.accountProbed(this);
    }
}
