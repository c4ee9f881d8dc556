package io.ringfence.keep;

import io.ringfence.decide.Decider;
import io.ringfence.decide.Subject;
import io.ringfence.decide.Verdict;
import io.ringfence.number.DestinationClass;
import io.ringfence.store.Entry;
import io.ringfence.store.Lesson;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What people ask for, done to a decider at work. */
record OnDecider(Decider decider, Consumer<List<Verdict>> carryOut) implements Errands.Effect {
    @Override
    public long patienceNanos() {
        return TimeUnit.MILLISECONDS.toNanos(250); // calls wait meanwhile
    }

    @Override
    public boolean enforcing() {
        return decider.enforcing();
    }

    @Override
    public List<Entry.Fence> fences(long nowNanos) {
        return decider.fences(nowNanos).stream()
                .map(fence -> Plain.fence(fence, true))
                .toList();
    }

    @Override
    public void lift(Subject subject) {
        decider.lift(subject);
    }

    @Override
    public Entry.Fence raise(
            Subject subject, Set<DestinationClass> classes, long nowNanos, long untilNanos, String why) {
        carryOut.accept(decider.fence(subject, classes, nowNanos, untilNanos, why));
        return Plain.fence(decider.fence(subject), true);
    }

    @Override
    public void learn(Lesson lesson) {
        Plain.lesson(lesson).ifPresent(decider::learn);
    }
}
