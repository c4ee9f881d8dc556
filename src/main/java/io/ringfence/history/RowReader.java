package io.ringfence.history;

import io.ringfence.history.csv.Column;
import io.ringfence.history.csv.Columns;
import io.ringfence.history.csv.FileText;
import io.ringfence.history.csv.Format;
import io.ringfence.history.csv.Malformed;
import io.ringfence.history.csv.Records;
import io.ringfence.history.csv.Text;
import io.ringfence.history.csv.TimeText;
import io.ringfence.history.csv.Uniqueid;
import io.ringfence.history.csv.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reads one file's rows. What cannot be a CDR is told to the operator and left out; nothing is ever thrown for a row. */
final class RowReader {
    private static final long NANOS = 1_000_000_000L;
    private static final long LONGEST_SECONDS = 366 * 86_400L;
    private static final int MOST_SHARED = 50_000;

    private static final int NORMAL = 16;
    private static final int BUSY = 17;
    private static final int NO_ANSWER = 19;
    private static final int NO_ROUTE = 3;
    private static final int CONGESTION = 34;

    private final Path file;
    private final Format format;
    private final Columns columns;
    private final WallClock clock;
    private final Consumer<Malformed> malformed;
    private final TimeText time = new TimeText();
    private final Map<String, String> shared;
    private final Map<String, Device> devices;
    private long rows;

    /**
     * A reader of one file.
     *
     * @param shared texts that repeat, kept once for all files
     */
    RowReader(
            Path file,
            Format format,
            Map<String, String> shared,
            Map<String, Device> devices,
            Consumer<Malformed> malformed) {
        this.file = file;
        this.format = format;
        this.columns = format.columns();
        this.clock = new WallClock(format.zone());
        this.shared = shared;
        this.devices = devices;
        this.malformed = malformed;
    }

    static Map<String, String> noTexts() {
        return new HashMap<>();
    }

    /** Hands every row to {@code sink}, in the file's order. */
    void read(Consumer<Row> sink) throws IOException {
        try (FileText text = FileText.open(file)) {
            Records records = new Records(text);
            records.expect(format.separator(), this::whole);
            while (records.next()) {
                read(records, sink);
            }
        }
    }

    private void read(Records records, Consumer<Row> sink) {
        List<String> fields = records.fields(records.raw());
        String wrong = wrong(fields);
        if (!wrong.isEmpty() && columns.header() && header(fields)) {
            return;
        }
        if (!wrong.isEmpty() && records.raw().contains("\\\"")) {
            fields = records.fields(records.raw().replace("\\\"", "\"\"")); // as MySQL escapes
            wrong = wrong(fields);
        }
        if (!wrong.isEmpty()) {
            malformed.accept(Malformed.of(file, records.line(), records.raw(), wrong));
            return;
        }
        rows++;
        sink.accept(row(fields, records.line()));
    }

    /** The header, or one more where exports were put together. */
    private boolean header(List<String> fields) {
        return !fields.isEmpty()
                && !columns.get(fields, Column.START).isEmpty()
                && Character.isLetter(columns.get(fields, Column.START).charAt(0))
                && Columns.detect(fields).header();
    }

    long rows() {
        return rows;
    }

    private boolean whole(List<String> fields) {
        return wrong(fields).isEmpty();
    }

    private String wrong(List<String> fields) {
        if (fields.size() < columns.least()) {
            return "a row has at least " + columns.least() + " columns";
        }
        if (!time.read(columns.get(fields, Column.START))) {
            return "the start is a time such as 2026-03-29 10:15:00";
        }
        if (seconds(columns.get(fields, Column.DURATION)) < 0 || seconds(columns.get(fields, Column.BILLSEC)) < 0) {
            return "durations are whole seconds";
        }
        return "";
    }

