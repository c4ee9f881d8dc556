package io.ringfence.decide;

import java.util.List;

/**
 * What must outlive the process.
 *
 * @param fences standing, and fallen ones not forgiven yet
 * @param stops whose calls were ended of late
 * @param lessons what people taught
 */
public record Memory(List<Fence> fences, List<Stop> stops, List<Lesson> lessons) {
    /** Of a process that has seen nothing. */
    public static final Memory NOTHING = new Memory(List.of(), List.of(), List.of());
}
