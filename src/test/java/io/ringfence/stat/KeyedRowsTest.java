package io.ringfence.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyedRowsTest {
    private final Slice slice = new Slice();

    private record Key(String scope, int kind, String name) {}

    @Test
    void equalsAMapWhileThereIsRoom() {
        for (int seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            KeyedRows rows = new KeyedRows(8, 20_000, random.nextLong(), random.nextLong());
            Map<Key, Long> twin = new HashMap<>();
            for (int i = 0; i < 60_000; i++) {
                operate(rows, twin, random, i);
            }
            assertThat(rows.size()).isEqualTo(twin.size());
            twin.forEach((key, value) -> {
                int row = rows.find(key.scope(), key.kind(), key.name());
                assertThat(row).isNotEqualTo(KeyedRows.NONE);
                assertThat(read(rows, row)).isEqualTo(value);
            });
        }
    }

    private void operate(KeyedRows rows, Map<Key, Long> twin, Random random, long value) {
        Key key = new Key("pbx" + random.nextInt(3), random.nextInt(2), Integer.toString(random.nextInt(3_000)));
        int row = rows.find(key.scope(), key.kind(), key.name());
        assertThat(row != KeyedRows.NONE).isEqualTo(twin.containsKey(key));
        if (row == KeyedRows.NONE) {
            row = rows.insert(key.scope(), key.kind(), key.name());
            assertThat(read(rows, row)).isZero();
        } else if (random.nextInt(3) == 0) {
            rows.remove(row);
            twin.remove(key);
            return;
        }
        write(rows, row, value);
        twin.put(key, value);
    }

    @Test
    void neverHoldsMoreThanItsCapacityAndKeepsWhatIsUsed() {
        KeyedRows rows = new KeyedRows(8, 1_000, 1, 2);
        List<String> regulars = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            regulars.add("regular" + i);
            write(rows, rows.insert("pbx", 0, "regular" + i), i);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(rows.find("pbx", 0, regulars.get(i % 500))).isNotEqualTo(KeyedRows.NONE);
            rows.insert("pbx", 0, "passer" + i);
            assertThat(rows.size()).isLessThanOrEqualTo(1_000);
        }
        for (int i = 0; i < 500; i++) {
            assertThat(read(rows, rows.find("pbx", 0, regulars.get(i)))).isEqualTo(i);
        }
    }

    @Test
    void evictsTheSameWhateverItsHashKey() {
        List<Boolean> one = survivors(1, 2);
        assertThat(one).isEqualTo(survivors(3, 4)).contains(true).contains(false);
    }

    private static List<Boolean> survivors(long k0, long k1) {
        KeyedRows rows = new KeyedRows(8, 100, k0, k1);
        Random random = new Random(17);
        for (int i = 0; i < 3_000; i++) {
            String name = "n" + random.nextInt(200);
            if (rows.find("pbx", 0, name) == KeyedRows.NONE) {
                rows.insert("pbx", 0, name);
            }
        }
        List<Boolean> survivors = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            survivors.add(rows.find("pbx", 0, "n" + i) != KeyedRows.NONE);
        }
        return survivors;
    }

    @Test
    void theRowsUsedLastStay() {
        KeyedRows rows = new KeyedRows(8, 5, 1, 2);
        for (int i = 0; i < 1_000; i++) {
            int[] made = new int[4];
            for (int j = 0; j < 4; j++) {
                made[j] = rows.insert("pbx", 0, i + "/" + j);
            }
            for (int j = 0; j < 4; j++) {
                assertThat(rows.find("pbx", 0, i + "/" + j)).isEqualTo(made[j]);
            }
        }
        assertThatThrownBy(() -> new KeyedRows(8, 4, 1, 2)).hasMessageContaining("4");
    }

    @Test
    void overlongNamesAreKeptShortAndApart() {
        KeyedRows rows = new KeyedRows(8, 100, 1, 2);
        String common = "x".repeat(60_000);
        int one = rows.insert("pbx", 0, common + "1");
        int two = rows.insert("pbx", 0, common + "2");
        assertThat(rows.find("pbx", 0, common + "1")).isEqualTo(one);
        assertThat(rows.find("pbx", 0, common + "2")).isEqualTo(two).isNotEqualTo(one);
    }

    private long read(KeyedRows rows, int row) {
        rows.point(slice, row);
        return slice.getLong(0);
    }

    private void write(KeyedRows rows, int row, long value) {
        rows.point(slice, row);
        slice.putLong(0, value);
    }
}
