package io.ringfence.fact;

/** The far end answered: money runs from here. */
public record CallAnswered(long atNanos, Call call) implements Fact {

    @Override
    public String pbx() {
        return call.pbx();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.callAnswered(this);
    }
}
