package io.ringfence.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTextTest {

    @Test
    void controlCharactersAreShownNotWritten() {
        assertThat(ActionText.value("9\r\n\r\nAction: Command\u0000\u001b[2J\u0085\u2028\u202e"))
                .isEqualTo("9\\x0D\\x0A\\x0D\\x0AAction: Command\\x00\\x1B[2J\\x85\\x2028\\x202E");
    }

    @Test
    void plainTextIsLeftAsItIs() {
        assertThat(ActionText.value("Côte d'Ivoire: 日本 💸")).isEqualTo("Côte d'Ivoire: 日本 💸");
    }

    @Test
    void noSeededTextLeavesItsLineOrGrowsIt() {
        Random random = new Random(20_261_122);
        FakeWire wire = new FakeWire();
        GuardedWire guarded = new GuardedWire(wire);
        for (int round = 0; round < 2_000; round++) {
            String text = text(random);
            guarded.userEvent("pbx", "Ringfence", Map.of("Why", text, text, "x"));
            guarded.hangup("pbx", text, 21, answer -> {});
            guarded.absoluteTimeout("pbx", text, 1, answer -> {});
        }
        assertThat(wire.events)
                .allSatisfy(headers -> headers.forEach((name, value) -> {
                    String line = name + ": " + value + "\r\n";
                    assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000);
                    assertThat((name + value).chars()).noneMatch(c -> Character.isISOControl(c));
                }));
        assertThat(wire.written).allSatisfy(line -> assertThat(line.chars()).noneMatch(Character::isISOControl));
    }

    @Test
    void aCutNeverSplitsACharacter() {
        String cut = ActionText.value("💸".repeat(1_000));
        assertThat(cut).isEqualTo("💸".repeat(ActionText.MOST_BYTES / 4));
    }

    @ParameterizedTest
    @CsvSource({
        "Success,Channel Hungup,ACCEPTED",
        "success,,ACCEPTED",
        "Error,No such channel,NO_SUCH_CHANNEL",
        "Error,no such channel 1.1,NO_SUCH_CHANNEL",
        "Error,Permission denied,REFUSED",
        "Goodbye,,REFUSED"
    })
    void answersAreReadByTheirWords(String response, String message, Wire.Answer answer) {
        assertThat(Wire.Answer.read(response, message == null ? "" : message)).isEqualTo(answer);
    }

    private static String text(Random random) {
        String special = "\r\n\u0000\u001b/ :\u2028\ud800💸é\u007f";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1_500); i > 0; i--) {
            text.append(random.nextInt(4) == 0 ? special.charAt(random.nextInt(special.length())) : 'a');
        }
        return text.toString();
    }
}
