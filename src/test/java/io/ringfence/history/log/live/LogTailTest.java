package io.ringfence.history.log.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.history.log.Sighting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is written to, put aside, emptied, made late. Polls are made by hand, so nothing waits. */
final class LogTailTest {
    @TempDir
    private Path folder;

    private final List<String> seen = new ArrayList<>();
    private Path file;
    private LogTail tail;

    @BeforeEach
    void open() {
        file = folder.resolve("full");
        tail = new LogTail(file, 0, this::take);
    }

    @AfterEach
    void close() throws IOException {
        tail.close();
    }

    private void take(Sighting sighting) {
        seen.add(sighting.account());
    }

    @Test
    void whatIsWrittenIsSeen() throws IOException {
        write(file, line("a") + line("b"));
        polls();

        assertThat(seen).containsExactly("a", "b");
    }

    @Test
    void whatWasThereBeforeIsNot() throws IOException {
        write(file, line("a"));
        tail.skipToEnd();
        write(file, line("b"));
        polls();

        assertThat(seen).containsExactly("b");
    }

    @Test
    void aLineMayComeInParts() throws IOException {
        String line = line("a");
        write(file, line.substring(0, 40));
        polls();
        write(file, line.substring(40));
        polls();

        assertThat(seen).containsExactly("a");
    }

    @Test
    void aFileThatComesLateIsReadFromItsBeginning() throws IOException {
        polls();
        write(file, line("a"));
        polls();

        assertThat(seen).containsExactly("a");
    }

    @Test
    void rotationLosesNothing() throws IOException {
        write(file, line("a"));
        polls();
        write(file, line("b"));
        Files.move(file, folder.resolve("full.1"));
        write(folder.resolve("full.1"), line("c"));
        polls();
        write(file, line("d"));
        polls();

        assertThat(seen).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aFileCopiedAndEmptiedIsReadFromItsBeginning() throws IOException {
        write(file, line("a") + line("b"));
        polls();
        Files.write(file, new byte[0]);
        write(file, line("c"));
        polls();

        assertThat(seen).containsExactly("a", "b", "c");
    }

    @Test
    void aLineOfMegabytesIsSkipped() throws IOException {
        write(file, line("a") + "x".repeat(3_000_000) + "\n" + line("b"));
        polls();

        assertThat(seen).containsExactly("a", "b");
    }

    private void polls() throws IOException {
        for (int poll = 0; poll < 4; poll++) {
            tail.poll();
        }
    }

    private static String line(String account) {
        return "[2024-05-01 10:00:00] NOTICE[1] manager.c: 192.0.2.4 failed to authenticate as '" + account + "'\n";
    }

    private static void write(Path to, String text) throws IOException {
        Files.write(to, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
