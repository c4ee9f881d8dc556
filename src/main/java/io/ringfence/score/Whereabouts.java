package io.ringfence.score;

import io.ringfence.network.Prefix;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Places;
import io.ringfence.stat.Slice;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

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
    private static final long WEEK_SECONDS = 7 * LATELY_SECONDS;
    private static final long HOUR_SECONDS = 3_600;
    private static final int TWO_PHONES = 2;
    private static final int LETTERS = 26;
    private static final int ON_LIST = 0x80;
    private static final int RANK = 0x07;
    private static final int SUSPECT = 0x08;
    private static final int STRANGERS = 0x70;
    private static final int STRANGERS_AT = 4;
    private static final int ACQUAINTANCE = 2;

    /** A call within so many seconds of a login is taken to come from there: phones prove themselves for every call. */
    private static final int PROOF_SECONDS = 3;

    private static final Rank[] RANKS = Rank.values();
    /** What honest people come to all the time. */
    private static final Set<Rank> MODERATELY_NEW = EnumSet.of(Rank.NETWORK, Rank.OWN_COUNTRY);

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

    /** Keeps a place. One from which strangers were called today stays, however many others the extension's own phone passes through. */
    int add(Slice row, Prefix network, String country, Rank rank, long second) {
        return places.add(row, network.key(), index(country), rank.ordinal(), STRANGERS, second);
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

    /** Notes that a call that begins now, from wherever it may come, is too suspect to teach anything. */
    void suspect(Slice row, long second) {
        for (int i = 0; i < MOST && row.present(); i++) {
            if (mayCall(row, i, second)) {
                places.mark(row, i, places.marks(row, i) | SUSPECT);
            }
        }
    }

    /** Whether one ever was: who tries a phone and comes back after weeks is no better known by then. */
    boolean suspected(Slice row, int index) {
        return (places.marks(row, index) & SUSPECT) != 0;
    }

    /**
     * Notes that a number was called from there which the PBX knows, or does not.
     *
     * @return how many strangers were called in a row, an acquaintance counting against two of them; up to 7
     */
    int called(Slice row, int index, boolean stranger) {
        int before = (places.marks(row, index) & STRANGERS) >> STRANGERS_AT;
        int now = stranger ? Math.min(STRANGERS >> STRANGERS_AT, before + 1) : Math.max(0, before - ACQUAINTANCE);
        places.mark(row, index, places.marks(row, index) & ~STRANGERS | now << STRANGERS_AT);
        return now;
    }

    /** Whether a call that begins now may come from there: it was proved there just now, or nowhere just now and there within a day. */
    boolean mayCall(Slice row, int index, long second) {
        if (!places.used(row, index)) {
            return false;
        }
        boolean proved = false;
        for (int i = 0; i < MOST; i++) {
            proved |= places.used(row, i) && near(row, i, second, PROOF_SECONDS);
        }
        return near(row, index, second, proved ? PROOF_SECONDS : LATELY_SECONDS);
    }

    /** Whether it is in a country new to the extension, or far from all that is known, and for no more than a week unless it is suspect. */
    boolean strange(Slice row, int index, long second) {
        Rank rank = rank(row, index);
        return (rank == Rank.COUNTRY || rank == Rank.OWN_COUNTRY || rank == Rank.WIDE)
                && (second - first(row, index) <= WEEK_SECONDS || suspected(row, index));
    }

    /** A place outside that is new for the extension since less than a day, and no worse, from which a call may begin now; {@link #NONE} without one. */
    int newest(Slice row, long second) {
        for (int i = 0; i < MOST; i++) {
            boolean fresh = mayCall(row, i, second) && second - first(row, i) <= LATELY_SECONDS;
            if (fresh
                    && MODERATELY_NEW.contains(rank(row, i))
                    && !network(row, i).inside()) {
                return i;
            }
        }
        return NONE;
    }

    private boolean near(Slice row, int index, long second, long most) {
        return Math.abs(second - places.last(row, index)) <= most;
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

    /** Whether phones were in more countries within an hour than a desk phone and a traveller's softphone are. */
    boolean travelled(Slice row, long second) {
        Set<Integer> there = new HashSet<>();
        for (int i = 0; i < MOST; i++) {
            if (places.used(row, i) && places.label(row, i) != 0 && second - places.last(row, i) <= HOUR_SECONDS) {
                there.add(places.label(row, i));
            }
        }
        return there.size() > TWO_PHONES;
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
