package io.ringfence.fact;

/**
 * A number was dialled: the first event that shows a destination.
 *
 * @param alreadyUp the call was found up when the feed began, so its start was not seen
 */
public record CallAttempted(long atNanos, Call call, boolean alreadyUp) implements Fact {

    @Override
    public String pbx() {
        return call.pbx();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.callAttempted(this);
    }
}
