package io.ringfence.sim.story;

import java.util.List;
import java.util.stream.Stream;

/** All stories, the incidents in the order of the published list, then the twins. */
public final class Stories {
    /** Every story. */
    public static final List<Story> ALL = Stream.of(
                    EarlyIncidents.ALL, LateIncidents.ALL, OfficeTwins.ALL, PeopleTwins.ALL)
            .flatMap(List::stream)
            .toList();

    private Stories() {}

    /** The story of a name. */
    public static Story of(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("there is no story " + name));
    }
}
