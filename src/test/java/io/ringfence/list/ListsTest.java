package io.ringfence.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringfence.network.SourceAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theLongestEntryCountsAndKnowsItsLine() throws IOException {
        Path one = file("one.csv", "number;note\n+252 61 234 5678;a phone\n25261*;all of them\n");
        Path two = file("two.txt", "# ranges\n252612000-252612999 # a range\n\n0037060*\n");
        NumberList list = NumberList.of(List.of(one, two));

        assertThat(list.find("252612345678")).isEqualTo(new Listed("one.csv", 2, "252612345678"));
        assertThat(list.find("252612345679")).isEqualTo(new Listed("two.txt", 2, "252612000-252612999"));
        assertThat(list.find("252619999999")).isEqualTo(new Listed("one.csv", 3, "25261*"));
        assertThat(list.find("37060123456").line()).isEqualTo(4);
        assertThat(list.find("25262").found()).isFalse();
        assertThat(list.find("").found()).isFalse();
        assertThat(list.find("25261x").found()).isFalse();
    }

    @Test
    void aNumberThatStandsAloneIsNoPrefix() throws IOException {
        NumberList list = NumberList.of(List.of(file("list", "\"+1 (212) 555.0100\"\n")));

        assertThat(list.find("12125550100").found()).isTrue();
        assertThat(list.find("121255501001").found()).isFalse();
        assertThat(list.find("1212555010").found()).isFalse();
    }

    @Test
    void rangesHoldWhatASlowTwinSaysTheyHold() throws IOException {
        Random random = new Random(5);
        List<long[]> ranges = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            long from = 1_000 + random.nextInt(9_000);
            long to = Math.min(9_999, from + random.nextInt(300));
            ranges.add(new long[] {from, to});
            text.append(from).append('-').append(to).append('\n');
        }
        NumberList list = NumberList.of(List.of(file("ranges", text.toString())));
        for (long number = 1_000; number < 10_000; number++) {
            long one = number;
            boolean within = ranges.stream().anyMatch(range -> range[0] <= one && one <= range[1]);
            assertThat(list.find(number + "77").found()).as("%d", number).isEqualTo(within);
        }
    }

    @Test
    void everyWrongLineIsNamed() throws IOException {
        Path bad = file("bad.csv", "number\n12125550100\nx\u001b[31m\n25261-2526\n0\n");
        InvalidList invalid = catchThrowableOfType(InvalidList.class, () -> NumberList.of(List.of(bad)));

        assertThat(invalid.errors()).hasSize(3);
        assertThat(invalid.getMessage())
                .contains("bad.csv:3: \"x?[31m\"", "bad.csv:4:", "bad.csv:5:")
                .doesNotContain("\u001b");
        assertThat(catchThrowableOfType(InvalidList.class, () -> NumberList.of(List.of(folder.resolve("missing")))))
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 3",
        "192.0.2.8, 2",
        "192.0.3.1, 0",
        "2001:db8:1:2::9, 5",
        "2001:db8:1:3::9, 4",
        "2001:db9::1, 0",
        "'', 0"
    })
    void theSmallestNetworkCounts(String host, int line) throws IOException {
        Path list = file("a.txt", "; header\n192.0.2.0/24\n192.0.2.7\n2001:db8::/32, all\n2001:db8:1:2::5\n");
        AddressList addresses = AddressList.of(List.of(list));

        assertThat(addresses.find(new SourceAddress("UDP", host, 5060)).line()).isEqualTo(line);
        assertThat(addresses.size()).isEqualTo(4);
    }

    @Test
    void whatIsNoAddressIsRefused() throws IOException {
        Path list = file("a.txt", "address\nexample.org.1:x\n192.0.2.0/33\n192.0.2.0/x\n0.0.0.0/0\n");
        InvalidList invalid = catchThrowableOfType(InvalidList.class, () -> AddressList.of(List.of(list)));

        assertThat(invalid.errors()).hasSize(4);
    }
}
