package io.ringfence.fact;

/**
 * The far end answered: money runs from then.
 *
 * @param answeredNanos when it did; earlier than {@code atNanos} for a call that was up before it was seen
 * @param leg Uniqueid of the channel that answered; {@code ""} when that is not known
 */
public record CallAnswered(long atNanos, Call call, long answeredNanos, String leg) implements Fact {

    /** Answered just now, over no channel that is known. */
    public CallAnswered(long atNanos, Call call) {
        this(atNanos, call, atNanos, "");
    }

    /**
     * An answered call that an earlier process left while it was up.
     *
     * @param call as that process knew it
     * @param leg Uniqueid of the channel that answered
     * @param answeredNanos when it did
     * @param seenNanos when it was last known to be up
     */
    public record Underway(Call call, String leg, long answeredNanos, long seenNanos) {
        /** Whose call it is. */
        public String pbx() {
            return call.pbx();
        }
    }

    @Override
    public String pbx() {
        return call.pbx();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.callAnswered(this);
    }
}
