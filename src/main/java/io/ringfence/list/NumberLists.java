package io.ringfence.list;

import java.util.LinkedHashMap;
import java.util.Map;

/** Named lists of numbers. A list may be replaced while others look: safe for any number of threads. */
public final class NumberLists {
    private volatile Map<String, NumberList> lists = Map.of();

    /** One list. */
    public static NumberLists of(NumberList list) {
        NumberLists lists = new NumberLists();
        lists.put("known-fraud", list);
        return lists;
    }

    /** Puts a list in the place of the one of this name. */
    public synchronized void put(String name, NumberList list) {
        Map<String, NumberList> changed = new LinkedHashMap<>(lists);
        changed.put(name, list);
        lists = changed;
    }

    /** Holds from now on what {@code other} does, and nothing else. */
    public synchronized void become(NumberLists other) {
        lists = other.lists;
    }

    /** Where a number is listed, first list first. */
    public Listed find(String number) {
        for (NumberList list : lists.values()) {
            Listed found = list.find(number);
            if (found.found()) {
                return found;
            }
        }
        return Listed.NOWHERE;
    }
}
