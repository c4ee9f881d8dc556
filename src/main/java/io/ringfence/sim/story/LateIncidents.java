package io.ringfence.sim.story;

import java.util.List;

final class LateIncidents {
    static final List<Story> ALL = List.of();

    private LateIncidents() {}
}
