package io.ringfence.history.log;

import io.ringfence.history.csv.Unpacked;
import io.ringfence.history.log.line.Foreign;
import io.ringfence.history.log.line.LogLines;
import io.ringfence.history.log.line.LogTime;
import io.ringfence.history.log.line.Prefix;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One log file of Asterisk, packed or not, read from its beginning to its end.
 *
 * @param lines it has
 * @param messages lines that begin as Asterisk, syslog or journald begin one
 * @param ahead seconds by which its clock was ahead of UTC, {@link Integer#MIN_VALUE} when it does not show
 */
public record LogFile(Path file, long lines, long messages, int ahead) {
    private static final int LOOK = 1 << 16;
    private static final int SOME = 3;
    private static final int DAY = 86_400;
    private static final Pattern YEAR =
            Pattern.compile("(?:EventTV=\"|\\[|^|\n)((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)[T ]");
    private static final Pattern EPOCH = Pattern.compile("EventTV=\"(\\d{10})-");
    private static final Pattern NAMED = Pattern.compile("(?<!\\d)(20\\d\\d)-?([01]\\d)-?([0-3]\\d)(?!\\d)");

    /** Whether {@code file} begins like a log of Asterisk. */
    public static boolean understands(Path file) throws IOException {
        byte[] head = head(file);
        Prefix undated = new Prefix();
        undated.undated();
        return shows(head, new Prefix()) >= 0 || shows(head, undated) >= 0;
    }

    /** 1 when {@code head} is a log to {@code prefix}, 0 when a line or two of few make it seem one, else -1. */
    private static int shows(byte[] head, Prefix prefix) {
        int messages = 0;
        int seen = 0;
        Foreign foreign = new Foreign();
        int from = 0;
        for (int i = 0; i <= head.length && messages < SOME; i++) {
            if (i == head.length || head[i] == '\n') {
                seen += i > from ? 1 : 0;
                boolean other = foreign.takes(head, from, i);
                byte[] line = foreign.line();
                boolean levelled = other
                        ? prefix.read(line, 0, line.length) && !prefix.level().isEmpty()
                        : prefix.read(head, from, i) && !prefix.level().isEmpty();
                messages += levelled ? 1 : 0;
                from = i + 1;
            }
        }
        return messages >= SOME ? 1 : messages > 0 && messages * 8 >= seen ? 0 : -1;
    }

    /**
     * Reads {@code file}.
     *
     * @param zone in which its date of modification is, for lines that do not say their year
     * @param sink is told of everybody refused or let in, in the order of the lines
     * @param progress is told of bytes read
     */
    public static LogFile read(Path file, ZoneId zone, Consumer<Sighting> sink, LongConsumer progress)
            throws IOException {
        LineJudge judge = new LineJudge(sink);
        place(judge, file, zone);
        long number = 0;
        try (InputStream raw = new Counted(Files.newInputStream(file), progress);
                LogLines lines = LogLines.of(raw)) {
            while (lines.next()) {
                judge.line(lines);
                number = lines.number();
            }
        }
        judge.flush();
        return new LogFile(file, number, judge.messages(), judge.ahead());
    }

    private static void place(LineJudge judge, Path file, ZoneId zone) throws IOException {
        byte[] first = head(file);
        if (shows(first, new Prefix()) < 0) {
            judge.undated();
        }
        String head = new String(first, StandardCharsets.ISO_8859_1);
        Matcher year = YEAR.matcher(head);
        Matcher epoch = EPOCH.matcher(head);
        Matcher named = NAMED.matcher(file.getFileName().toString());
        if (year.find() && date(year) != LogTime.UNKNOWN) {
            judge.near(date(year), false);
        } else if (epoch.find()) {
            judge.near(Long.parseLong(epoch.group(1)), false);
        } else if (named.find() && date(named) != LogTime.UNKNOWN) {
            judge.near(date(named), true);
        } else {
            long modified = Files.getLastModifiedTime(file)
                    .toInstant()
                    .atZone(zone)
                    .toLocalDateTime()
                    .toEpochSecond(ZoneOffset.UTC);
            judge.near(modified, true);
        }
    }

    private static long date(Matcher found) {
        try {
            return LocalDate.of(
                                    Integer.parseInt(found.group(1)),
                                    Integer.parseInt(found.group(2)),
                                    Integer.parseInt(found.group(3)))
                            .toEpochDay()
                    * DAY;
        } catch (DateTimeException none) {
            return LogTime.UNKNOWN;
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = Unpacked.of(raw)) {
            return in.readNBytes(LOOK);
        }
    }

    /** Tells how far a packed file has been read. */
    private static final class Counted extends FilterInputStream {
        private final LongConsumer progress;
        private long count;

        Counted(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            progress.accept(count);
            return read;
        }
    }
}
