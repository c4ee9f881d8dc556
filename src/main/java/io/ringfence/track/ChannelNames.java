package io.ringfence.track;

import java.util.Arrays;

/**
 * What the names of channels lately made say, one endpoint a place, for one thread: all channels of an endpoint share it, so
 * that looking the endpoint up in a table meets the same text every time.
 */
final class ChannelNames {
    private static final int PLACES = 512;
    private static final int LONGEST = 128;

    private final ChannelName[] places = new ChannelName[PLACES];

    ChannelNames() {
        Arrays.fill(places, ChannelName.of(""));
    }

    /** As {@link ChannelName#of}. */
    ChannelName of(String name) {
        int end = name.lastIndexOf('-');
        if (end <= 0 || end > LONGEST) {
            return ChannelName.of(name);
        }
        int hash = 0;
        for (int i = 0; i < end; i++) {
            hash = hash * 31 + name.charAt(i);
        }
        int place = (hash ^ hash >>> 9) & PLACES - 1;
        ChannelName known = places[place];
        if (known.device().length() == end && name.startsWith(known.device()) && counter(name, end + 1)) {
            return known;
        }
        ChannelName read = ChannelName.of(name);
        boolean shared = !read.local() && !read.leftover() && read.device().length() == end;
        if (shared && name.startsWith(read.device())) {
            places[place] = read;
        }
        return read;
    }

    private static boolean counter(String name, int from) {
        for (int i = from; i < name.length(); i++) {
            if (Character.digit(name.charAt(i), 16) < 0) {
                return false;
            }
        }
        return from < name.length();
    }
}
