package io.ringfence.act.ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of nftables, with programs that stand for it. */
class PerimeterCheckTest {
    @TempDir
    private Path folder;

    @Test
    void saysThatItIsNotInstalled() {
        assertThat(Perimeters.nftables("/nowhere/nft", true)).singleElement().satisfies(line -> {
            assertThat(line.bad()).isTrue();
            assertThat(line.says()).contains("apt install nftables");
        });
    }

    @Test
    void saysThatItMayNotBeUsed() throws IOException {
        String nft = program("echo 'Operation not permitted (you must be root)'; exit 1");

        assertThat(Perimeters.nftables(nft, true)).singleElement().satisfies(line -> {
            assertThat(line.bad()).isTrue();
            assertThat(line.says()).contains("Operation not permitted", "CAP_NET_ADMIN");
        });
    }

    @Test
    void saysWhetherTheTableIsThere() throws IOException {
        String without = program("cat >/dev/null; [ $1 = -c ]");
        assertThat(Perimeters.nftables(without, true)).singleElement().satisfies(line -> {
            assertThat(line.bad()).isFalse();
            assertThat(line.says()).contains("is not there yet").doesNotContain("observe");
        });
        String with = program("cat >/dev/null; exit 0");
        assertThat(Perimeters.nftables(with, false))
                .singleElement()
                .satisfies(line -> assertThat(line.says()).contains("inet ringfence is there", "mode is observe"));
    }

    private String program(String script) throws IOException {
        Path file = Files.createTempFile(folder, "nft", "");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file.toString();
    }
}
