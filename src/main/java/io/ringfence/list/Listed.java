package io.ringfence.list;

/**
 * Whether something is on a list, and where it stands.
 *
 * @param file the name of the file, {@code ""} when it is on none
 * @param line counted from 1
 * @param entry what stands there, as it was understood
 */
public record Listed(String file, int line, String entry) {
    /** On no list. */
    public static final Listed NOWHERE = new Listed("", 0, "");

    /** Whether it is on a list. */
    public boolean found() {
        return line > 0;
    }

    /** {@code irsf.csv line 12 (+25261*)}. */
    @Override
    public String toString() {
        return file + " line " + line + " (" + entry + ")";
    }
}
