package io.ringfence.history.csv;

import static io.ringfence.history.csv.Column.ACCOUNT;
import static io.ringfence.history.csv.Column.ANSWER;
import static io.ringfence.history.csv.Column.BILLSEC;
import static io.ringfence.history.csv.Column.CHANNEL;
import static io.ringfence.history.csv.Column.CONTEXT;
import static io.ringfence.history.csv.Column.DISPOSITION;
import static io.ringfence.history.csv.Column.DST;
import static io.ringfence.history.csv.Column.DSTCHANNEL;
import static io.ringfence.history.csv.Column.DURATION;
import static io.ringfence.history.csv.Column.END;
import static io.ringfence.history.csv.Column.LASTAPP;
import static io.ringfence.history.csv.Column.LASTDATA;
import static io.ringfence.history.csv.Column.LINKEDID;
import static io.ringfence.history.csv.Column.OTHER;
import static io.ringfence.history.csv.Column.SRC;
import static io.ringfence.history.csv.Column.START;
import static io.ringfence.history.csv.Column.UNIQUEID;

import java.util.Arrays;
import java.util.List;

/**
 * Where a file keeps what: by its header, or by where the times stand when it has none.
 *
 * <p>{@code cdr_csv} writes 16 columns, then uniqueid, userfield (each if configured), then peeraccount, linkedid and sequence
 * (if configured), so a file may change its width in the middle and each row is read by its own.
 */
public final class Columns {
    /** Stands for a file that is no CDR file. */
    public static final Columns NONE = new Columns("nothing we know", 0, false);

    private static final int CSV_WIDTH = 16;
    private static final int NEW_COLUMNS = 3;

    private final String name;
    private final int least;
    private final boolean header;
    private final int[] places = new int[Column.values().length];
    private final boolean optional;

    private Columns(String name, int least, boolean header, Column... order) {
        this(name, least, header, false, order);
    }

    private Columns(String name, int least, boolean header, boolean optional, Column... order) {
        this.name = name;
        this.least = least;
        this.header = header;
        this.optional = optional;
        Arrays.fill(places, -1);
        for (int i = 0; i < order.length; i++) {
            if (order[i] != OTHER && places[order[i].ordinal()] < 0) {
                places[order[i].ordinal()] = i;
            }
        }
    }

    /** Asterisk's {@code cdr_csv}. */
    private static final Columns CSV = new Columns(
            "Master.csv",
            CSV_WIDTH,
            false,
            true,
            ACCOUNT,
            SRC,
            DST,
            CONTEXT,
            OTHER,
            CHANNEL,
            DSTCHANNEL,
            LASTAPP,
            LASTDATA,
            START,
            ANSWER,
            END,
            DURATION,
            BILLSEC,
            DISPOSITION,
            OTHER);

    /** The sample of Asterisk's {@code cdr_custom}. */
    private static final Columns CUSTOM = new Columns(
            "cdr_custom",
            15,
            false,
            OTHER,
            SRC,
            DST,
            CONTEXT,
            CHANNEL,
            DSTCHANNEL,
            LASTAPP,
            LASTDATA,
            START,
            ANSWER,
            END,
            DURATION,
            BILLSEC,
            DISPOSITION,
            OTHER,
            ACCOUNT,
            UNIQUEID);

    /** The table {@code cdr} of FreePBX and of Asterisk's own database back ends, dumped without a header. */
    private static final Columns TABLE = new Columns(
            "CDR table",
            12,
            false,
            START,
            OTHER,
            SRC,
            DST,
            CONTEXT,
            CHANNEL,
            DSTCHANNEL,
            LASTAPP,
            LASTDATA,
            DURATION,
            BILLSEC,
            DISPOSITION,
            OTHER,
            ACCOUNT,
            UNIQUEID);

    /** What {@code fields}, the first row of a file, shows; {@link #NONE} when it shows no CDR. */
    public static Columns detect(List<String> fields) {
        Columns named = named(fields);
        if (named != NONE) {
            return named;
        }
        for (Columns columns : List.of(CUSTOM, CSV, TABLE)) {
            int start = columns.places[START.ordinal()];
            if (fields.size() >= columns.least && TimeText.looksLikeTime(fields.get(start))) {
                return columns;
            }
        }
        return NONE;
    }

    private static Columns named(List<String> fields) {
        Column[] order = fields.stream().map(Column::of).toArray(Column[]::new);
        Columns named = new Columns("CDR export", 0, true, order);
        boolean parties = named.has(CHANNEL) || named.has(SRC);
        boolean whole = named.has(START) && named.has(DST) && parties && Column.known(fields.get(0));
        return whole ? new Columns("CDR export", leastOf(named), true, order) : NONE;
    }

    /** A row may be cut after the last column of use. */
    private static int leastOf(Columns columns) {
        return 1 + Math.max(columns.places[START.ordinal()], columns.places[DST.ordinal()]);
    }

    public boolean has(Column column) {
        return places[column.ordinal()] >= 0;
    }

    public boolean header() {
        return header;
    }

    public int least() {
        return least;
    }

    /** The name of the format, for a person. */
    public String format() {
        return name;
    }

    /** What stands in a column of a row; {@code ""} for nothing, however an export says so. */
    public String get(List<String> row, Column column) {
        int place = optional && (column == UNIQUEID || column == LINKEDID)
                ? optionalPlace(row, column)
                : places[column.ordinal()];
        if (place < 0 || place >= row.size()) {
            return "";
        }
        String value = row.get(place);
        return value.equals("NULL") || value.equals("\\N") ? "" : value;
    }

    private static int optionalPlace(List<String> row, Column column) {
        int beyond = row.size() - CSV_WIDTH;
        int ids = beyond > 2 ? beyond - NEW_COLUMNS : beyond;
        if (column == LINKEDID) {
            return beyond > 2 ? CSV_WIDTH + ids + 1 : -1;
        }
        boolean given = ids == 2 || (ids == 1 && uniqueid(row.get(CSV_WIDTH)));
        return given ? CSV_WIDTH : -1;
    }

    /** With one column beyond the sixteen it is the uniqueid or the user field. */
    private static boolean uniqueid(String text) {
        int dot = text.lastIndexOf('.');
        return dot > 0 && dot < text.length() - 1 && Text.digitsOnly(text.substring(dot + 1));
    }
}
