package io.ringfence.fact;

/**
 * No leg of this attempt is left.
 *
 * @param answeredNanos when it was answered, 0 if never
 * @param cause the Q.850 cause of the last leg, 0 when unknown or when we ended it
 * @param inferred the end was not seen but concluded from two complete channel lists
 */
public record CallEnded(long atNanos, Call call, long answeredNanos, int cause, boolean inferred) implements Fact {

    @Override
    public String pbx() {
        return call.pbx();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.callEnded(this);
    }
}
