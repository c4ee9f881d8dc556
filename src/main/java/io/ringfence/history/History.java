package io.ringfence.history;

import io.ringfence.history.csv.Format;
import io.ringfence.history.csv.Malformed;
import io.ringfence.history.csv.Uniqueid;
import io.ringfence.number.DialPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of any number of CDR files, as facts.
 *
 * <p>Understood are {@code Master.csv} of Asterisk's {@code cdr_csv} with any of its optional columns, the sample of {@code
 * cdr_custom}, dumps of the CDR table, and exports with a header in any order of columns; separated by comma, semicolon or tab;
 * packed with gzip or not. All rows are kept in memory, some 250 bytes each, since the first call of a file may be its last row.
 */
public final class History {
    private static final int KEPT_ERRORS = 100;

    private final String pbx;
    private final ZoneId zone;
    private final DialPlan plan;
    private final Trunks trunks;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Device> devices = new HashMap<>();
    private final List<Malformed> malformed = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private List<Row> rows = new ArrayList<>();
    private long malformedRows;

    /**
     * What one file gave.
     *
     * @param format its format, for a person
     * @param zone the zone its times are in, as configured or as its uniqueids show
     */
    public record Source(Path file, String format, ZoneId zone, long rows) {}

    /** Whose rows to leave out. */
    public interface Skipped {
        /** Whether the call is known from a better source. */
        boolean skips(String uniqueid);
    }

    /**
     * No calls yet.
     *
     * @param zone the zone a file's times are in unless the file shows another
     * @param trunks globs of trunks; empty to learn them from the rows
     */
    public History(String pbx, ZoneId zone, DialPlan plan, List<String> trunks) {
        this.pbx = pbx;
        this.zone = zone;
        this.plan = plan;
        this.trunks = new Trunks(trunks);
    }

    /** Whether {@code file} is a CDR file that {@link #read} understands. */
    public static boolean understands(Path file) throws IOException {
        return Format.of(file, ZoneId.of("UTC")).known();
    }

    /**
     * Reads one more file. A row that cannot be understood is kept in {@link #malformed()} and left out.
     *
     * @throws IOException when the file cannot be read, or is no CDR file
     */
    public void read(Path file) throws IOException {
        Format format = Format.of(file, zone);
        if (!format.known()) {
            throw new IOException(file + ": no call records in it");
        }
        List<Row> read = new ArrayList<>();
        RowReader reader = new RowReader(file, format, texts, devices, this::malformed);
        reader.read(read::add);
        if (!sorted(read)) {
            read.sort(Comparator.comparingLong(Row::startNanos)
                    .thenComparingLong(row -> Uniqueid.sequence(row.uniqueid())));
        }
        rows.addAll(read);
        sources.add(new Source(file, format.columns().format(), format.zone(), reader.rows()));
    }

    /** The facts of all files read, in the order in which they happened. To be asked for once. */
    public PastFacts facts(long firstAttempt, Skipped skipped) {
        rows.removeIf(row -> skipped.skips(row.uniqueid()));
        rows.sort(Comparator.comparingLong(Row::startNanos));
        List<PastCall> calls = new PastCalls(plan, trunks).of(rows);
        rows = List.of();
        return new PastFacts(pbx, firstAttempt, calls);
    }

    /** What was read. */
    public List<Source> sources() {
        return List.copyOf(sources);
    }

    /** Devices taken for trunks, {@code TECH/endpoint}, sorted; complete once the facts were asked for. */
    public List<String> trunks() {
        return trunks.seen();
    }

    /** The first rows that could not be understood. */
    public List<Malformed> malformed() {
        return List.copyOf(malformed);
    }

    /** How many rows could not be understood. */
    public long malformedRows() {
        return malformedRows;
    }

    private void malformed(Malformed row) {
        malformedRows++;
        if (malformed.size() < KEPT_ERRORS) {
            malformed.add(row);
        }
    }

    /** A file in order of the calls' beginnings keeps its order; one in order of their ends cannot. */
    private static boolean sorted(List<Row> rows) {
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).startNanos() < rows.get(i - 1).startNanos()) {
                return false;
            }
        }
        return true;
    }
}
