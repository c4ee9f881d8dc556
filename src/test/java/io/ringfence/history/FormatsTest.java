package io.ringfence.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.history.csv.Malformed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One and the same call, as every format writes it. */
class FormatsTest {
    private static final String SIXTEEN = "\"\",\"1005\",\"900442079460000\",\"from-internal\",\"\"\"Bob\"\" <1005>\","
            + "\"PJSIP/1005-00000000\",\"PJSIP/trunk-00000001\",\"Dial\",\"PJSIP/00442079460000@trunk,20,T\","
            + "\"2026-01-22 20:10:58\",\"2026-01-22 20:11:01\",\"2026-01-22 20:12:03\",65,62,\"ANSWERED\",\"DOCUMENTATION\"";
    private static final String ID = "1769112658.7";
    private static final String TABLE_HEADER =
            "calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,"
                    + "accountcode,uniqueid,userfield,did,recordingfile,cnum,cnam,outbound_cnum,outbound_cnam,dst_cnam,linkedid,"
                    + "peeraccount,sequence";
    private static final String TABLE_ROW =
            "2026-01-22 20:10:58,\"\"\"Bob\"\" <1005>\",1005,900442079460000,from-internal,PJSIP/1005-00000000,"
                    + "PJSIP/trunk-00000001,Dial,\"PJSIP/00442079460000@trunk,20,T\",65,62,ANSWERED,3,,1769112658.7,,,,1005,Bob,"
                    + ",,,1769112658.7,,12";

    @TempDir
    private Path folder;

    static List<String> formats() {
        return List.of(
                SIXTEEN + "\n",
                SIXTEEN + ",\"" + ID + "\",\"\"\n",
                SIXTEEN + ",\"" + ID + "\"\n",
                SIXTEEN + ",\"a user field\"\n",
                SIXTEEN + ",\"\",\"" + ID + "\",0\n",
                SIXTEEN + ",\"" + ID + "\",\"\",\"\",\"" + ID + "\",0\r\n",
                // cdr_custom's sample
                "\"\"\"Bob\"\" <1005>\",\"1005\",\"900442079460000\",\"from-internal\",\"PJSIP/1005-00000000\","
                        + "\"PJSIP/trunk-00000001\",\"Dial\",\"PJSIP/00442079460000@trunk,20,T\",\"2026-01-22 20:10:58\","
                        + "\"2026-01-22 20:11:01\",\"2026-01-22 20:12:03\",\"65\",\"62\",\"ANSWERED\",\"DOCUMENTATION\",\"\",\""
                        + ID + "\",\"\",1\n",
                // the table, without and with its header, and as others print it
                TABLE_ROW + "\n",
                TABLE_HEADER + "\n" + TABLE_ROW + "\n",
                "\ufeff" + TABLE_HEADER + "\r\n" + TABLE_ROW + "\r\n",
                TABLE_HEADER.toUpperCase(java.util.Locale.ROOT) + "\n"
                        + TABLE_ROW.replace("20:10:58", "20:10:58.000000").replace(",,", ",NULL,") + "\n",
                tabbed(TABLE_HEADER) + "\n"
                        + tabbed(TABLE_ROW
                                .replace("\"\"\"Bob\"\" <1005>\"", "'Bob' <1005>")
                                .replace("\"PJSIP/00442079460000@trunk,20,T\"", "PJSIP/00442079460000@trunk"))
                        + "\n",
                "uniqueid;start;dst;channel;dstchannel;lastapp;lastdata;duration;billsec;disposition;src\n"
                        + ID + ";2026-01-22T20:10:58Z;900442079460000;PJSIP/1005-0;SIP/trunk-1;Dial;"
                        + "SIP/trunk/00442079460000,20,T;65;62;ANSWERED;1005\n",
                // MySQL's INTO OUTFILE escapes quotes with a backslash
                TABLE_HEADER + "\n" + TABLE_ROW.replace("\"\"Bob\"\"", "\\\"Bob, the \\\"") + "\n",
                // two exports put together
                TABLE_HEADER + "\n" + TABLE_HEADER + "\n" + TABLE_ROW + "\n");
    }

    private static String tabbed(String text) {
        return text.replace(',', '\t');
    }

