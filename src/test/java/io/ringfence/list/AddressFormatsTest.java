package io.ringfence.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.network.SourceAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The forms in which public lists come. */
class AddressFormatsTest {
    @TempDir
    private Path folder;

    private final List<String> errors = new ArrayList<>();

    @Test
    void linesOfNetworksWithAHead() throws IOException {
        AddressList list = read("# VoIP blacklist\n# updated hourly\n192.0.2.1/32\n198.51.100.0/25\n");
        assertThat(has(list, "192.0.2.1")).isTrue();
        assertThat(has(list, "198.51.100.127")).isTrue();
        assertThat(has(list, "198.51.100.128")).isFalse();
    }

    @Test
    void jsonOfAddresses() throws IOException {
        AddressList list = read("{\"ipaddress\": [\"192.0.2.1\", \"2001:db8::1\"], \"ID\": \"1650932712\"}");
        assertThat(has(list, "192.0.2.1")).isTrue();
        assertThat(has(list, "2001:db8::1")).isTrue();
        assertThat(list.size()).isEqualTo(2);
    }

    @Test
    void jsonOfObjects() throws IOException {
        AddressList list = read("[{\"ip\": \"192.0.2.1\", \"seen\": \"2026-02-01\"}]");
        assertThat(list.find(address("192.0.2.1")).line()).isEqualTo(1);
    }

    @Test
    void rangesOfACountry() throws IOException {
        AddressList list = read("192.0.2.0,192.0.2.255,256,01/01/99,Somebody\n198.51.100.3,198.51.100.9,7,,\n");
        assertThat(has(list, "192.0.2.200")).isTrue();
        assertThat(has(list, "198.51.100.2")).isFalse();
        assertThat(has(list, "198.51.100.3")).isTrue();
        assertThat(has(list, "198.51.100.9")).isTrue();
        assertThat(has(list, "198.51.100.10")).isFalse();
    }

    @Test
    void aHeadingNamesTheColumn() throws IOException {
        AddressList list = read("date,ip,reason\n2026-01-01,192.0.2.1,scan\n2026-01-02,\"192.0.2.2\",scan\n");
        assertThat(has(list, "192.0.2.1")).isTrue();
        assertThat(has(list, "192.0.2.2")).isTrue();
        assertThat(errors).isEmpty();
    }

    @Test
    void errorsNameFileAndLineAndTheRestCounts() throws IOException {
        AddressList list = read("192.0.2.1\nnonsense\n192.0.2.9-192.0.2.3\n192.0.2.2\n");
        assertThat(list.size()).isEqualTo(2);
        assertThat(errors).hasSize(2);
        assertThat(errors.get(0)).contains("list.txt:2: \"nonsense\": must be an address");
        assertThat(errors.get(1)).contains("list.txt:3:");
    }

    @Test
    void rangesHoldExactlyTheirAddresses() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(600);
            int to = from + random.nextInt(600);
            AddressList list = AddressList.of("x", List.of(dotted(from) + "-" + dotted(to)));
            for (int at : new int[] {from - 1, from, (from + to) / 2, to, to + 1}) {
                assertThat(has(list, dotted(at)))
                        .as("%d in %d-%d", at, from, to)
                        .isEqualTo(at >= from && at <= to);
            }
        }
    }

    @Test
    void bothEndsOfTheWorld() {
        AddressList all = AddressList.of("x", List.of("0.0.0.0-255.255.255.255", "::-ffff:ffff:ffff:ffff::"));
        assertThat(has(all, "0.0.0.1")).isTrue();
        assertThat(has(all, "255.255.255.255")).isTrue();
        assertThat(has(all, "2001:db8::1")).isTrue();
    }

    @Test
    void anyBytesAreReadWithoutHarm() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            if (bytes.length > 1 && i % 2 == 0) {
                bytes[0] = (byte) (i % 4 == 0 ? '{' : '[');
            }
            Path file = Files.write(folder.resolve("list.txt"), bytes);
            AddressList.soundOf(file, new ArrayList<>());
            NumberList.soundOf(file, new ArrayList<>());
        }
    }

    @Test
    @Timeout(30)
    void aLineMadeToTakeLongDoesNot() throws IOException {
        AddressList list = read("192.0.2.1\n" + " #".repeat(400_000) + "\u0085x\n192.0.2.2\n");
        assertThat(list.size()).isEqualTo(2);
    }

    private AddressList read(String text) throws IOException {
        return AddressList.soundOf(Files.writeString(folder.resolve("list.txt"), text), errors);
    }

    private static String dotted(int offset) {
        int number = 0x0a000000 + 1_000 + offset;
        return (number >>> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    private static boolean has(AddressList list, String host) {
        return list.find(address(host)).found();
    }

    private static SourceAddress address(String host) {
        return SourceAddress.parse((host.contains(":") ? "IPV6" : "IPV4") + "/UDP/" + host + "/5060");
    }
}
