package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken bytes are refused and nothing else: no other exception, no control character in a message. */
class MutatedYamlTest {
    private static final int ROUNDS = 500;
    private static final String[] PIECES = {
        "\n",
        "  ",
        "\t",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "*a",
        "&a ",
        "!x ",
        "'",
        "\"",
        "|",
        ">",
        "#",
        "? ",
        "---\n",
        "...",
        "%YAML 1.2\n",
        "\\x",
        "\0",
        "\u0085",
        "\u2028",
        "\ufeff",
        "é",
        "\ud83d\ude00",
        "~",
        "null",
        "<<: ",
        "99999999999999999999",
        "${",
        "}",
        "|9",
        ">-",
        "\\uD800",
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingButARefusalComesOut(long seed) throws Exception {
        byte[] good = (Files.readString(Path.of("src/docs/ringfence.yaml"))
                                .replaceAll("(?m)^( *)# ( *[a-z-]+:)", "$1$2")
                        + "\nextra: 1\n")
                .replace("${RINGFENCE_AMI_SECRET}", "hunter2")
                .getBytes(StandardCharsets.UTF_8);
        SettingsReader reader = new SettingsReader(Map.of());
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = good;
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes = mutate(bytes, random);
            }
            try {
                reader.read("ringfence.yaml", Path.of("/none"), bytes, Purpose.OFFLINE);
            } catch (InvalidSettings invalid) {
                refused++;
                assertThat(invalid.problems()).isNotEmpty();
                String message = String.valueOf(invalid.getMessage()).replace("\n", "");
                assertThat(message.chars().filter(Character::isISOControl)).isEmpty();
            }
        }
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(random.nextInt(40), bytes.length - at);
        byte[] middle = switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
            case 2 -> new byte[] {(byte) random.nextInt(256)};
            case 3 -> PIECES[random.nextInt(PIECES.length)].repeat(200).getBytes(StandardCharsets.UTF_8);
            default -> Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length);
        };
        int cut = random.nextBoolean() ? at + length : at;
        byte[] mutated = Arrays.copyOf(bytes, at + middle.length + bytes.length - cut);
        System.arraycopy(middle, 0, mutated, at, middle.length);
        System.arraycopy(bytes, cut, mutated, at + middle.length, bytes.length - cut);
        return mutated.length < 20_000 ? mutated : Arrays.copyOf(mutated, 20_000);
    }
}
