package io.ringfence.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DialPlanFuzzTest {
    private static final String[] PARTS = {
        "00",
        "011",
        "9",
        "+",
        "44",
        "1",
        "252",
        "881",
        "876",
        "999",
        "911",
        "112",
        "0",
        "&",
        "/",
        "@",
        "PJSIP/",
        ";",
        "*",
        "#",
        "w",
        ",",
        "%",
        "%30",
        "%2B",
        "\r\n",
        "sip:",
        "tel:",
        ";phone-context=",
        "+252",
        "٣",
        "\ud800",
        "\u0000",
        " ",
        "-",
        "555123",
        "61555123",
        "alice",
        "*72",
        "\u202e"
    };

    @Test
    void anythingHasAnAnswerAndAlwaysTheSame() {
        Random random = new Random(20_261_122);
        List<DialPlan> plans = List.of(
                DialPlan.of("GB", List.of(), List.of(), List.of()),
                DialPlan.of("US", List.of("9"), List.of("011", "00"), List.of("933")),
                DialPlan.of("DE", List.of("0", "00"), List.of("000"), List.of("+49 30 1")),
                DialPlan.of("ru", List.of("9"), List.of("8~10"), List.of("")));
        for (int i = 0; i < 3_000; i++) {
            DialPlan plan = plans.get(i % plans.size());
            String dialled = i % 3 == 0 ? bytes(random) : parts(random);
            Destination destination = plan.destination(dialled);
            assertThat(plan.destination(dialled)).isEqualTo(destination);
            assertThat(plan.explain(dialled))
                    .contains("class                 " + destination.type().label())
                    .allSatisfy(line -> assertThat(line).matches("\\P{Cntrl}{1,900}"));
            assertThat(destination.e164()).matches("[0-9]{0,20}");
            assertThat(destination.country()).matches("[A-Z]{2}|001|");
        }
    }

    /** What the money depends on: no digits that follow a known way out are ever taken for something that costs nothing. */
    @Test
    void nothingAbroadIsEverHome() {
        Random random = new Random(7);
        DialPlan plan = DialPlan.of("US", List.of("9"), List.of(), List.of());
        Set<DestinationClass> harmless = Set.of(
                DestinationClass.INTERNAL,
                DestinationClass.EMERGENCY,
                DestinationClass.NATIONAL,
                DestinationClass.MOBILE);
        for (int i = 0; i < 1_000; i++) {
            String number = "" + (2 + random.nextInt(8)) + digits(random, 6 + random.nextInt(20));
            for (String prefix : List.of("011", "9011", "+", "*67011", "911&", "PJSIP/trunk/011")) {
                String dialled = prefix.equals("911&") ? "911&011" + number : prefix + number;
                assertThat(harmless)
                        .as(dialled)
                        .doesNotContain(plan.destination(dialled).type());
            }
        }
    }

    @Test
    void tenKilobytesAreCut() {
        DialPlan plan = DialPlan.of("GB", List.of(), List.of(), List.of());
        assertThat(plan.destination("0".repeat(10_000)).type()).isEqualTo(DestinationClass.UNALLOCATED);
        assertThat(plan.destination("a".repeat(10_000)).type()).isEqualTo(DestinationClass.INTERNAL);
        assertThat(plan.destination("&".repeat(10_000)).type()).isEqualTo(DestinationClass.INTERNAL);
        assertThat(plan.destination("0025261555123" + "x".repeat(10_000)).country())
                .isEqualTo("SO");
        assertThat(plan.explain("\u001b[2J" + "9".repeat(10_000)))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }

    private static String digits(Random random, int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String parts(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(random.nextBoolean() ? PARTS[random.nextInt(PARTS.length)] : digits(random, random.nextInt(9)));
        }
        return text.toString();
    }
}