    private Row row(List<String> fields, long line) {
        String uniqueid = Text.bounded(columns.get(fields, Column.UNIQUEID));
        long hint = Uniqueid.epochSeconds(uniqueid);
        long start = instant(columns.get(fields, Column.START), hint);
        long duration = seconds(columns.get(fields, Column.DURATION)) * NANOS;
        long talked = seconds(columns.get(fields, Column.BILLSEC)) * NANOS;
        long end = Math.max(start, later(instant(columns.get(fields, Column.END), hint), start + duration));
        String channel = columns.get(fields, Column.CHANNEL);
        String called = columns.get(fields, Column.DSTCHANNEL);
        Device device = device(called);
        String app = columns.get(fields, Column.LASTAPP);
        boolean dial = app.equalsIgnoreCase("Dial");
        String data = dial ? columns.get(fields, Column.LASTDATA) : "";
        String offered = device.local() ? device.exten() : dial ? DialArguments.number(data, device) : "";
        String id = uniqueid.isEmpty() ? file.getFileName() + ":" + line : uniqueid;
        String linkedid = columns.get(fields, Column.LINKEDID);
        String whole = linkedid.isEmpty() ? id : linkedid;
        String disposition = columns.get(fields, Column.DISPOSITION);
        return new Row(
                start,
                answer(fields, hint, start, end, talked, disposition),
                end,
                share(Text.dialable(columns.get(fields, Column.SRC))),
                share(Text.dialable(columns.get(fields, Column.DST))),
                share(Text.bounded(columns.get(fields, Column.CONTEXT))),
                device(channel),
                device,
                Device.key(channel),
                Device.key(called),
                Text.key(whole, whole.length()),
                !linkedid.isEmpty(),
                channel.endsWith(";2"),
                share(offered),
                !data.isEmpty() && offered.isEmpty(),
                share(Text.dialable(columns.get(fields, Column.ACCOUNT))),
                share(Text.dialable(columns.get(fields, Column.DID))),
                id,
                cause(fields, app, disposition));
    }

    private long answer(List<String> fields, long hint, long start, long end, long talked, String disposition) {
        boolean answered = disposition.isEmpty() ? talked > 0 : disposition.equalsIgnoreCase("ANSWERED");
        if (!answered) {
            return 0;
        }
        String text = columns.get(fields, Column.ANSWER);
        long answer = text.isEmpty() ? 0 : instant(text, hint);
        long known = answer == 0 ? end - talked : answer;
        return Math.min(end, Math.max(start, known));
    }

    /** What ended it: as written, as {@code Hangup} was told, or what the disposition stands for. */
    private int cause(List<String> fields, String app, String disposition) {
        String written = columns.get(fields, Column.CAUSE);
        if (written.isEmpty() && app.equalsIgnoreCase("Hangup")) {
            written = columns.get(fields, Column.LASTDATA);
        }
        if (Text.digitsOnly(written) && written.length() <= 3) {
            int cause = Integer.parseInt(written);
            if (cause > 0 && cause <= 127) {
                return cause;
            }
        }
        return switch (disposition.toUpperCase(Locale.ROOT)) {
            case "ANSWERED" -> NORMAL;
            case "BUSY" -> BUSY;
            case "NO ANSWER", "NOANSWER" -> NO_ANSWER;
            case "FAILED" -> NO_ROUTE;
            case "CONGESTION" -> CONGESTION;
            default -> 0;
        };
    }

    private static long later(long end, long alternative) {
        return end == 0 ? alternative : end;
    }

    /** 0 for no time, also MySQL's zero date. */
    private long instant(String text, long hint) {
        if (!time.read(text)) {
            return 0;
        }
        return time.absolute() ? time.nanos() : clock.nanos(time.nanos(), hint);
    }

    /** Whole seconds, whatever unit or fraction follows; 0 for none, -1 for what is no number. */
    private static long seconds(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        long seconds = 0;
        int i = 0;
        for (; i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9'; i++) {
            seconds = Math.min(LONGEST_SECONDS, seconds * 10 + text.charAt(i) - '0');
        }
        boolean ends = i == text.length() || ". s(".indexOf(text.charAt(i)) >= 0;
        return i > 0 && ends ? seconds : -1;
    }

    private String share(String text) {
        String known = shared.getOrDefault(text, "");
        if (!known.isEmpty() || text.isEmpty()) {
            return known;
        }
        if (shared.size() < MOST_SHARED) {
            shared.put(text, text);
        }
        return text;
    }

    private Device device(String channel) {
        if (channel.isEmpty()) {
            return Device.NONE;
        }
        Device device = Device.of(channel);
        Device known = devices.getOrDefault(device.name(), Device.NONE);
        if (known == Device.NONE && devices.size() < MOST_SHARED) {
            devices.put(device.name(), device);
        }
        return known == Device.NONE ? device : known;
    }
}
