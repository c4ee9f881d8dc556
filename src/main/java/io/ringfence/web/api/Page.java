package io.ringfence.web.api;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Some of many.
 *
 * @param next what to ask for the following page with; empty when there is none
 */
record Page<T>(List<T> items, String next) {
    /** Of items that were looked up one more than may be shown. */
    static <T> Page<T> of(List<T> found, int limit, ToLongFunction<T> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, "");
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, String.valueOf(cursor.applyAsLong(items.get(limit - 1))));
    }

    /** Of a list that is all at hand; the cursor is a place in it. */
    static <T> Page<T> slice(List<T> all, Ask ask) {
        int from = (int) Math.min(ask.number("cursor", 0, 0, Integer.MAX_VALUE), all.size());
        int to = Math.min(all.size(), from + ask.limit());
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? String.valueOf(to) : "");
    }
}
