package io.ringfence.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Small structures in rows of bytes against obvious twins. */
class TwinsTest {
    private static final long START = 1_789_999_200_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;

    private record Key(int group, int flags, long at) {}

    @Test
    void recentKeysEqualAMapUpToTheirPlaces() {
        for (int seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            Layout layout = new Layout();
            RecentKeys recent = new RecentKeys(layout, 8, Duration.ofHours(1));
            Slice row = layout.single();
            Map<Integer, Key> twin = new LinkedHashMap<>();
            long now = START;
            for (int i = 0; i < 5_000; i++) {
                now += random.nextInt(20) == 0 ? random.nextInt(30) * HOUR : random.nextInt(200) * SECOND;
                int id = random.nextInt(8);
                int flags = random.nextInt(4);
                recent.add(row, id, id % 3, flags, now);
                twin.put(id, new Key(id % 3, flags, now));
                Duration within = Duration.ofSeconds(random.nextInt(3_600));
                long oldest = now - within.toNanos();
                List<Key> expected = twin.values().stream()
                        .filter(key -> key.at() >= oldest && (key.flags() & 1) != 0)
                        .toList();
                assertThat(recent.things(row, now, within, 1)).isEqualTo(expected.size());
                assertThat(recent.groups(row, now, within, 1)).isEqualTo((int)
                        expected.stream().map(Key::group).distinct().count());
                assertThat(recent.ofGroup(row, now, within, 1)).isEqualTo((int) twin.values().stream()
                        .filter(key -> key.at() >= oldest && key.group() == 1)
                        .count());
            }
        }
        assertThatThrownBy(() -> new RecentKeys(new Layout(), 8, Duration.ofHours(10)))
                .hasMessageContaining("10");
    }

    @Test
    void recentKeysKeepTheEightSeenLast() {
        Layout layout = new Layout();
        RecentKeys recent = new RecentKeys(layout, 8, Duration.ofHours(1));
        Slice row = layout.single();
        for (int i = 0; i < 100; i++) {
            recent.add(row, i, i, 1, START + i * SECOND);
        }
        assertThat(recent.things(row, START + 100 * SECOND, Duration.ofMinutes(5), 1))
                .isEqualTo(8);
        assertThat(recent.ofGroup(row, START + 100 * SECOND, Duration.ofMinutes(5), 92))
                .isEqualTo(1);
        assertThat(recent.ofGroup(row, START + 100 * SECOND, Duration.ofMinutes(5), 91))
                .isZero();
        assertThat(recent.things(row, START + 20 * HOUR, Duration.ofMinutes(5), 1))
                .isZero();
    }

    @Test
    void decayingCountsEqualTheirClosedFormWhileThereIsRoom() {
        Random random = new Random(4);
        Layout layout = new Layout();
        DecayingCounts counts = new DecayingCounts(layout, 3, Duration.ofMinutes(15), Duration.ofHours(8));
        Slice row = layout.single();
        Map<Integer, Double> brief = new HashMap<>();
        Map<Integer, Double> lasting = new HashMap<>();
        long now = START;
        for (int i = 0; i < 2_000; i++) {
            long step = random.nextInt(900);
            now += step * SECOND;
            brief.replaceAll((id, count) -> count * Math.pow(2, -step / 900.0));
            lasting.replaceAll((id, count) -> count * Math.pow(2, -step / 28_800.0));
            int id = random.nextInt(3);
            counts.add(row, id, now, 0.5);
            brief.merge(id, 0.5, Double::sum);
            lasting.merge(id, 0.5, Double::sum);
            assertThat(counts.brief(row, id, now)).isCloseTo(brief.get(id), within(0.1));
            assertThat(counts.lasting(row, id, now)).isCloseTo(lasting.get(id), within(0.5));
        }
    }

