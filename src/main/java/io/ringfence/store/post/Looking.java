package io.ringfence.store.post;

import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was kept between two moments.
 *
 * @param sums incidents that are alike, counted
 * @param tallies what was counted, by its label
 * @param spentMicros what calls cost
 * @param deeds what people did, the first first
 * @param blind when PBXs were not seen
 */
public record Looking(
        List<Sum> sums, Map<String, Long> tallies, long spentMicros, List<Entry.Audit> deeds, List<Entry.Blind> blind) {

    /**
     * Incidents that are alike.
     *
     * @param countries of the calls, with commas
     */
    public record Sum(
            String pbx, String kind, String action, String payer, boolean enforced, String countries, long times) {
        /** Whether they are of a kind. */
        public boolean of(String other) {
            return kind.equals(other);
        }
    }

    /** Between two moments, the second not included. */
    public record Span(long from, long to) {
        boolean holds(long at) {
            return from <= at && at < to;
        }
    }

    /**
     * Looks.
     *
     * @param whose PBXs it is about; what is about none is told of the empty name
     * @param pieces what of it is tallied, at the borders of what is
     * @param hours the same of money
     */
    public static Looking at(Archive archive, Predicate<String> whose, Span all, Span pieces, Span hours) {
        Postbox kept = archive.postbox();
        return new Looking(
                kept.sums(all.from(), all.to()).stream()
                        .filter(sum -> whose.test(sum.pbx()))
                        .toList(),
                kept.tallies(pieces.from(), pieces.to()).stream()
                        .filter(tally -> whose.test(tally.pbx()))
                        .collect(Collectors.toMap(Entry.Tally::what, Entry.Tally::amount, Long::sum)),
                archive.money("hour", hours.from()).stream()
                        .filter(each -> hours.holds(each.since()) && whose.test(each.pbx()))
                        .mapToLong(Entry.Money::micros)
                        .sum(),
                kept.deeds(all.from()).stream()
                        .filter(deed -> deed.at() < all.to() && whose.test(deed.pbx()))
                        .sorted(Comparator.comparingLong(Entry.Audit::at))
                        .toList(),
                kept.blind(all.from()).stream()
                        .filter(each -> each.since() < all.to() && whose.test(each.pbx()))
                        .toList());
    }

    /** What was counted under a label. */
    public long tally(String what) {
        return tallies.getOrDefault(what, 0L);
    }
}
