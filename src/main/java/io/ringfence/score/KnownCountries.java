package io.ringfence.score;

import io.ringfence.fact.CallEnded;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Slice;
import io.ringfence.stat.SmallSet;
import io.ringfence.stat.Tomorrow;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The countries a payer, his group, or his PBX calls: those with a call of {@link #TALK} on an earlier day. A call of {@link
 * Past#TOO_SUSPECT} points teaches nothing and unteaches what was learned of its country that day, and what is learned counts from the next day, so that a thief's first night does not make
 * his country a habit. Takes 40 bytes a row.
 */
final class KnownCountries {
    /** Shorter calls are mistakes and answering machines. */
    static final Duration TALK = Duration.ofMinutes(1);

    private final SmallSet known;
    private final Tomorrow fresh;

    KnownCountries(Layout layout) {
        known = new SmallSet(layout, CountryIndex.LIMIT);
        fresh = new Tomorrow(layout);
    }

    /** Learns from the end of a call, and what an earlier day brought. */
    void look(io.ringfence.fact.Fact fact, Subjects subjects) {
        OpenCall open = subjects.open();
        int day = subjects.calendar().day();
        boolean teaches = fact instanceof CallEnded
                && subjects.ends()
                && open.answeredNanos() != 0
                && fact.atNanos() - open.answeredNanos() >= TALK.toNanos()
                && open.suspicion() < Past.TOO_SUSPECT
                && !open.call().destination().nationalFormat();
        boolean suspect = subjects.ends() && open.suspicion() >= Past.TOO_SUSPECT;
        int country = CountryIndex.of(open.call().destination().country());
        for (Subject subject : Subject.all()) {
            Slice row = subject.row(subjects);
            if (row.present() && subject != Subject.TRUNK) {
                fresh.take(row, day, number -> known.add(row, number));
                if (suspect) {
                    fresh.drop(row, country);
                }
                if (teaches && !known.contains(row, country)) {
                    fresh.put(row, country, day);
                }
            }
        }
    }

    /** Whether {@code row} knows {@code country}, an index. */
    boolean knows(Slice row, int country) {
        return known.contains(row, country);
    }

    /** The countries {@code row} knows. */
    List<String> all(Slice row) {
        return IntStream.range(0, CountryIndex.LIMIT)
                .filter(number -> known.contains(row, number))
                .mapToObj(CountryIndex::code)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** Whether {@code row} knows no country at all but its own. */
    boolean none(Slice row) {
        return known.isEmpty(row);
    }
}
