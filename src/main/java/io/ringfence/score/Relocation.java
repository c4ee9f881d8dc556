package io.ringfence.score;

import io.ringfence.network.Prefix;
import io.ringfence.stat.Slice;

/** Why an extension may honestly be in a network that is new: many others are there with it. */
enum Relocation {
    /** No reason is seen. */
    NONE(1, ""),
    /** Half of the PBX's extensions are here, and nothing was seen elsewhere in the hours since this one came. */
    PROVIDER(4, "; half of all extensions are there now, so the provider has probably changed"),
    /** It never called before it was here, and others are here with it: phones of a new branch. */
    BRANCH(8, "; several new extensions are there, so it is probably a new branch");

    private static final int TOGETHER = 3;
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

    private final int part;
    private final String words;

    Relocation(int part, String words) {
        this.part = part;
        this.words = words;
    }

    /** So many times less does the network weigh. */
    int part() {
        return part;
    }

    /** What is added to the reason of a finding; empty when there is nothing to add. */
    String words() {
        return words;
    }

    /** Of the place at {@code index} of the payer that {@code subjects} point at. */
    static Relocation of(String pbx, Subjects subjects, Whereabouts places, int index, Networks networks, long second) {
        Slice row = subjects.payer();
        Prefix network = places.network(row, index);
        long came = places.first(row, index);
        int there = networks.extensionsIn(pbx, network, second);
        if (there < TOGETHER) {
            return NONE;
        }
        if (!subjects.past().before(row, (int) (came / DAY))) {
            return BRANCH;
        }
        boolean silent = second >= came + 2 * HOUR && places.elsewhere(row, index) <= came + HOUR;
        return silent && there * 2 >= networks.extensions(pbx, second) ? PROVIDER : NONE;
    }
}
