package io.ringfence.audit.weakness;

import java.util.function.Consumer;

/** Looks for one kind of weakness. Never throws on what a file says. */
public interface Check {
    /** Tells {@code found} everything it finds in {@code scene}. */
    void look(Scene scene, Consumer<Weakness> found);
}
