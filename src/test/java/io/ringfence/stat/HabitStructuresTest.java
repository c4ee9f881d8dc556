package io.ringfence.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HabitStructuresTest {
    private static final int DAY = 86_400;
    private static final int PRECIOUS = 4;

    @Test
    void aHabitIsTheDaysBeforeThisOneNearThisHour() {
        Random random = new Random(11);
        Layout layout = new Layout();
        WeeklyHabit habit = new WeeklyHabit(layout);
        Slice row = layout.single();
        Set<List<Integer>> seen = new HashSet<>();
        for (int day = 18_000; day < 18_050; day++) {
            int kind = Math.floorMod(day, 7) == 0 ? 2 : Math.floorMod(day, 7) == 6 ? 1 : 0;
            for (int i = 0; i < random.nextInt(4); i++) {
                int hour = random.nextInt(24);
                habit.add(row, day, kind, hour);
                seen.add(List.of(day, kind, hour));
            }
            int asked = random.nextInt(24);
            int today = day;
            int expected = 0;
            for (int near = asked - 1; near <= asked + 1; near++) {
                int hour = Math.floorMod(near, 24);
                expected += (int) Math.min(
                        15,
                        seen.stream()
                                .filter(one -> one.get(0) < today && one.get(1) == kind && one.get(2) == hour)
                                .count());
            }
            assertThat(habit.days(row, day, kind, asked)).as("day %d", day).isEqualTo(expected);
        }
    }

    @Test
    void aHabitFadesInEightWeeks() {
        Layout layout = new Layout();
        WeeklyHabit habit = new WeeklyHabit(layout);
        Slice row = layout.single();
        for (int day = 1; day <= 8; day++) {
            habit.add(row, day, 0, 9);
        }
        assertThat(habit.days(row, 9, 0, 9)).isEqualTo(8);
        habit.add(row, 60, 1, 9);
        assertThat(habit.days(row, 60, 0, 9)).isEqualTo(4);
        habit.add(row, 60 + 3 * 56, 1, 9);
        assertThat(habit.days(row, 229, 0, 9)).isZero();
    }

    @Test
    void daysSeenEqualTheirSlowTwin() {
        Random random = new Random(12);
        for (int run = 0; run < 50; run++) {
            Layout layout = new Layout();
            DaysSeen days = new DaysSeen(layout, 10);
            Slice row = layout.single();
            TreeSet<Integer> twin = new TreeSet<>();
            int day = 100;
            assertThat(days.pause(row, day, 1)).isEqualTo(DaysSeen.never());
            for (int i = 0; i < 40; i++) {
                day += random.nextInt(4) == 0 ? random.nextInt(30) : random.nextInt(2);
                days.add(row, day);
                twin.add(day);
                assertThat(days.first(row)).isEqualTo(twin.first());
                assertThat(days.last(row)).isEqualTo(twin.last());
                assertThat(days.count(row)).isEqualTo(twin.size());
                int asked = day + random.nextInt(20);
                assertThat(days.pause(row, asked, 1)).isEqualTo(pause(twin, asked));
            }
        }
    }

    private static int pause(TreeSet<Integer> days, int asked) {
        if (asked - days.last() >= 10) {
            return asked - days.last();
        }
        int resumed = days.first();
        int pause = DaysSeen.never();
        Integer before = null;
        for (int day : days) {
            if (before != null && day - before >= 10) {
                resumed = day;
                pause = day - before;
            }
            before = day;
        }
        return asked - resumed <= 1 ? pause : 0;
    }

    @Test
    void aRoughCountIsNearTheTruth() {
        Random random = new Random(13);
        for (int truth : new int[] {0, 1, 5, 10, 20, 40}) {
            double sum = 0;
            for (int run = 0; run < 300; run++) {
                Layout layout = new Layout();
                RoughCount count = new RoughCount(layout);
                Slice row = layout.single();
                for (int i = 0; i < truth; i++) {
                    long thing = random.nextLong();
                    count.add(row, thing, 100 + i % 2);
                    count.add(row, thing, 101);
                }
                sum += count.count(row, 101);
                assertThat(count.count(row, 103)).isZero();
            }
            assertThat(sum / 300).as("%d", truth).isCloseTo(truth, within(0.5 + truth * 0.05));
        }
    }

    @Test
    void placesEqualTheirSlowTwin() {
        Random random = new Random(14);
        Layout layout = new Layout();
        Places places = new Places(layout, 4);
        Slice row = layout.single();
        List<Twin> twins = new ArrayList<>();
        long second = 20_000L * DAY;
        for (int i = 0; i < 5_000; i++) {
            second += random.nextInt(30_000);
            long number = random.nextInt(7) - 3L;
            long now = second;
            Twin twin = twins.stream()
                    .filter(one -> one.number == number)
                    .findFirst()
                    .orElse(null);
            int index = places.find(row, number);
            assertThat(index == Places.NONE).isEqualTo(twin == null);
            if (twin == null) {
                if (twins.size() == 4) {
                    twins.remove(twins.stream()
                            .min(Comparator.comparingLong((Twin one) ->
                                            one.precious() && now - one.last <= DAY ? 3 : Math.min(3, one.days))
                                    .thenComparing(one -> one.last))
                            .orElseThrow());
                }
                twins.add(new Twin(number, now));
                places.add(row, number, (int) number & 7, (int) number & 7, PRECIOUS, now);
            } else {
                twin.seen(now);
                places.seen(row, index, now);
            }
            for (Twin one : twins) {
                int kept = places.find(row, one.number);
                assertThat(kept).isNotEqualTo(Places.NONE);
                assertThat(places.last(row, kept)).isEqualTo(one.last);
                assertThat(places.first(row, kept)).isEqualTo(one.first / 3_600 * 3_600);
                assertThat(places.days(row, kept)).isEqualTo(Math.min(255, one.days));
                assertThat(places.label(row, kept)).isEqualTo((int) one.number & 7);
                assertThat(places.marks(row, kept)).isEqualTo((int) one.number & 7);
            }
        }
    }

    private static final class Twin {
        final long number;
        final long first;
        long last;
        int days = 1;

        boolean precious() {
            return (number & PRECIOUS) != 0;
        }

        Twin(long number, long now) {
            this.number = number;
            first = now;
            last = now;
        }

        void seen(long now) {
            days += now / DAY > last / DAY ? 1 : 0;
            last = now;
        }
    }
}
