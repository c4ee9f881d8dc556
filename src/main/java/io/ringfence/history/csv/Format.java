package io.ringfence.history.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How a file writes its CDRs, found out from its beginning.
 *
 * <p>A CDR does not say in which zone its times are: {@code cdr.conf} may ask for GMT, and exports come from another machine.
 * But a uniqueid begins with the second its channel was made, in UTC, so the first rows that have one show whether the file
 * is in the configured zone, in UTC, or at another whole quarter of an hour.
 *
 * @param columns {@link Columns#NONE} when this is no CDR file
 * @param first the first line, for a person who wonders why it was not understood
 */
public record Format(char separator, Columns columns, ZoneId zone, String first) {
    private static final int SAMPLE = 200;
    private static final int FIRST_ROWS = 20;
    private static final long NANOS = 1_000_000_000L;
    private static final long QUARTER = 900;
    private static final long SLACK = 120;
    private static final long WIDEST = 18 * 3600;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    public boolean known() {
        return columns != Columns.NONE;
    }

    public static Format of(Path file, ZoneId configured) throws IOException {
        try (FileText text = FileText.open(file)) {
            Records records = new Records(text);
            String first = "";
            for (int i = 0; i < FIRST_ROWS && records.next(); i++) {
                first = first.isEmpty() ? records.raw() : first;
                for (char separator : SEPARATORS) {
                    records.expect(separator, fields -> true);
                    Columns columns = Columns.detect(records.fields(records.raw()));
                    if (columns != Columns.NONE) {
                        ZoneId zone = zone(records, columns, configured);
                        return new Format(separator, columns, zone, first);
                    }
                }
            }
            return new Format(',', Columns.NONE, configured, first);
        }
    }

    private static ZoneId zone(Records records, Columns columns, ZoneId configured) throws IOException {
        WallClock clock = new WallClock(configured);
        TimeText time = new TimeText();
        int[] quarters = new int[(int) (2 * WIDEST / QUARTER) + 1];
        int asConfigured = 0;
        int votes = 0;
        boolean more = !columns.header() || records.next();
        for (int i = 0; i < SAMPLE && more; i++, more = records.next()) {
            List<String> fields = records.fields(records.raw());
            long made = Uniqueid.epochSeconds(columns.get(fields, Column.UNIQUEID));
            if (made == 0 || !time.read(columns.get(fields, Column.START)) || time.absolute()) {
                continue;
            }
            long ahead = time.nanos() / NANOS - made;
            long quarter = Math.floorDiv(ahead + SLACK, QUARTER);
            if (Math.abs(ahead) > WIDEST - QUARTER || ahead + SLACK - quarter * QUARTER > 2 * SLACK) {
                continue;
            }
            votes++;
            quarters[(int) (quarter + WIDEST / QUARTER)]++;
            asConfigured += quarter * QUARTER == clock.offsetSeconds(made) ? 1 : 0;
        }
        if (votes == 0 || asConfigured * 2 >= votes) {
            return configured;
        }
        int best = 0;
        for (int i = 1; i < quarters.length; i++) {
            best = quarters[i] > quarters[best] ? i : best;
        }
        long offset = best * QUARTER - WIDEST;
        return offset == 0 ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds((int) offset);
    }
}
