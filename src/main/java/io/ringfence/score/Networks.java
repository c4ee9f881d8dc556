package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.network.Prefix;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Whereabouts.Rank;
import io.ringfence.stat.DaysSeen;
import io.ringfence.stat.Layout;
import io.ringfence.stat.PeriodSum;
import io.ringfence.stat.RoughCount;
import io.ringfence.stat.SavedRow;
import io.ringfence.stat.Slice;
import io.ringfence.stat.TwoPools;
import java.security.SecureRandom;
import java.util.function.Consumer;

/**
 * The networks and countries that phones of each PBX were seen in: since which day, on how many days, and how many extensions
 * lately; and the blocks of numbers it calls, seven digits long and of mobiles six, when the caller is where he is known. Only logins write here, so a stranger's address without a password leaves no trace. Bound: {@value #MOST} of all PBXs, some
 * 100 bytes each; the one not used lately makes room.
 */
final class Networks {
    private static final int MOST = 50_000;
    private static final int UNUSED = 8;
    private static final int NETWORK = 0;
    private static final int WIDE = 1;
    private static final int COUNTRY = 2;
    private static final int ALL = 3;
    private static final int BLOCK = 4;
    private static final int BLOCKS = 5;
    private static final int BLOCK_DIGITS = 7;
    private static final int MOBILE_DIGITS = 6;

    /** Among saved rows these begin where those of subjects have ended. */
    private static final int FIRST_KIND = 64;

    private static final int GAP = 30;
    private static final int DAY = 86_400;
    private static final int HALF_DAY = DAY / 2;
    private static final int SETTLED_DAYS = 3;
    private static final int WEEK = 7;

    /** Thieves come back on the next day, and the block must not be an acquaintance by then. */
    private static final int FRESH_DAYS = 3;

    private final DaysSeen days;
    private final RoughCount extensions;
    private final PeriodSum ofDay;
    private final TwoPools rows;
    private final Slice row = new Slice();

    Networks() {
        Layout layout = new Layout();
        days = new DaysSeen(layout, GAP);
        extensions = new RoughCount(layout);
        ofDay = new PeriodSum(layout);
        SecureRandom random = new SecureRandom();
        rows = new TwoPools(layout, MOST, UNUSED, random.nextLong(), random.nextLong());
    }

    /** From now on notes which rows are used, for {@link #drain}. */
    void noteUses() {
        rows.noteUses();
    }

    /** Hands over copies of at most {@code most} rows used since they were last handed over; how many. */
    int drain(int most, Consumer<SavedRow> taker) {
        return rows.drain(most, saved -> taker.accept(of(saved, saved.kind() + FIRST_KIND)));
    }

    /** Takes over a row of an earlier process; false when it is none of these. */
    boolean restore(SavedRow saved) {
        if (saved.kind() < FIRST_KIND) {
            return false;
        }
        rows.restore(of(saved, saved.kind() - FIRST_KIND), row);
        return true;
    }

    private static SavedRow of(SavedRow saved, int kind) {
        return new SavedRow(saved.scope(), kind, saved.name(), saved.proven(), saved.state());
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

    /** Notes with whom the payer of {@code call} talks, unless he may be at a place that is strange; {@code payer} is his row. */
    void acquaint(Call call, Whereabouts places, Slice payer, long second) {
        for (int i = 0; i < places.most() && payer.present(); i++) {
            if (places.mayCall(payer, i, second) && places.strange(payer, i, second)) {
                return;
            }
        }
        note(call.pbx(), BLOCKS, "", call.payer().name(), second);
        note(call.pbx(), BLOCK, block(call.destination()), call.payer().name(), second);
        ofDay.add(row, day(second), 1);
    }

    /** Whether anybody of the PBX ever talked with a number of this block. */
    boolean knowsBlock(String pbx, Destination number) {
        rows.point(row, pbx, BLOCK, block(number), true);
        return days.first(row) != 0;
    }

    /** How many calls were answered today in a block nobody of a PBX watched for a week talked with before the last three days; else 0. */
    long callsToFreshBlock(String pbx, Destination number, long second) {
        if (calledDays(pbx, second) < WEEK) {
            return 0;
        }
        rows.point(row, pbx, BLOCK, block(number), true);
        boolean fresh = day(second) - days.first(row) < FRESH_DAYS;
        return fresh ? ofDay.value(row, day(second)) : 0;
    }

    /** Since how many days it is known whom the PBX calls. */
    int calledDays(String pbx, long second) {
        return watchedDays(pbx, BLOCKS, second);
    }

    private static String block(Destination number) {
        String digits = number.e164();
        int most = number.type() == DestinationClass.MOBILE ? MOBILE_DIGITS : BLOCK_DIGITS;
        return digits.substring(0, Math.min(most, digits.length()));
    }

    private void note(String pbx, int kind, String name, String account, long second) {
        rows.point(row, pbx, kind, name, true);
        days.add(row, day(second));
        extensions.add(row, account.hashCode(), (int) (second / HALF_DAY));
    }

    /** Days since the first phone was seen. */
    int watchedDays(String pbx, long second) {
        return watchedDays(pbx, ALL, second);
    }

    private int watchedDays(String pbx, int kind, long second) {
        rows.point(row, pbx, kind, "", true);
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

    /**
     * How new a place is to an extension that is at home in {@code home} and, by its row, at {@code places}. A country that is new
     * outweighs a network that is not: whoever comes back there on the next day is no better known.
     */
    Rank rank(String pbx, Prefix network, String country, String home, Whereabouts places, Slice row, long second) {
        if (watchedDays(pbx, second) == 0) {
            return Rank.KNOWN;
        }
        boolean here = country.equals(home) || places.settledIn(row, country);
        if (!country.isEmpty() && !here && !knowsCountry(pbx, country, second)) {
            return Rank.COUNTRY;
        }
        if (knowsNetwork(pbx, network, second)) {
            return Rank.KNOWN;
        }
        if (country.isEmpty()) {
            return knowsWide(pbx, network, second) ? Rank.NETWORK : Rank.WIDE;
        }
        return here || places.empty(row) ? Rank.NETWORK : Rank.OWN_COUNTRY;
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
