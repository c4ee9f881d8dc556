package io.ringfence.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmallStructuresTest {
    private static final long START = 1_789_999_200_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;

    @Test
    void aPeakIsTheBusiestFinishedHourAndHalves() {
        Layout layout = new Layout();
        DecayingPeak peak = new DecayingPeak(layout, Duration.ofHours(1), Duration.ofHours(10));
        Slice row = layout.single();
        for (int i = 0; i < 100; i++) {
            peak.add(row, START + i);
        }
        assertThat(peak.value(row, START + HOUR - 1)).isZero();
        assertThat(peak.value(row, START + HOUR)).isCloseTo(100, within(1e-3));
        assertThat(peak.value(row, START + 11 * HOUR)).isCloseTo(50, within(1e-3));
        peak.add(row, START + 11 * HOUR);
        assertThat(peak.value(row, START + 21 * HOUR)).isCloseTo(25, within(1e-3));
        for (int i = 0; i < 80; i++) {
            peak.add(row, START + 21 * HOUR);
        }
        assertThat(peak.value(row, START + 22 * HOUR)).isCloseTo(80, within(1e-3));
    }

    @Test
    void aPeakEqualsItsClosedForm() {
        Random random = new Random(3);
        Layout layout = new Layout();
        DecayingPeak peak = new DecayingPeak(layout, Duration.ofHours(1), Duration.ofHours(24));
        Slice row = layout.single();
        Map<Long, Integer> counts = new HashMap<>();
        long hour = START / HOUR;
        for (int i = 0; i < 2_000; i++) {
            hour += random.nextInt(20) == 0 ? random.nextInt(50) : 0;
            counts.merge(hour, 1, Integer::sum);
            peak.add(row, hour * HOUR);
            long now = hour;
            double expected = counts.entrySet().stream()
                    .filter(e -> e.getKey() < now)
                    .mapToDouble(e -> e.getValue() * Math.pow(2, -(now - 1 - e.getKey()) / 24.0))
                    .max()
                    .orElse(0);
            assertThat(peak.value(row, now * HOUR)).isCloseTo(expected, within(1e-3 * Math.max(1, expected)));
        }
    }

    @Test
    void aSetHoldsWhatWasPutIn() {
        Random random = new Random(5);
        Layout layout = new Layout();
        SmallSet set = new SmallSet(layout, 678);
        Level neighbour = new Level(layout);
        Slice row = layout.single();
        Set<Integer> twin = new HashSet<>();
        assertThat(set.isEmpty(row)).isTrue();
        for (int i = 0; i < 300; i++) {
            int number = random.nextInt(678);
            set.add(row, number);
            twin.add(number);
        }
        for (int number = 0; number < 678; number++) {
            assertThat(set.contains(row, number)).isEqualTo(twin.contains(number));
        }
        assertThat(set.isEmpty(row)).isFalse();
        assertThat(neighbour.value(row)).isZero();
        assertThatThrownBy(() -> set.add(row, 678)).hasMessageContaining("678");
        assertThatThrownBy(() -> set.contains(row, -1)).hasMessageContaining("-1");
    }

    @Test
    void aLevelStaysWithinItsBounds() {
        Layout layout = new Layout();
        Level level = new Level(layout);
        Slice row = layout.single();
        level.down(row);
        assertThat(level.value(row)).isZero();
        for (int i = 0; i < 65_540; i++) {
            level.up(row);
        }
        assertThat(level.value(row)).isEqualTo(65_535);
        level.down(row);
        assertThat(level.value(row)).isEqualTo(65_534);
    }

    @Test
    void nothingIsReservedOnceRowsExist() {
        Layout layout = new Layout();
        assertThat(layout.reserve(3)).isZero();
        assertThat(layout.reserve(1)).isEqualTo(4);
        assertThat(layout.close()).isEqualTo(8);
        assertThatThrownBy(() -> layout.reserve(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sipHashIsGuavas() {
        Random random = new Random(9);
        for (int length = 0; length < 40; length++) {
            long k0 = random.nextLong();
            long k1 = random.nextLong();
            String text = text(random, length);
            ByteBuffer units = ByteBuffer.allocate(2 * length).order(ByteOrder.LITTLE_ENDIAN);
            text.chars().forEach(c -> units.putShort((short) c));
            assertThat(new SipHash(k0, k1).of(text))
                    .isEqualTo(
                            Hashing.sipHash24(k0, k1).hashBytes(units.array()).asLong());
        }
    }

    private static String text(Random random, int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) random.nextInt(0x10000);
        }
        return new String(text);
    }
}
