package io.ringfence.fact;

/** Events flow again and the channels up were read. */
public record FeedRestored(long atNanos, String pbx, long lostAtNanos) implements Fact {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.feedRestored(this);
    }
}
