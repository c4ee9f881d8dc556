package io.ringfence.act.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dialplan finds. */
class FencedFolderTest {
    private static final long NOW = TimeUnit.SECONDS.toNanos(1_800_000_000L);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    @TempDir
    private Path root;

    @Test
    void aFileStandsForEachExtensionAndClassAndEndsWithTheFenceOrTheLease() throws IOException {
        say(Map.of("international", Map.of("1005", NOW + MINUTE, "1006", NOW + 60 * MINUTE)));
        assertThat(files()).containsExactly("international/1005", "international/1006");
        assertThat(until("international/1005")).isEqualTo(NOW + MINUTE);
        assertThat(until("international/1006")).isEqualTo(NOW + FencedFolder.LEASE_NANOS);
        folder().say(Map.of("international", Map.of("1006", NOW + 60 * MINUTE)), NOW + 5 * MINUTE);
        assertThat(files()).containsExactly("international/1006");
        assertThat(until("international/1006")).isEqualTo(NOW + 5 * MINUTE + FencedFolder.LEASE_NANOS);
        say(Map.of());
        assertThat(files()).isEmpty();
    }

    @Test
    void anotherUserSeesThem() throws IOException {
        say(Map.of("premium", Map.of("1005", NOW + MINUTE)));
        for (Path folder : List.of(folderPath(), folderPath().resolve("premium"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwxr-xr-x");
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folderPath().resolve("premium/1005"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void aHostileNameIsNoPath() throws IOException {
        Map<String, Long> hostile = new TreeMap<>();
        List.of(
                        "../1005",
                        "/etc/passwd",
                        "..",
                        ".",
                        "",
                        "10 05",
                        "1005\n",
                        "1005\u0000",
                        "1*5",
                        "é",
                        "x".repeat(10_000))
                .forEach(name -> hostile.put(name, NOW + MINUTE));
        hostile.put("a_B-9", NOW + MINUTE);
        say(Map.of("international", hostile));
        assertThat(files()).containsExactly("international/a_B-9");
    }

    @Test
    void whatIsNotOursStays() throws IOException {
        Files.createDirectories(folderPath().resolve("international/1009"));
        Files.writeString(folderPath().resolve("international/1008"), "a note");
        Files.createSymbolicLink(
                folderPath().resolve("international/1007"), Files.writeString(root.resolve("elsewhere"), ""));
        Files.createFile(folderPath().resolve("international/notes.txt"));
        Files.createFile(folderPath().resolve("international/1005"));
        Set<String> before = files();
        say(Map.of());
        before.remove("international/1005");
        assertThat(files()).as("only the fence of another life falls").isEqualTo(before);
        assertThatThrownBy(() -> say(Map.of("international", Map.of("1008", NOW + MINUTE))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in the way");
        assertThatThrownBy(() -> say(Map.of("international", Map.of("1007", NOW + MINUTE))))
                .isInstanceOf(IOException.class);
        assertThat(Files.getLastModifiedTime(root.resolve("elsewhere")).to(TimeUnit.NANOSECONDS))
                .isLessThan(NOW + MINUTE + FencedFolder.LEASE_NANOS);
    }

    private FencedFolder folder() {
        return new FencedFolder(folderPath(), Set.of("international", "premium"));
    }

    private Path folderPath() {
        return root.resolve("fenced");
    }

    private void say(Map<String, Map<String, Long>> barred) throws IOException {
        folder().say(barred, NOW);
    }

    private long until(String file) throws IOException {
        return Files.getLastModifiedTime(folderPath().resolve(file)).to(TimeUnit.NANOSECONDS);
    }

    private Set<String> files() throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(folderPath())) {
            all.filter(file -> !Files.isDirectory(file))
                    .forEach(file -> files.add(folderPath().relativize(file).toString()));
        }
        return files;
    }
}
