package io.ringfence.config;

import static io.ringfence.config.Reading.MINIMAL;
import static io.ringfence.config.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTrapsTest {
    private static final String QUOTES = " at the start of a value has a meaning in YAML: put the value in quotes";

    @Test
    void tabsAreAllReported() {
        assertThat(refusal("country: DE\nhttp:\n\tport: 1\n  \taddress: ::1\n\t# a comment\n\t\nmode:\tobserve\n"))
                .isEqualTo("""
                        ringfence.yaml:3:1: indent with spaces, not with a tab
                        ringfence.yaml:4:3: indent with spaces, not with a tab""");
    }

    @Test
    void aGlobOrPasswordWithoutQuotesIsExplained() {
        assertThat(refusal(MINIMAL + "trunks: [*trunk, &b, !c d, ok]\n")).isEqualTo("""
                ringfence.yaml:3:10: trunks[0]: a `*`%1$s
                ringfence.yaml:3:18: trunks[1]: an `&`%1$s
                ringfence.yaml:3:22: trunks[2]: a `!`%1$s""".formatted(QUOTES));
    }

    @Test
    void aliasesCannotMultiply() {
        StringBuilder bomb = new StringBuilder(MINIMAL + "a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }
        assertThat(refusal(bomb.toString())).contains("ringfence.yaml:3:1: a0: is not a known key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void depthIsBounded(String level) {
        assertThat(refusal(level.repeat(50_000))).contains("levels deep");
    }

    @Test
    void sizeIsBounded() {
        assertThat(refusal("#".repeat(256 * 1024 + 1))).isEqualTo("ringfence.yaml: is larger than 256 KiB");
        assertThat(refusal(MINIMAL + "#".repeat(256 * 1024 - MINIMAL.length()))).isEmpty();
    }

    @Test
    void theNumberOfProblemsIsBounded() {
        StringBuilder many = new StringBuilder(MINIMAL);
        for (int i = 0; i < 5000; i++) {
            many.append("key").append(i).append(": x\n");
        }
        assertThat(refusal(many.toString()).lines()).hasSize(101).contains("ringfence.yaml: and 4900 more problems");
    }

    @Test
    void oneDocumentOnly() {
        assertThat(refusal(MINIMAL + "---\ncountry: FR\n"))
                .isEqualTo("ringfence.yaml:3:1: a second document begins; a file holds one");
        assertThat(refusal("---\n" + MINIMAL + "...\n")).isEmpty();
    }

    @Test
    void whatIsNotTextIsLocated() {
        byte[] latin = (MINIMAL + "# Zürich: x\n").getBytes(StandardCharsets.ISO_8859_1);
        try {
            new SettingsReader(Map.of()).read("ringfence.yaml", Path.of("/"), latin, Purpose.LIVE);
        } catch (InvalidSettings invalid) {
            assertThat(invalid).hasMessage("ringfence.yaml:3:4: must be UTF-8 text");
            return;
        }
        throw new AssertionError("accepted");
    }

    @Test
    void controlCharactersAreRefusedAndNeverPrinted() {
        assertThat(refusal("mode: a\u0007b\n"))
                .isEqualTo("ringfence.yaml:1:8: the character U+0007 must not be in the file");
        assertThat(refusal(MINIMAL + "trunks: [\"a\\r\\nAction: Originate\", \"\\e[2J\", \"\u202eknurt\"]\n"))
                .isEqualTo("""
                        ringfence.yaml:3:10: trunks[0]: must not hold control or invisible characters
                        ringfence.yaml:3:36: trunks[1]: must not hold control or invisible characters
                        ringfence.yaml:3:45: trunks[2]: must not hold control or invisible characters""");
        assertThat(refusal(MINIMAL + "\"\\e[2Jmode\": x\n"))
                .isEqualTo("ringfence.yaml:3:1: a key must be a plain word");
    }

    @Test
    void syntaxIsExplainedWithoutTheParsersWords() {
        assertThat(refusal("country: DE\nmode: 'observe\nstore: x\n"))
                .isEqualTo("ringfence.yaml:2:7: what opens here is never closed");
        assertThat(refusal("country: DE\nhttp:\n  port: 1\n  address\n"))
                .isEqualTo("ringfence.yaml:4:3: a key must be followed by a colon and a blank");
        assertThat(refusal("mode: a: b\n"))
                .isEqualTo("ringfence.yaml:1:8: a colon is not allowed here:"
                        + " check the indentation, or put a value that holds a colon in quotes");
        assertThat(refusal("mode: observe\n  country: DE\n"))
                .contains("ringfence.yaml:2:10: a colon is not allowed here");
        assertThat(refusal("http:\n    port: 1\n  address: x\n"))
                .isEqualTo("ringfence.yaml:3:3: this line does not fit the lines above: check the indentation");
        assertThat(refusal("trunks: [a, b\nmode: observe\n")).contains("a comma or a closing bracket is missing");
        assertThat(refusal("trunks: @home\n"))
                .contains("1:9: this character cannot begin a value: put the value in quotes");
    }

    @Test
    void keysMustBeWords() {
        assertThat(refusal(MINIMAL + "[a, b]: c\n? {d: e}\n: f\n")).isEqualTo("""
                ringfence.yaml:3:1: a key must be a plain word
                ringfence.yaml:4:3: a key must be a plain word""");
    }
}
