package io.ringfence.sim.story;

import java.util.List;

final class PeopleTwins {
    static final List<Story> ALL = List.of();

    private PeopleTwins() {}
}
