package io.ringfence.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a year of a busy British office as {@code cdr_csv} does: in the order in which calls end, with uniqueids. Four calls
 * in ten go outside, to numbers that mostly repeat, a twentieth of them abroad; three arrive; the rest are internal. On four
 * nights somebody with a stolen password calls expensive countries.
 *
 * <pre>OfficeYear FILE[.gz] ROWS SEED</pre>
 */
public final class OfficeYear {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(LONDON);
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 365;
    private static final int PHONES = 300;
    private static final int ACQUAINTANCES = 40_000;
    private static final int THEFT = 150;
    private static final String[] ABROAD = {"0033142", "004930", "0034911", "001212555", "0048223456", "0035312"};
    private static final String[] STOLEN = {"0025261", "0022078", "0053752", "0096079", "0023277"};

    private record Ended(long end, long order, String row) implements Comparable<Ended> {
        @Override
        public int compareTo(Ended other) {
            return end != other.end ? Long.compare(end, other.end) : Long.compare(order, other.order);
        }
    }

    private final SplittableRandom random;
    private final Writer out;
    private final PriorityQueue<Ended> up = new PriorityQueue<>();
    private final List<String> numbers = new ArrayList<>();
    private long channels;
    private long rows;

    private OfficeYear(Writer out, long seed) {
        this.out = out;
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < ACQUAINTANCES; i++) {
            numbers.add(outside());
        }
    }

    /** Writes {@code rows} rows or a few more. */
    public static void write(Path file, int rows, long seed) throws IOException {
        OutputStream raw = Files.newOutputStream(file);
        OutputStream bytes = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 16) : raw;
        try (Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16)) {
            new OfficeYear(out, seed).year(rows);
        }
    }

    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
    }

    private void year(int most) throws IOException {
        int working = 0;
        for (int day = 0; day < DAYS; day++) {
            working += weekend(FIRST.plusDays(day)) ? 0 : 1;
        }
        int weekday = (most - 4 * THEFT) / (working + (DAYS - working) / 20);
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST.plusDays(day);
            long midnight = date.atStartOfDay(LONDON).toEpochSecond();
            List<Long> starts = new ArrayList<>();
            int calls = weekend(date) ? weekday / 20 : weekday;
            for (int i = 0; i < calls; i++) {
                starts.add(midnight + 7 * 3600 + random.nextInt(6 * 3600) + random.nextInt(6 * 3600));
            }
            starts.sort(null);
            if (day % 90 == 60) {
                theft(midnight + 2 * 3600);
            }
            for (long start : starts) {
                call(start);
            }
        }
        flush(Long.MAX_VALUE);
    }

    private static boolean weekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private void theft(long from) throws IOException {
        int phone = phone();
        for (int i = 0; i < THEFT; i++) {
            String number = STOLEN[random.nextInt(STOLEN.length)] + (100_000 + random.nextInt(900_000));
            outbound(from + i * 20L, phone, number, 60 + random.nextInt(1200));
        }
    }

    private void call(long start) throws IOException {
        int kind = random.nextInt(10);
        int talk = random.nextInt(100) < 70 ? 5 + (int) (-180 * Math.log(1 - random.nextDouble())) : 0;
        if (kind < 4) {
            String number = random.nextInt(5) == 0
                    ? outside()
                    : numbers.get((int) (ACQUAINTANCES * Math.pow(random.nextDouble(), 3)));
            outbound(start, phone(), number, talk);
        } else if (kind < 7) {
            int phone = phone();
            row(
                    start,
                    3 + random.nextInt(15),
                    talk,
                    "",
                    "07700900" + (100 + random.nextInt(900)),
                    "" + phone,
                    "ext-local",
                    "PJSIP/voipco",
                    "PJSIP/" + phone,
                    "PJSIP/" + phone + ",20,tT");
        } else {
            int from = phone();
            int to = phone();
            row(
                    start,
                    2 + random.nextInt(10),
                    talk,
                    "",
                    "" + from,
                    "" + to,
                    "from-internal",
                    "PJSIP/" + from,
                    "PJSIP/" + to,
                    "PJSIP/" + to + ",20,tT");
        }
    }

    private void outbound(long start, int phone, String number, int talk) throws IOException {
        row(
                start,
                3 + random.nextInt(20),
                talk,
                "sales",
                "" + phone,
                number,
                "from-internal",
                "PJSIP/" + phone,
                "PJSIP/voipco",
                "PJSIP/" + number + "@voipco,300,T");
    }

    private void row(
            long start,
            int ring,
            int talk,
            String account,
            String src,
            String dst,
            String context,
            String from,
            String to,
            String data)
            throws IOException {
        long end = start + ring + talk;
        String answered = talk > 0 ? "\"" + time(start + ring) + "\"" : "";
        String row = "\"" + account + "\",\"" + src + "\",\"" + dst + "\",\"" + context + "\",\"\"\"" + src + "\"\" <"
                + src + ">\",\"" + from + channel() + "\",\"" + to + channel() + "\",\"Dial\",\"" + data + "\",\""
                + time(start) + "\"," + answered + ",\"" + time(end) + "\"," + (ring + talk) + "," + talk + ",\""
                + (talk > 0 ? "ANSWERED" : "NO ANSWER") + "\",\"DOCUMENTATION\",\"" + start + "." + channels
                + "\",\"\"";
        flush(start);
        up.add(new Ended(end, rows++, row));
    }

    private void flush(long until) throws IOException {
        while (!up.isEmpty() && up.peek().end() < until) {
            out.write(up.remove().row());
            out.write('\n');
        }
    }

    private String channel() {
        return String.format("-%08x", channels++);
    }

    private static String time(long second) {
        return TIME.format(Instant.ofEpochSecond(second));
    }

    private int phone() {
        return 1000 + random.nextInt(PHONES);
    }

    private String outside() {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return ABROAD[random.nextInt(ABROAD.length)] + (100_000 + random.nextInt(900_000));
        }
        return kind < 8
                ? "07" + (700_000_000 + random.nextInt(99_999_999))
                : "0207" + (2_000_000 + random.nextInt(7_999_999));
    }
}
