package io.ringfence.fact;

/**
 * Somebody handed a call on.
 *
 * @param attended whether the transferer spoke to the target first
 */
public record CallTransferred(
        long atNanos, String pbx, String linkedid, Payer transferer, String target, boolean attended) implements Fact {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.callTransferred(this);
    }
}
