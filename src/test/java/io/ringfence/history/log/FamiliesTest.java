package io.ringfence.history.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.history.log.line.LogLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines as Asterisk 1.4 to 22, syslog and journald write them. */
final class FamiliesTest {
    private static final long NEAR = LocalDateTime.of(2014, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

    @ParameterizedTest
    @MethodSource("families")
    void says(String line, String expected) {
        assertThat(shown(read(line + "\n"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("families")
    void saysTheSameWithCarriageReturns(String line, String expected) {
        assertThat(shown(read(line + "\r\n"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("families")
    void neverThrowsWhereverItIsCut(String line, String expected) {
        for (int cut = 0; cut < line.length(); cut++) {
            String address = shown(read(line.substring(0, cut))).split(" ")[1];

            assertThat(List.of("-", expected.split(" ")[1]))
                    .as(line.substring(0, cut))
                    .contains(address);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [2012-02-13 17:21:54.123]            | 2012-02-13T17:21:54
            [2012-02-13T17:21:54.123+0200]       | 2012-02-13T17:21:54
            [2012/02/13 17:21:54]                | 2012-02-13T17:21:54
            [13/Feb/2012:17:21:54]               | 2012-02-13T17:21:54
            [13.02.2012 17:21:54]                | 2012-02-13T17:21:54
            [Mon Feb 13 17:21:54 2012]           | 2012-02-13T17:21:54
            [Feb 13 17:21:54]                    | 2014-02-13T17:21:54
            [Dec 30 17:21:54]                    | 2013-12-30T17:21:54
            [Feb 29 17:21:54]                    | 2014-02-28T17:21:54
            [1329153714.123]                     | 2012-02-13T17:21:54
            2012 Feb 13 17:21:54 h asterisk[1]:  | 2012-02-13T17:21:54
            2012-02-13T17:21:54Z h asterisk[1]:  | 2012-02-13T17:21:54
            """)
    void knowsWhen(String prefix, String expected) {
        List<Sighting> said = read(prefix + " NOTICE[1] manager.c: 192.0.2.1 failed to authenticate as 'a'\n");

        assertThat(said).hasSize(1);
        assertThat(LocalDateTime.ofEpochSecond(said.get(0).localSeconds(), 0, ZoneOffset.UTC)
                        .toString())
                .isEqualTo(expected);
    }

    @Test
    void yearsFollowTheLinesBefore() {
        List<Sighting> said =
                read("[2011-12-31 23:59:59] NOTICE[1] manager.c: 192.0.2.1 failed to authenticate as 'a'\n"
                        + "[Jan  1 00:00:01] NOTICE[1] manager.c: 192.0.2.1 failed to authenticate as 'a'\n");

        assertThat(said.get(1).localSeconds() - said.get(0).localSeconds()).isEqualTo(2);
    }

    static List<Arguments> families() {
        List<Arguments> all = new ArrayList<>();
        String[] lines = resource().split("\n");
        for (int i = 0; i + 1 < lines.length; i++) {
            if (lines[i + 1].startsWith("= ")) {
                all.add(Arguments.of(lines[i], lines[i + 1].substring(2)));
            }
        }
        return all;
    }

    private static String resource() {
        try (InputStream in = FamiliesTest.class.getResourceAsStream("/logs/families.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String shown(List<Sighting> said) {
        assertThat(said).hasSizeLessThan(2);
        return said.isEmpty() ? "- - -" : shown(said.get(0));
    }

    static String shown(Sighting one) {
        return one.kind().label() + " " + or(one.address().host()) + " " + or(one.account());
    }

    private static String or(String text) {
        return text.isEmpty() ? "-" : text;
    }

    static List<Sighting> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Sighting> read(byte[] text) {
        List<Sighting> said = new ArrayList<>();
        LineJudge judge = new LineJudge(said::add);
        judge.near(NEAR, false);
        try (LogLines lines = LogLines.of(new ByteArrayInputStream(text))) {
            while (lines.next()) {
                judge.line(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        judge.flush();
        return said;
    }
}
