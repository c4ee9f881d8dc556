package io.ringfence.fact;

import io.ringfence.network.SourceAddress;

/** Somebody proved an account's password, or an address that needs none. */
public record AuthSucceeded(long atNanos, String pbx, String service, String account, SourceAddress address)
        implements Fact {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.authSucceeded(this);
    }
}
