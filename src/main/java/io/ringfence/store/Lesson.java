package io.ringfence.store;

/**
 * What a person taught by an undo: this is known for this extension, and no sign of fraud by itself.
 *
 * @param kind {@code country}, {@code number} or {@code address}
 * @param value ISO 3166 alpha-2, E.164 with its plus, or an address
 * @param at nanoseconds since 1970
 */
public record Lesson(String pbx, String extension, String kind, String value, long at, String who, String why)
        implements Entry {}
