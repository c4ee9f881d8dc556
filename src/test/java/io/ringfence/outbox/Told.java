package io.ringfence.outbox;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message as a receiver got it.
 *
 * @param key under which a receiver may know it again
 * @param again whether it says that it may have been told before
 * @param ids of the events in it, where the protocol carries them
 */
record Told(String key, boolean again, List<String> ids) {
    private static final Pattern MANY = Pattern.compile("(\\d+)-.+-.+");

    /** How many events are in it. */
    int count() {
        Matcher many = MANY.matcher(key);
        return many.matches() ? Integer.parseInt(many.group(1)) : 1;
    }
}
