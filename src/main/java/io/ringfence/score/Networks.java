package io.ringfence.score;

import io.ringfence.network.Prefix;
import io.ringfence.stat.DaysSeen;
import io.ringfence.stat.Layout;
import io.ringfence.stat.RoughCount;
import io.ringfence.stat.Slice;
import io.ringfence.stat.TwoPools;
import java.security.SecureRandom;

/**
 * The networks and countries that phones of each PBX were seen in: since which day, on how many days, and how many extensions
 * lately. Only logins write here, so a stranger's address without a password leaves no trace. Bound: {@value #MOST} of all PBXs, some
 * 100 bytes each; the one not used lately makes room.
 */
final class Networks {
    private static final int MOST = 50_000;
    private static final int UNUSED = 8;
    private static final int NETWORK = 0;
    private static final int WIDE = 1;
    private static final int COUNTRY = 2;
    private static final int ALL = 3;
    private static final int GAP = 30;
    private static final int DAY = 86_400;
    private static final int HALF_DAY = DAY / 2;
    private static final int SETTLED_DAYS = 3;

    private final DaysSeen days;
    private final RoughCount extensions;
    private final TwoPools rows;
    private final Slice row = new Slice();

    Networks() {
        Layout layout = new Layout();
        days = new DaysSeen(layout, GAP);
        extensions = new RoughCount(layout);
        SecureRandom random = new SecureRandom();
        rows = new TwoPools(layout, MOST, UNUSED, random.nextLong(), random.nextLong());
    }

    /** Notes that a phone is there. */
    void add(String pbx, Prefix network, String country, String account, long second) {
        note(pbx, ALL, "", account, second);
        note(pbx, NETWORK, network.toString(), account, second);
        note(pbx, WIDE, Long.toHexString(network.wide()), account, second);
        if (!country.isEmpty()) {
            note(pbx, COUNTRY, country, account, second);
        }
    }

    private void note(String pbx, int kind, String name, String account, long second) {
        rows.point(row, pbx, kind, name, true);
        days.add(row, day(second));
        extensions.add(row, account.hashCode(), (int) (second / HALF_DAY));
    }

    /** Days since the first phone was seen. */
    int watchedDays(String pbx, long second) {
        rows.point(row, pbx, ALL, "", true);
        int first = days.first(row);
        return first == 0 ? 0 : Math.max(0, day(second) - first);
    }

    /** Whether some phone was in this network before today. */
    boolean knowsNetwork(String pbx, Prefix network, long second) {
        return before(pbx, NETWORK, network.toString(), second);
    }

    /** Whether some phone was in the larger network around it before today. */
    boolean knowsWide(String pbx, Prefix network, long second) {
        return before(pbx, WIDE, Long.toHexString(network.wide()), second);
    }

    /** Whether phones were in this country on three days, or on each day there was. */
    boolean knowsCountry(String pbx, String country, long second) {
        int needed = Math.max(1, Math.min(SETTLED_DAYS, watchedDays(pbx, second)));
        rows.point(row, pbx, COUNTRY, country, true);
        return days.count(row) >= needed;
    }

    /** Roughly how many extensions are in this network, today and lately. */
    int extensionsIn(String pbx, Prefix network, long second) {
        return extensions(pbx, NETWORK, network.toString(), second);
    }

    /** Roughly how many there are in all. */
    int extensions(String pbx, long second) {
        return extensions(pbx, ALL, "", second);
    }

    private int extensions(String pbx, int kind, String name, long second) {
        rows.point(row, pbx, kind, name, true);
        return extensions.count(row, (int) (second / HALF_DAY));
    }

    private boolean before(String pbx, int kind, String name, long second) {
        rows.point(row, pbx, kind, name, true);
        int first = days.first(row);
        return first != 0 && first < day(second);
    }

    private static int day(long second) {
        return (int) (second / DAY);
    }
}
