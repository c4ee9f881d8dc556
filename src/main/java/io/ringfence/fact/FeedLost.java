package io.ringfence.fact;

/** From here on Ringfence may be blind to this PBX. */
public record FeedLost(long atNanos, String pbx, String reason) implements Fact {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.feedLost(this);
    }
}