    @ParameterizedTest
    @MethodSource("formats")
    void readsEveryFormatAlike(String text) throws IOException {
        assertThat(Told.of(folder, text))
                .containsExactly(
                        "20:10:58 attempted EXTENSION 1005 DIRECT 00442079460000 national by trunk",
                        "20:11:01 answered national by trunk",
                        "20:12:03 ended national cause 16");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void readsPackedAndOtherEncodings(String text) throws IOException {
        Path packed = folder.resolve("Master.csv.1.gz");
        Files.write(packed, gzip(text.getBytes(UTF_8)));
        Path wide = folder.resolve("excel.csv");
        Files.write(wide, ("\ufeff" + text.replace("\ufeff", "")).getBytes(UTF_16LE));

        for (Path file : List.of(packed, wide)) {
            History history = Told.history();
            history.read(file);

            assertThat(Told.facts(history)).hasSize(3);
            assertThat(history.malformedRows()).isZero();
        }
    }

    @Test
    void theVerdictsIdIsTheRows() throws IOException {
        List<Fact> named = facts(SIXTEEN + ",\"" + ID + "\",\"\"\n");
        List<Fact> unnamed = facts(SIXTEEN + "\n" + SIXTEEN.replace("20:1", "21:1") + "\n");

        assertThat(((CallAttempted) named.get(0)).call().uniqueid()).isEqualTo(ID);
        assertThat(((CallAttempted) named.get(0)).call().linkedid()).isEqualTo(ID);
        assertThat(((CallAttempted) unnamed.get(3)).call().uniqueid()).isEqualTo("rows.csv:2");
    }

    @Test
    void timesAreInTheConfiguredZoneUnlessTheUniqueidsShowAnother() throws IOException {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        String utc = SIXTEEN + ",\"" + ID + "\",\"\"\n";
        String local = utc.replace("22 20:", "22 21:");
        String tokyo = utc.replace("22 20:", "23 05:");

        for (String text : List.of(utc, local, tokyo)) {
            assertThat(start(text, berlin)).isEqualTo("2026-01-22T20:10:58Z");
        }
        assertThat(start(SIXTEEN + "\n", berlin)).isEqualTo("2026-01-22T19:10:58Z");
    }

    @Test
    void theHourThatComesTwiceIsToldApartByTheUniqueid() throws IOException {
        String row = SIXTEEN.replaceAll("2026-01-22 20:1[0-2]", "2026-10-25 02:30");
        String first = row + ",\"1792888258.1\",\"\"\n";
        String second = row + ",\"1792891858.2\",\"\"\n";
        String plain = SIXTEEN.replace("2026-01-22 20:1", "2026-10-24 20:1") + ",\"1792865458.0\",\"\"\n";
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(start(first + plain, berlin, 1)).isEqualTo("2026-10-25T00:30:58Z");
        assertThat(start(second + plain, berlin, 1)).isEqualTo("2026-10-25T01:30:58Z");
    }

    @Test
    void whatIsNoCdrFileIsRefusedAndSaid() throws IOException {
        for (String text : List.of("", "hello\nworld\n", "name,phone\nBob,1005\n", "\0\0\0\0")) {
            Path file = Files.writeString(folder.resolve("other.csv"), text);

            assertThat(History.understands(file)).isFalse();
            assertThatThrownBy(() -> Told.history().read(file)).isInstanceOf(IOException.class);
        }
    }

    /** Half a line after a crash, a broken time, a number that is none: each costs its own row and nothing else. */
    @Test
    void aBadRowIsReportedAndCostsNoOther() throws IOException {
        String good = SIXTEEN + ",\"" + ID + "\",\"\"";
        String text = good + "\n"
                + "\"\",\"1005\",\"0044\n"
                + good.replace("20:", "21:").replace("658.7", "659.8") + "\n"
                + good.replace("2026-01-22 20:10:58", "2026-02-30 20:10:58") + "\n"
                + good.replace(",65,", ",six,") + "\n"
                + "\n"
                + good.replace("20:", "22:").replace("658.7", "660.9") + "\n"
                + good.substring(0, 60);
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        History history = Told.history();
        history.read(file);

        assertThat(Told.facts(history))
                .filteredOn(fact -> fact instanceof CallAttempted)
                .hasSize(3);
        assertThat(history.malformedRows()).isEqualTo(4);
        assertThat(history.malformed()).extracting(Malformed::line).containsExactly(2L, 4L, 5L, 8L);
        assertThat(history.malformed().get(1)).asString().contains("rows.csv:4: the start is a time such as");
    }

    /** An attacker may dial line ends, and Asterisk writes them into the row as they are. */
    @Test
    void aLineEndInANumberIsNoEndOfARow() throws IOException {
        String forged =
                "00\n\"\"\"\",\"\"1001\"\",\"\"0025261555123\"\"\n1001,x,0025261555123,c,,SIP/1001-1,,,,2026-01-22 20:10:58,,,1,1,ANSWERED,x\n";
        String text = SIXTEEN.replace("900442079460000", forged) + ",\"" + ID + "\",\"\"\n"
                + SIXTEEN.replace("20:1", "20:2") + ",\"" + ID + "1\",\"\"\n";

        List<Fact> facts = facts(text);

        assertThat(facts).filteredOn(fact -> fact instanceof CallAttempted).hasSize(2);
        assertThat(facts).filteredOn(fact -> fact instanceof CallAnswered).hasSize(2);
        assertThat(facts).filteredOn(fact -> fact instanceof CallEnded).hasSize(2);
    }

    @Test
    void aPackedFileThatWasCutGivesWhatIsWhole() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append(SIXTEEN)
                    .append(",\"17691")
                    .append(10_000 + i * 7919 % 90_000)
                    .append('.')
                    .append(i)
                    .append("\",\"\"\n");
        }
        byte[] whole = gzip(text.toString().getBytes(ISO_8859_1));
        Path file = folder.resolve("cut.csv.gz");
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        History history = Told.history();
        history.read(file);

        assertThat(history.sources().get(0).rows()).isBetween(100L, 4_999L);
        assertThat(history.malformedRows()).isLessThanOrEqualTo(1);
    }

    private List<Fact> facts(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        History history = Told.history();
        history.read(file);
        return Told.facts(history);
    }

    private String start(String text, ZoneId zone) throws IOException {
        return start(text, zone, 0);
    }

    private String start(String text, ZoneId zone, int call) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        History history = new History("pbx", zone, Told.PLAN, List.of());
        history.read(file);
        return Told.facts(history).stream()
                .filter(fact -> fact instanceof CallAttempted)
                .skip(call)
                .map(fact -> Instant.ofEpochSecond(0, fact.atNanos()).toString())
                .findFirst()
                .orElseThrow();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
