package io.ringfence.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BucketWindowTest {
    private static final long START = 1_790_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    @Test
    void countsWhatFellInItsBuckets() {
        Layout layout = new Layout();
        BucketWindow minute = new BucketWindow(layout, 12, Duration.ofSeconds(5));
        Slice row = layout.single();
        for (int second = 0; second < 60; second += 10) {
            minute.add(row, START + second * SECOND);
        }
        assertThat(minute.count(row, START + 50 * SECOND)).isEqualTo(6);
        assertThat(minute.count(row, START + 50 * SECOND, 6)).isEqualTo(3);
        assertThat(minute.count(row, START + 60 * SECOND)).isEqualTo(5);
        assertThat(minute.count(row, START + 109 * SECOND)).isEqualTo(1);
        assertThat(minute.count(row, START + 110 * SECOND)).isZero();
    }

    @Test
    void equalsASlowTwinUnderAnyTimes() {
        for (long seed = 1; seed <= 50; seed++) {
            fightTwin(new Random(seed));
        }
    }

    private static void fightTwin(Random random) {
        int buckets = 1 + random.nextInt(20);
        long width = 1 + random.nextInt(1_000);
        Layout layout = new Layout();
        layout.reserve(random.nextInt(40));
        BucketWindow window = new BucketWindow(layout, buckets, Duration.ofNanos(width));
        layout.reserve(8);
        Slice row = layout.single();
        List<Long> twin = new ArrayList<>();
        long now = START;
        long newest = START;
        for (int i = 0; i < 500; i++) {
            now += random.nextInt(10) == 0 ? random.nextLong(3 * width * buckets) : random.nextLong(width);
            long late = random.nextInt(5) == 0 ? random.nextLong(width * buckets) : 0;
            long bucket = Math.floorDiv(now - late, width);
            newest = Math.max(newest, now - late);
            window.add(row, now - late);
            if (bucket > Math.floorDiv(newest, width) - buckets) {
                twin.add(bucket);
            }
            int last = 1 + random.nextInt(buckets);
            long seen = now;
            long expected = twin.stream()
                    .filter(b -> b > Math.floorDiv(seen, width) - last && b <= Math.floorDiv(seen, width))
                    .count();
            assertThat(window.count(row, now, last)).isEqualTo((int) expected);
        }
    }

    @Test
    void errsOnlyWithinOneBucketOfTheEdge() {
        Random random = new Random(7);
        Layout layout = new Layout();
        BucketWindow window = new BucketWindow(layout, 12, Duration.ofSeconds(5));
        Slice row = layout.single();
        List<Long> all = new ArrayList<>();
        long now = START;
        for (int i = 0; i < 2_000; i++) {
            now += random.nextLong(8 * SECOND);
            all.add(now);
            window.add(row, now);
            long seen = now;
            long surely = all.stream().filter(at -> at > seen - 55 * SECOND).count();
            long atMost = all.stream().filter(at -> at > seen - 60 * SECOND).count();
            assertThat(window.count(row, now)).isBetween((int) surely, (int) atMost);
        }
    }

    @Test
    void startsAnewAfterAClockSetFarBack() {
        Layout layout = new Layout();
        BucketWindow window = new BucketWindow(layout, 4, Duration.ofSeconds(1));
        Slice row = layout.single();
        window.add(row, START + 1_000_000 * SECOND);
        window.add(row, START);
        assertThat(window.count(row, START)).isEqualTo(1);
    }

    @Test
    void staysAtTheMostABucketHolds() {
        Layout layout = new Layout();
        BucketWindow window = new BucketWindow(layout, 1, Duration.ofSeconds(1));
        Slice row = layout.single();
        for (int i = 0; i < 70_000; i++) {
            window.add(row, START);
        }
        assertThat(window.count(row, START)).isEqualTo(65_535);
    }

    @Test
    void refusesNoBucketsAndNoWidth() {
        assertThatThrownBy(() -> new BucketWindow(new Layout(), 0, Duration.ofSeconds(1)))
                .hasMessageContaining("0");
        assertThatThrownBy(() -> new BucketWindow(new Layout(), 1, Duration.ZERO))
                .hasMessageContaining("PT0S");
    }
}
