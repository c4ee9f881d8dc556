package io.ringfence.score;

import io.ringfence.fact.Fact;
import io.ringfence.stat.Slice;
import java.util.List;

/** One way to recognise fraud: a pure function of a fact and the rows of whom it counts for. Time only through the fact. */
public interface Engine {

    /** The name in configuration, metrics and verdicts. */
    String name();

    /**
     * Takes a fact into account, itself included, and says what it makes of it; empty when nothing.
     *
     * @param subjects turned to {@code fact}
     */
    List<Finding> score(Fact fact, Subjects subjects);

    /** Forgets what a row of an earlier process says of calls in progress: those still up are shown, and begin, anew. */
    default void resume(Slice row) {}
}
