package io.ringfence.fact;

import io.ringfence.network.SourceAddress;

/**
 * Somebody named an account that does not exist. The address may be forged.
 *
 * @param account the account as claimed: an attacker's text
 * @param session as in {@link AuthFailed}
 */
public record AccountProbed(
        long atNanos, String pbx, String service, String account, SourceAddress address, String session)
        implements Fact {

    /** A probe of which no more is told. */
    public AccountProbed(long atNanos, String pbx, String service, String account, SourceAddress address) {
        this(atNanos, pbx, service, account, address, "");
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.accountProbed(this);
    }
}
