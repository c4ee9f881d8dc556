package io.ringfence.config.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where something stands in a file.
 *
 * @param line counted from 1; 0 when the file as a whole is meant
 * @param column counted from 1
 */
public record Place(int line, int column) implements Comparable<Place> {
    /** The file as a whole. */
    public static final Place FILE = new Place(0, 0);

    /** The first character. */
    public static final Place START = new Place(1, 1);

    static Place of(Optional<Mark> mark) {
        return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(START);
    }

    @Override
    public int compareTo(Place other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
