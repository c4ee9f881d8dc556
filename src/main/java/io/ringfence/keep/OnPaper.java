package io.ringfence.keep;

import io.ringfence.decide.Fence;
import io.ringfence.decide.Fences;
import io.ringfence.decide.Subject;
import io.ringfence.number.DestinationClass;
import io.ringfence.store.Entry;
import io.ringfence.store.Lesson;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What people ask for while no service runs: written down for the next one. */
record OnPaper(List<Entry.Fence> kept) implements Errands.Effect {
    @Override
    public long patienceNanos() {
        return TimeUnit.SECONDS.toNanos(5);
    }

    @Override
    public boolean enforcing() {
        return true; // what the next service will do is not known here
    }

    @Override
    public List<Entry.Fence> fences(long nowNanos) {
        return kept.stream().filter(fence -> fence.until() > nowNanos).toList();
    }

    @Override
    public void lift(Subject subject) {}

    @Override
    public Entry.Fence raise(
            Subject subject, Set<DestinationClass> classes, long nowNanos, long untilNanos, String why) {
        Set<DestinationClass> barred = classes.isEmpty() ? Fences.ALWAYS_BARRED : classes;
        return Plain.fence(new Fence(subject, barred, nowNanos, untilNanos, 1, why), true);
    }

    /** The next service reads it from the store. */
    @Override
    public void learn(Lesson lesson) {}
}
