package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.ami.action.PlainAction;
import io.ringfence.ami.frame.Text;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallPartsTest {
    @Test
    void delaysDoubleToAMinuteAndStayInTheirUpperHalf() {
        Backoff backoff = new Backoff(new Random(1));
        long ceiling = 1_000;
        for (int i = 0; i < 50; i++) {
            assertThat(backoff.next()).isBetween(ceiling / 2, ceiling);
            ceiling = Math.min(60_000, ceiling * 2);
        }
        backoff.reset();
        assertThat(backoff.next()).isBetween(500L, 1_000L);
    }

    @Test
    void delaysOfTwoClientsDiffer() {
        Set<Long> seen = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            seen.add(new Backoff(new Random(seed)).next());
        }
        assertThat(seen).hasSizeGreaterThan(50);
    }

    @Test
    void actionIdsAreForgottenOldestFirst() {
        Outstanding outstanding = new Outstanding();
        for (int i = 0; i < 5_000; i++) {
            outstanding.sent("Action: Ping\r\nactionid: id-" + i + "\r\nX: y\r\n\r\n");
        }
        assertThat(outstanding.knows("id-4999")).isTrue();
        assertThat(outstanding.knows("id-904")).isTrue();
        assertThat(outstanding.knows("id-903")).isFalse();
        assertThat(outstanding.knows("")).isFalse();
    }

    @Test
    void anActionWithoutIdTeachesNothing() {
        Outstanding outstanding = new Outstanding();
        outstanding.sent("Action: Ping\r\n\r\n");
        outstanding.sent("");
        assertThat(outstanding.knows("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "\r\n\r\nAction: Originate"})
    void noActionBreaksOutOfItsLine(String text) {
        assertThatThrownBy(() -> new PlainAction("Hangup", Map.of("Channel", text)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlainAction("Hangup", Map.of(text, "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlainAction(text, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noActionIsLongerThanAsteriskReads() {
        assertThatThrownBy(() -> new PlainAction("UserEvent", Map.of("X", "x".repeat(901))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new PlainAction("UserEvent", Map.of("X", "x".repeat(900))).getAttributes())
                .hasSize(1);
    }

    @Test
    void actionIdsCannotBeGuessed() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(new PlainAction("Ping", Map.of()).getActionId());
        }
        assertThat(ids).hasSize(1_000).allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void headersStayInTheirOrder() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Channel", "1.1");
        headers.put("Cause", "21");
        assertThat(new PlainAction("Hangup", headers).getAttributes()).containsExactlyEntriesOf(headers);
    }

    @ParameterizedTest
    @CsvSource({
        "'plain é 号', 'plain é 号'",
        "'a\r\nb', 'a\\r\\nb'",
        "'\u001b[31m', '\\u001b[31m'",
        "'\u0085\u009b', '\\u0085\\u009b'",
        "'x\u202ey\u2066', 'x\\u202ey\\u2066'",
        "'\u2028\u2029', '\\u2028\\u2029'",
        "'\u200b\ufeff', '\\u200b\\ufeff'",
        "'\ud83d\ude00', '\\ud83d\\ude00'",
        "'\u0000\u007f', '\\u0000\\u007f'"
    })
    void whatIsShownIsHarmless(String text, String shown) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Text.show(bytes, 0, bytes.length)).isEqualTo(shown);
    }

    @Test
    void whatIsShownIsShort() {
        byte[] bytes = "\u001b".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(Text.show(bytes, 0, bytes.length)).hasSize(256);
        assertThat(Text.decode(bytes, 0, bytes.length)).hasSize(Text.MAX_VALUE);
    }

    @Test
    void malformedBytesAreReplaced() {
        byte[] bytes = {'1', (byte) 0xff, (byte) 0xfe, (byte) 0xc3, '2'};
        assertThat(Text.show(bytes, 0, bytes.length)).isEqualTo("1\ufffd\ufffd\ufffd2");
    }

    @ParameterizedTest
    @CsvSource({
        "20.8.0, 3",
        "20.8.1, 2",
        "20.20.1, 0",
        "22.10.1, 0",
        "22.10.0, 1",
        "18.24.1, 1",
        "18.23.0, 2",
        "certified/18.9-cert11, 1",
        "16.28.0, 0",
        "'', 0",
        "GIT-master-abc, 0",
        "99999.1.1, 0"
    })
    void knownHolesByVersion(String version, int holes) {
        assertThat(Version.holes(version)).hasSize(holes).allMatch(check -> check.level() == Check.Level.WARN);
    }
}
