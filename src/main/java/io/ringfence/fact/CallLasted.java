package io.ringfence.fact;

/**
 * A call is still up at a moment an engine asked to be told of, such as when its cost reaches a limit.
 *
 * @param answeredNanos when it was answered, 0 if it was not
 */
public record CallLasted(long atNanos, Call call, long answeredNanos) implements Fact {

    @Override
    public String pbx() {
        return call.pbx();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.callLasted(this);
    }
}
