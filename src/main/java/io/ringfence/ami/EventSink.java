package io.ringfence.ami;

import java.util.List;

/** Where a reader leaves what it read. Never blocks, never throws. */
public interface EventSink {

    /** Takes the events of one read, in their order. */
    void accept(List<Event> events);
}
