package io.ringfence.stat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private final Layout layout = new Layout();
    private final Level level = new Level(layout);
    private final Slice slice = new Slice();

    /** A twin that takes checkpoints at random moments and is rebuilt from them is the same in the end. */
    @Test
    void whatWasDrainedRebuildsTheRows() {
        Random random = new Random(7);
        TwoPools pools = new TwoPools(layout, 50_000, 50_000, 1, 2);
        pools.noteUses();
        Map<String, SavedRow> saved = new HashMap<>();
        Map<String, Integer> truth = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String name = "1" + random.nextInt(3_000);
            pools.point(slice, "pbx", 0, name, random.nextInt(4) == 0);
            level.up(slice);
            truth.merge(name, 1, Integer::sum);
            if (random.nextInt(500) == 0) {
                pools.drain(random.nextInt(400), row -> saved.put(row.name(), row));
            }
        }
        pools.drain(Integer.MAX_VALUE, row -> saved.put(row.name(), row));

        TwoPools rebuilt = new TwoPools(twin(), 50_000, 50_000, 3, 4);
        saved.values().forEach(row -> rebuilt.restore(row, slice));

        assertThat(rebuilt.proven()).isEqualTo(pools.proven());
        assertThat(rebuilt.claimed()).isEqualTo(pools.claimed());
        truth.forEach((name, count) -> {
            rebuilt.point(slice, "pbx", 0, name, false);
            assertThat(level.value(slice)).isEqualTo(count);
        });
    }

    @Test
    void onlyRowsUsedSinceAreHandedOverAndOnce() {
        TwoPools pools = new TwoPools(layout, 100, 100, 1, 2);
        pools.point(slice, "pbx", 0, "before", true);
        pools.noteUses();
        pools.point(slice, "pbx", 0, "a", true);
        pools.point(slice, "pbx", 0, "b", false);
        pools.point(slice, "pbx", 0, "a", true);

        assertThat(drained(pools)).containsExactlyInAnyOrder("a", "b");
        assertThat(drained(pools)).isEmpty();
        pools.point(slice, "pbx", 0, "before", true);
        assertThat(drained(pools)).containsExactly("before");
    }

    @Test
    void evictedRowsAreLeftOut() {
        TwoPools pools = new TwoPools(layout, 10, 10, 1, 2);
        pools.noteUses();
        for (int i = 0; i < 1_000; i++) {
            pools.point(slice, "pbx", 0, "n" + i, true);
        }
        Set<String> names = new HashSet<>(drained(pools));

        assertThat(names).hasSize(10).contains("n999");
    }

    @Test
    void aRowOfAnotherLengthIsNotTaken() {
        TwoPools pools = new TwoPools(layout, 10, 10, 1, 2);

        pools.restore(new SavedRow("pbx", 0, "x", true, new byte[3]), slice);

        assertThat(slice.present()).isFalse();
        assertThat(pools.proven()).isZero();
    }

    @Test
    void layoutsWithOtherPlacesDiffer() {
        Layout other = new Layout();
        other.reserve(8);
        other.reserve(Short.BYTES);

        assertThat(twin().places()).isEqualTo(layout.places()).isNotEqualTo(other.places());
    }

    private static Layout twin() {
        Layout twin = new Layout();
        twin.reserve(Short.BYTES);
        return twin;
    }

    private static List<String> drained(TwoPools pools) {
        List<String> names = new ArrayList<>();
        pools.drain(100, row -> names.add(row.name()));
        return names;
    }
}
