package io.ringfence.history.log.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.history.log.Sighting;
import io.ringfence.time.Clock;
import io.ringfence.time.SetClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is written to, put aside, emptied, made late. Polls are made by hand, so nothing waits. */
final class LogTailTest {
    @TempDir
    private Path folder;

    private static final long MILLI = 1_000_000;

    private final List<String> seen = new ArrayList<>();
    private final List<Long> since = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final Clock clock = new SetClock(now);
    private Path file;
    private LogTail tail;

    @BeforeEach
    void open() {
        file = folder.resolve("full");
        tail = new LogTail(file, 0, 0, clock, this::take);
    }

    @AfterEach
    void close() throws IOException {
        tail.close();
    }

    private void take(Sighting sighting, long sinceNanos) {
        seen.add(sighting.account());
        since.add(sinceNanos / MILLI);
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

    @Test
    void whatIsBelievedLaterIsStillKnownByWhenItWasRead() throws IOException {
        for (int poll = 1; poll <= 400; poll++) {
            now.set(poll * 250 * MILLI);
            if (poll % 2 == 0) {
                write(file, line("a" + poll)); // never quiet for long enough
            }
            tail.poll();
        }

        assertThat(seen).hasSizeBetween(150, 199);
        assertThat(since).containsExactlyElementsOf(longs(seen.size(), n -> 500L * n + 250));
    }

    @Test
    void ofALineThatIsReadLateItIsKnownSinceWhenItMayStandThere() throws IOException {
        now.set(1_000 * MILLI);
        tail.poll();
        write(file, line("a"));
        now.set(9_000 * MILLI);
        tail.poll();
        write(file, "x".repeat(5_000) + "\n" + line("b"));
        now.set(20_000 * MILLI);
        polls();

        assertThat(seen).containsExactly("a", "b");
        assertThat(since).containsExactly(1_000L, 9_000L);
    }

    @Test
    void anotherFileUnderTheNameIsReadAnew() throws IOException {
        now.set(1_000 * MILLI);
        write(file, line("a") + line("b") + line("c"));
        polls();
        now.set(2_000 * MILLI);
        polls();
        Files.delete(file);
        write(file, line("d"));
        now.set(3_000 * MILLI);
        polls();

        assertThat(seen).containsExactly("a", "b", "c", "d");
        assertThat(since).containsExactly(0L, 0L, 0L, 2_000L);
    }

    private static List<Long> longs(int count, IntToLongFunction each) {
        return IntStream.range(0, count).mapToLong(each).boxed().toList();
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
