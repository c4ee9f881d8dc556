package io.ringfence.track;

import java.util.Arrays;
import java.util.Set;

/**
 * What a channel's name says: {@code PJSIP/1001-0000002a}, {@code Local/200@ctx-0000000a;1}, {@code DAHDI/i1/0044-1},
 * {@code IAX2/peer-1234}. A name only classifies; a channel's identity is its Uniqueid.
 *
 * @param technology what stands before the first slash
 * @param endpoint the peer, without the counter Asterisk appends; of a Local channel {@code exten@context}
 * @param device {@code PJSIP/trunk}
 * @param half 1 or 2 for the two ends of a Local channel, else 0
 * @param leftover the name of a channel that a masquerade is taking apart ({@code <ZOMBIE>}, {@code <MASQ>})
 * @param peer whether somebody outside Asterisk is at the other end
 */
record ChannelName(String technology, String endpoint, String device, int half, boolean leftover, boolean peer) {

    /** Channels that are machinery of Asterisk and stand for no peer. */
    private static final Set<String> MACHINERY = Set.of(
            "",
            "Surrogate",
            "AsyncGoto",
            "Announcer",
            "Recorder",
            "Bridge",
            "CBAnn",
            "CBRec",
            "Message",
            "Parking",
            "Multicast",
            "MulticastRTP",
            "UnicastRTP");

    static ChannelName of(String name) {
        int mark = name.indexOf('<');
        String whole = mark < 0 ? name : name.substring(0, mark);
        int slash = whole.indexOf('/');
        if (slash <= 0) {
            return new ChannelName("", whole, "/" + whole, 0, mark >= 0, false);
        }
        String technology = whole.substring(0, slash);
        String rest = whole.substring(slash + 1);
        if (technology.equals("Local")) {
            return local(rest, mark >= 0);
        }
        String endpoint = endpoint(technology, rest);
        boolean peer = !MACHINERY.contains(technology) && !endpoint.isEmpty() && !endpoint.equals("pseudo");
        return new ChannelName(technology, endpoint, technology + '/' + endpoint, 0, mark >= 0, peer);
    }

    boolean local() {
        return technology.equals("Local");
    }

    /** Whether it may be what an unknown caller says of himself: PJSIP names its channels by configured endpoints, these two do not. */
    boolean chosenByCaller() {
        return technology.equals("SIP") || technology.equals("IAX2");
    }

    boolean digitsOnly() {
        return Dialled.digitsOnly(endpoint);
    }

    /** What both ends of a Local channel share. */
    static String pairKey(String name) {
        int semicolon = name.lastIndexOf(';');
        return semicolon < 0 ? name : name.substring(0, semicolon);
    }

    private static ChannelName local(String rest, boolean leftover) {
        int half = rest.endsWith(";1") ? 1 : rest.endsWith(";2") ? 2 : 0;
        String whole = half == 0 ? rest : rest.substring(0, rest.length() - 2);
        String endpoint = counterless(whole);
        return new ChannelName("Local", endpoint, "Local/" + endpoint, half, leftover, false);
    }

    private static String endpoint(String technology, String rest) {
        if (technology.equals("DAHDI")) {
            int slash = rest.indexOf('/');
            return slash > 0 ? rest.substring(0, slash) : counterless(rest);
        }
        return counterless(rest);
    }

    /** Endpoint names may contain a dash themselves, so only the last one, before a number, is Asterisk's. */
    private static String counterless(String text) {
        int dash = text.lastIndexOf('-');
        if (dash <= 0 || dash == text.length() - 1) {
            return text;
        }
        for (int i = dash + 1; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return text;
            }
        }
        return text.substring(0, dash);
    }

    /**
     * What the names of channels lately made say, one endpoint a place, for one thread: all channels of an endpoint share it, so
     * that looking the endpoint up in a table meets the same text every time.
     */
    static final class Recent {
        private static final int PLACES = 2_048;
        private static final int LONGEST = 128;

        private final ChannelName[] places = new ChannelName[PLACES];

        Recent() {
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
            int place = (hash ^ hash >>> 11) & PLACES - 1;
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
}
