package io.ringfence.score;

import io.ringfence.fact.Fact;
import java.util.List;

/** One way to recognise fraud: bounded keyed state, fed by facts, time only through their stamps. */
public interface Engine {

    /** The name in configuration, metrics and verdicts. */
    String name();

    /** Takes a fact into account and says what it makes of it; empty when nothing. */
    List<Finding> score(Fact fact);
}
