package io.ringfence.store.post;

import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import java.util.List;
import java.util.Map;
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

    /** Looks; what is counted by the hour, at hours. */
    public static Looking at(Archive archive, long from, long to, long fromHour, long toHour) {
        Postbox kept = archive.postbox();
        return new Looking(
                kept.sums(from, to),
                kept.tallies(fromHour, toHour).stream()
                        .collect(Collectors.toMap(Entry.Tally::what, Entry.Tally::amount, Long::sum)),
                archive.money("hour", fromHour).stream()
                        .filter(each -> each.since() < toHour)
                        .mapToLong(Entry.Money::micros)
                        .sum(),
                kept.deeds(from).stream()
                        .filter(deed -> deed.at() < to)
                        .sorted(java.util.Comparator.comparingLong(Entry.Audit::at))
                        .toList(),
                kept.blind(from).stream().filter(each -> each.since() < to).toList());
    }

    /** What was counted under a label. */
    public long tally(String what) {
        return tallies.getOrDefault(what, 0L);
    }
}
