package io.ringfence.history.log.live;

import io.ringfence.history.log.LineJudge;
import io.ringfence.history.log.Sighting;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of a log that is being written. Goes on where a rotated file goes on: what was written to the old one before it was put
 * aside is read first. A file that became shorter is read from its beginning, for it was copied and emptied.
 */
final class LogTail implements AutoCloseable {
    private static final int LONGEST = 1 << 16;
    private static final int MOST_A_POLL = 1 << 22;
    private static final int QUIET_POLLS = 2;
    private static final int MOST_POLLS = 1024;

    private final Path file;
    private final Clock clock;
    private final LineJudge judge;

    /** When the poll before looked, by the first line a poll read: what a line says is told of long after it was read. */
    private final NavigableMap<Long, Long> looks = new TreeMap<>();

    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 17);
    private final byte[] line = new byte[LONGEST];
    private int kept;
    private long length;
    private long number;
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    private int quiet;
    private long lookedNanos;

    /**
     * Follows {@code file} from its beginning, whenever it appears.
     *
     * @param lookedNanos when it was not there yet or is not read before, nanoseconds since 1970
     * @param sink takes each with the moment before which its line was not there
     */
    LogTail(Path file, long nearLocalSeconds, long lookedNanos, Clock clock, ObjLongConsumer<Sighting> sink) {
        this.file = file;
        this.lookedNanos = lookedNanos;
        this.clock = clock;
        this.judge = new LineJudge(sighting -> sink.accept(sighting, looked(sighting.line())));
        judge.near(nearLocalSeconds, false);
    }

    /** Follows only what is written from now on, if the file is there. */
    void skipToEnd() throws IOException {
        FileChannel opened = open();
        if (opened != null) {
            opened.position(opened.size());
        }
    }

    /** Reads what has been written since; false when there was nothing. */
    boolean poll() throws IOException {
        long now = clock.epochNanos();
        int read = read();
        if (read < MOST_A_POLL) { // else there is more, and it was there by now
            lookedNanos = now;
        }
        quiet = read > 0 ? 0 : quiet + 1;
        if (quiet == QUIET_POLLS) {
            judge.flush(); // what Asterisk writes at once has come at once
        }
        return read > 0;
    }

    private int read() throws IOException {
        FileChannel from = channel == null ? open() : channel;
        if (from == null) {
            return 0;
        }
        if (from.size() < from.position()) {
            from.position(0);
            begin();
        }
        int read = drain(from);
        if (read == 0 && replaced()) {
            close();
            begin();
            FileChannel next = open();
            read = next == null ? 0 : drain(next);
        }
        return read;
    }

    private long looked(long line) {
        Map.Entry<Long, Long> look = looks.floorEntry(line);
        return look == null ? lookedNanos : look.getValue();
    }

    private void begin() {
        judge.flush();
        kept = 0;
        length = 0;
        number = 0;
        looks.clear();
    }

    private int drain(FileChannel from) throws IOException {
        looks.put(number + 1, lookedNanos);
        if (looks.size() > MOST_POLLS) {
            looks.pollFirstEntry();
        }
        int all = 0;
        while (all < MOST_A_POLL) {
            buffer.clear();
            int read = from.read(buffer);
            if (read <= 0) {
                break;
            }
            all += read;
            take(buffer.array(), read);
        }
        return all;
    }

    private void take(byte[] bytes, int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, from, i + 1);
                int end = kept > 0 && line[kept - 1] == '\n' ? kept - 1 : kept;
                while (end > 0 && line[end - 1] == '\r') {
                    end--;
                }
                judge.line(line, 0, end, ++number, length, length <= LONGEST);
                kept = 0;
                length = 0;
                from = i + 1;
            }
        }
        keep(bytes, from, count);
    }

    private void keep(byte[] bytes, int from, int to) {
        int fits = Math.min(to - from, LONGEST - kept);
        System.arraycopy(bytes, from, line, kept, fits);
        kept += fits;
        length += to - from;
    }

    private @Nullable FileChannel open() throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        key = key(file);
        channel = FileChannel.open(file, StandardOpenOption.READ);
        return channel;
    }

    /** Whether the name now stands for another file. */
    private boolean replaced() throws IOException {
        return Files.isRegularFile(file) && !Objects.equals(key(file), key);
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