    @Test
    void theRarestMakesRoomAndLeavesNothingBehind() {
        Layout layout = new Layout();
        DecayingCounts counts = new DecayingCounts(layout, 3, Duration.ofMinutes(15), Duration.ofHours(8));
        Slice row = layout.single();
        for (int i = 0; i < 10; i++) {
            counts.add(row, 1, START, 1);
            counts.add(row, 2, START, 1);
        }
        for (int id = 3; id < 100; id++) {
            counts.add(row, id, START, 1);
            assertThat(counts.lasting(row, id, START)).isEqualTo(1);
        }
        assertThat(counts.lasting(row, 1, START)).isEqualTo(10);
        assertThat(counts.lasting(row, 98, START)).isZero();
        for (int i = 0; i < 5_000; i++) {
            counts.add(row, 1, START, 1);
        }
        assertThat(counts.lasting(row, 1, START)).isCloseTo(1_023.98, within(0.1));
    }

    @Test
    void aDecayingCountHalves() {
        Layout layout = new Layout();
        DecayingCount count = new DecayingCount(layout, Duration.ofHours(1));
        Slice row = layout.single();
        count.add(row, START, 8);
        assertThat(count.value(row, START + HOUR)).isCloseTo(4, within(1e-6));
        count.add(row, START + HOUR, 4);
        assertThat(count.value(row, START + 2 * HOUR)).isCloseTo(4, within(1e-6));
        assertThat(count.value(row, START)).as("seen from before").isCloseTo(8, within(1e-6));
    }

