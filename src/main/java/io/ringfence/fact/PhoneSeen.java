package io.ringfence.fact;

import io.ringfence.network.SourceAddress;

/**
 * A phone's contact is at an address, as the PBX reports it. Says where the phone is, and proves less than an
 * {@link AuthSucceeded}.
 */
public record PhoneSeen(long atNanos, String pbx, String account, SourceAddress address) implements Fact {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.phoneSeen(this);
    }
}
