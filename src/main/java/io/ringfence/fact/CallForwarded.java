package io.ringfence.fact;

/** A phone or its owner's setting sent a call on to another number. */
public record CallForwarded(long atNanos, String pbx, String linkedid, Payer forwarder, String target) implements Fact {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.callForwarded(this);
    }
}
