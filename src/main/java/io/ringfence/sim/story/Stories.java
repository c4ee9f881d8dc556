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

    /** Weeks of an office in which nothing happens, as it is told of one that never calls abroad. */
    private static final Story ORDINARY =
            OfficeTwins.twin("office-at-home", 10, 60, Story.When.aWorkday(), 6, stage -> {});

    /** What is told of an office that never calls another country by itself: an ordinary one, then every twin. */
    public static final List<Story> AT_HOME = Stream.concat(
                    Stream.of(ORDINARY), ALL.stream().filter(each -> each.kind() == Story.Kind.TWIN))
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
