package io.ringfence.watch;

import io.ringfence.fact.ConfigurationChanged.What;

/**
 * Something that is watched, as it is now.
 *
 * @param name which one, among those of its kind
 * @param file the file it is in
 * @param place file and line where it is known
 * @param print stands for what it is: equal prints, equal things
 * @param costly a forward to a number that costs
 */
record Item(What what, String name, String file, String place, String print, boolean costly) {
    /** What tells it from others. */
    String key() {
        return what + "\n" + name;
    }
}