    @Test
    void distinctCountsAreNearTheTruth() {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Layout layout = new Layout();
            DistinctCount distinct = new DistinctCount(layout, 32, 4, Duration.ofHours(6));
            Slice row = layout.single();
            Set<Integer> twin = new HashSet<>();
            for (int i = 0; i < 60; i++) {
                int id = random.nextInt(18);
                distinct.add(row, id, START + i * 60 * SECOND);
                twin.add(id);
            }
            assertThat(distinct.value(row, START + HOUR)).isBetween(twin.size() - 6, twin.size() + 9);
            assertThat(distinct.value(row, START + 17 * HOUR)).isPositive();
            assertThat(distinct.value(row, START + 31 * HOUR)).isZero();
        }
        assertThatThrownBy(() -> new DistinctCount(new Layout(), 33, 1, Duration.ofHours(1)))
                .hasMessageContaining("33");
    }

    @Test
    void distinctCountsForgetGenerationByGeneration() {
        Layout layout = new Layout();
        DistinctCount distinct = new DistinctCount(layout, 64, 4, Duration.ofHours(6));
        Slice row = layout.single();
        long day = START - START % (24 * HOUR);
        for (int i = 0; i < 4; i++) {
            distinct.add(row, i, day + i * 6 * HOUR);
        }
        assertThat(distinct.value(row, day + 18 * HOUR)).isEqualTo(4);
        assertThat(distinct.value(row, day + 24 * HOUR)).isEqualTo(3);
        assertThat(distinct.value(row, day + 36 * HOUR)).isEqualTo(1);
        distinct.add(row, 9, day + 36 * HOUR);
        assertThat(distinct.value(row, day + 36 * HOUR)).isEqualTo(2);
    }

    @Test
    void knownIdsAreThoseOfEarlierDaysUsedLast() {
        Random random = new Random(6);
        Layout layout = new Layout();
        KnownIds known = new KnownIds(layout, 12);
        Slice row = layout.single();
        Map<Integer, Integer> since = new HashMap<>();
        List<Integer> order = new ArrayList<>();
        int day = 20_000;
        for (int i = 0; i < 5_000; i++) {
            day += random.nextInt(10) == 0 ? 1 : 0;
            int id = random.nextInt(20);
            known.note(row, id, day);
            order.remove((Integer) id);
            order.add(0, id);
            since.putIfAbsent(id, day);
            while (order.size() > 12) {
                since.remove(order.remove(12));
            }
            int asked = random.nextInt(20);
            int since255 = since.getOrDefault(asked, day);
            assertThat(known.knows(row, asked, day)).isEqualTo((day - since255) % 255 != 0);
            assertThat(known.holds(row, asked)).isEqualTo(since.containsKey(asked));
        }
        known.clear(row);
        assertThat(known.holds(row, order.get(0))).isFalse();
    }

    @Test
    void sumsOfPeriodsAreExact() {
        Layout layout = new Layout();
        PeriodSum sum = new PeriodSum(layout);
        Slice row = layout.single();
        sum.add(row, 20_000, 12_345_678_901L);
        sum.add(row, 20_000, 1);
        sum.add(row, 19_999, 5);
        assertThat(sum.value(row, 20_000)).isEqualTo(12_345_678_902L);
        assertThat(sum.value(row, 20_001)).isZero();
        sum.add(row, 20_001, 7);
        assertThat(sum.value(row, 20_001)).isEqualTo(7);
        sum.add(row, 20_001, Long.MAX_VALUE);
        assertThat(sum.value(row, 20_001)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aWindowSumEqualsASlowTwin() {
        Random random = new Random(8);
        Layout layout = new Layout();
        WindowSum sum = new WindowSum(layout, 6, Duration.ofMinutes(10));
        Slice row = layout.single();
        TreeMap<Long, Double> twin = new TreeMap<>();
        long now = START;
        for (int i = 0; i < 5_000; i++) {
            now += random.nextInt(30) == 0 ? random.nextInt(5) * HOUR : random.nextInt(600) * SECOND;
            double amount = random.nextInt(1_000);
            sum.add(row, now, amount);
            twin.merge(Math.floorDiv(now, 600 * SECOND), amount, Double::sum);
            long seen = now + random.nextInt(2) * random.nextInt(3_600) * SECOND;
            long bucket = Math.floorDiv(seen, 600 * SECOND);
            double expected = twin.tailMap(bucket - 5).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(sum.value(row, seen)).isCloseTo(expected, within(0.01));
        }
    }

    @Test
    void whatIsUsualGrowsSlowly() {
        Layout layout = new Layout();
        DecayingPeak peak =
                new DecayingPeak(layout, Duration.ofDays(1), Duration.ofDays(10_000), new DecayingPeak.Growth(2, 5));
        Slice row = layout.single();
        for (int day = 0; day < 4; day++) {
            peak.add(row, START + day * 24 * HOUR, 1_000);
        }
        assertThat(peak.total(row, START + 72 * HOUR)).isEqualTo(1_000);
        assertThat(peak.value(row, START + 72 * HOUR)).as("10, 20, 40").isCloseTo(40, within(0.1));
        assertThat(peak.value(row, START + 96 * HOUR)).isCloseTo(80, within(0.1));
    }

    @Test
    void seenCountsDaysAndTimes() {
        Layout layout = new Layout();
        Seen seen = new Seen(layout);
        Slice row = layout.single();
        assertThat(seen.before(row, 20_000)).isFalse();
        for (int i = 0; i < 10; i++) {
            seen.note(row, 20_000 + i / 4);
        }
        assertThat(seen.days(row)).isEqualTo(3);
        assertThat(seen.times(row)).isEqualTo(10);
        assertThat(seen.before(row, 20_000)).isFalse();
        assertThat(seen.before(row, 20_001)).isTrue();
    }

    @Test
    void whatIsPutDownTodayIsTakenUpOnceTomorrow() {
        Layout layout = new Layout();
        Tomorrow tomorrow = new Tomorrow(layout);
        Slice row = layout.single();
        List<Integer> taken = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            tomorrow.put(row, number, 20_000);
            tomorrow.put(row, number, 20_000);
        }
        tomorrow.take(row, 20_000, taken::add);
        assertThat(taken).isEmpty();
        tomorrow.take(row, 20_001, taken::add);
        tomorrow.take(row, 20_001, taken::add);
        assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5);
    }
}
