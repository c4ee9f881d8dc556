package io.ringfence.config.yaml;

import java.util.List;

/** A piece of a YAML file and its place. */
sealed interface Node {
    /** Where it begins. */
    Place place();

    /**
     * A single value.
     *
     * @param text as written, whatever type YAML would make of it: {@code NO}, {@code 0044} and {@code 1_000} stay themselves
     * @param empty nothing was written, or {@code ~} or {@code null}
     */
    record Scalar(Place place, String text, boolean empty) implements Node {}

    /** A list. */
    record Items(Place place, List<Node> nodes) implements Node {}

    /** Keys and their values, in the order of the file, a key as often as it is written. */
    record Mapping(Place place, List<Entry> entries) implements Node {}

    /**
     * Something that cannot be used.
     *
     * @param rule what to say about it; {@code ""} when that was said already
     */
    record Broken(Place place, String rule) implements Node {}

    /** A key, where it stands, and its value. */
    record Entry(Place place, String key, Node value) {}

    /** A key that was not written. */
    static Node absent(Place place) {
        return new Scalar(place, "", true);
    }
}
