package io.ringfence.investigate;

/**
 * A line of a file.
 *
 * @param file as it was given, or found in a folder that was
 * @param line from 1; 0 when no line is known
 */
public record Place(String file, long line) {
    /** Stands for a line nobody knows. */
    public static final Place NOWHERE = new Place("", 0);
}
