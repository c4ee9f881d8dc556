package io.ringfence.history.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The records of a CSV file with the lines they begin at.
 *
 * <p>A quoted field may contain line ends: attackers dial such numbers. A line whose quotes do not close is therefore read
 * together with those that follow, up to {@value #MOST_LINES}, and that is believed when a whole record comes of it. Else the
 * line was torn, by a crash or a full disk, and the next one is a record of its own: one bad line costs one record.
 */
public final class Records {
    private static final int MOST_LINES = 24;
    private static final char NO_QUOTE = 1;

    private final FileText text;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final CsvReader.CsvReaderBuilder csv = CsvReader.builder();
    private final CsvReader.CsvReaderBuilder unquoted = CsvReader.builder().quoteCharacter(NO_QUOTE);
    private Predicate<List<String>> whole = fields -> true;
    private long line;
    private String raw = "";

    public Records(FileText text) {
        this.text = text;
    }

    /** From here on fields are separated so, and {@code predicate} tells a whole record. */
    public void expect(char separator, Predicate<List<String>> predicate) {
        csv.fieldSeparator(separator);
        unquoted.fieldSeparator(separator);
        whole = predicate;
    }

    /** Whether there is another record; {@link #raw()} and {@link #line()} are it then. */
    public boolean next() throws IOException {
        line += 1 + extra();
        raw = "";
        while (raw.isBlank()) {
            if (!pull()) {
                return false;
            }
            raw = ahead.removeFirst();
            line += raw.isBlank() ? 1 : 0;
        }
        if (open(raw)) {
            join();
        }
        return true;
    }

    private int extra;

    private int extra() {
        int lines = line == 0 ? 0 : extra;
        extra = 0;
        return lines;
    }

    /** Where the record begins, counted from 1. */
    public long line() {
        return line;
    }

    /** The record as it stands in the file. */
    public String raw() {
        return raw;
    }

    /** The fields of a record; empty when it is none. */
    public List<String> fields(String record) {
        if (record.isEmpty()) {
            return List.of();
        }
        try {
            return csv.ofSingleCsvRecord(record).getFields();
        } catch (CsvParseException e) {
            return bare(record);
        }
    }

    /** Database clients write tabs between values and leave quotes as they are: {@code "Bob" <1005>}. */
    private List<String> bare(String record) {
        try {
            return unquoted.ofSingleCsvRecord(record).getFields().stream()
                    .map(Records::stripped)
                    .toList();
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    private static String stripped(String field) {
        boolean quoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
        return quoted ? field.substring(1, field.length() - 1) : field;
    }

    private boolean pull() throws IOException {
        if (ahead.isEmpty() && text.next()) {
            ahead.add(text.line());
        }
        return !ahead.isEmpty();
    }

    private void join() throws IOException {
        StringBuilder joined = new StringBuilder(raw);
        int taken = 0;
        for (int i = 0; i < MOST_LINES && joined.length() < FileText.LONGEST; i++) {
            if (i == ahead.size()) {
                if (!text.next()) {
                    return;
                }
                ahead.add(text.line());
            }
            String next = nth(i);
            joined.append('\n').append(next);
            taken++;
            if (open(next)) {
                break;
            }
        }
        String record = joined.toString();
        if (!open(record) && whole.test(fields(record))) {
            raw = record;
            for (int i = 0; i < taken; i++) {
                ahead.removeFirst();
            }
            extra = taken;
        }
    }

    private String nth(int index) {
        int i = 0;
        for (String candidate : ahead) {
            if (i++ == index) {
                return candidate;
            }
        }
        throw new IllegalStateException("no line " + index + " ahead");
    }

    private static boolean open(String line) {
        boolean open = false;
        for (int i = line.indexOf('"'); i >= 0; i = line.indexOf('"', i + 1)) {
            open = !open;
        }
        return open;
    }
}
