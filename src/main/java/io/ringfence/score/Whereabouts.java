package io.ringfence.score;

import io.ringfence.network.Prefix;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Places;
import io.ringfence.stat.Slice;

/**
 * The last few networks an extension's phones were in: of each its country, how new it was when it was first seen, and whether it is
 * on a list. 72 bytes a row.
 */
final class Whereabouts {
    /** Not kept. */
    static final int NONE = Places.NONE;

    private static final int MOST = 4;
    private static final int SETTLED_DAYS = 3;

    /** Of a country nobody of the PBX was ever in: thieves stay for days. */
    private static final int ABROAD_DAYS = 7;

    private static final long LATELY_SECONDS = 86_400;
    private static final int LETTERS = 26;
    private static final int ON_LIST = 0x80;
    private static final int RANK = 0x0f;
    private static final Rank[] RANKS = Rank.values();

    private final Places places;

    /** How new a place was when it was first seen. Rows keep the order. */
    enum Rank {
        /** Not at all. */
        KNOWN("known"),
        /** A network new to the PBX. */
        NETWORK("a network new to the PBX"),
        /** The same, where no country is known, and so is the larger network around it. */
        WIDE("far from any network the PBX knows"),
        /** A country new to the extension. */
        OWN_COUNTRY("a country new to the extension"),
        /** A country new to the PBX. */
        COUNTRY("a country no phone of the PBX was ever in");

        private final String words;

        Rank(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Whereabouts(Layout layout) {
        places = new Places(layout, MOST);
    }

    int most() {
        return MOST;
    }

    boolean used(Slice row, int index) {
        return places.used(row, index);
    }

    int find(Slice row, Prefix network) {
        return places.find(row, network.key());
    }

    int add(Slice row, Prefix network, String country, Rank rank, long second) {
        return places.add(row, network.key(), index(country), rank.ordinal(), second);
    }

    void seen(Slice row, int index, long second) {
        places.seen(row, index, second);
    }

    Prefix network(Slice row, int index) {
        return new Prefix(places.number(row, index));
    }

    String country(Slice row, int index) {
        return text(places.label(row, index));
    }

    /** How new it was; known once it was seen on three days, in a country new to the PBX on seven. */
    Rank rank(Slice row, int index) {
        Rank first = RANKS[Math.min(places.marks(row, index) & RANK, RANKS.length - 1)];
        int settled = first == Rank.COUNTRY ? ABROAD_DAYS : SETTLED_DAYS;
        return places.days(row, index) >= settled ? Rank.KNOWN : first;
    }

    void list(Slice row, int index) {
        places.mark(row, index, places.marks(row, index) | ON_LIST);
    }

    boolean listed(Slice row, int index) {
        return (places.marks(row, index) & ON_LIST) != 0;
    }

    long first(Slice row, int index) {
        return places.first(row, index);
    }

    long last(Slice row, int index) {
        return places.last(row, index);
    }

    /** Whether nothing is kept. */
    boolean empty(Slice row) {
        for (int i = 0; i < MOST; i++) {
            if (places.used(row, i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the extension is at home in a country. */
    boolean settledIn(Slice row, String country) {
        for (int i = 0; i < MOST; i++) {
            if (places.used(row, i) && places.label(row, i) == index(country) && rank(row, i) == Rank.KNOWN) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phone was in {@code country} within a day. */
    boolean lately(Slice row, String country, long second) {
        for (int i = 0; i < MOST; i++) {
            if (places.used(row, i)
                    && places.label(row, i) == index(country)
                    && second - places.last(row, i) <= LATELY_SECONDS) {
                return true;
            }
        }
        return false;
    }

    /** When a phone was last seen in another country than this place's, or without countries in another network. */
    long elsewhere(Slice row, int index) {
        long last = Long.MIN_VALUE / 2;
        for (int i = 0; i < MOST; i++) {
            boolean other = i != index && places.used(row, i);
            if (other && (places.label(row, i) == 0 || places.label(row, i) != places.label(row, index))) {
                last = Math.max(last, places.last(row, i));
            }
        }
        return last;
    }

    private static int index(String country) {
        return country.isEmpty() ? 0 : 1 + (country.charAt(0) - 'A') * LETTERS + country.charAt(1) - 'A';
    }

    private static String text(int index) {
        return index == 0
                ? ""
                : String.valueOf(
                        new char[] {(char) ('A' + (index - 1) / LETTERS), (char) ('A' + (index - 1) % LETTERS)});
    }
}
