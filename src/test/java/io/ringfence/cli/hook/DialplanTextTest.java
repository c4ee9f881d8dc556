package io.ringfence.cli.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers a fence refuses, and which never. */
class DialplanTextTest {
    private static final List<String> OUTSIDE = List.of("9");

    @ParameterizedTest
    @ValueSource(strings = {"GB", "US", "DE", "AU"})
    void everyEmergencyNumberIsFreeAndNothingElseIs(String country) {
        DialPlan plan = DialPlan.of(country, OUTSIDE, List.of(), List.of("5550"));
        List<String> free =
                DialPlan.dialling(country, OUTSIDE, List.of(), List.of("5550")).emergency();
        assertThat(free).contains("112", "9112", "+112", "5550").doesNotHaveDuplicates();
        assertThat(free)
                .allSatisfy(number ->
                        assertThat(plan.destination(number).type()).as(number).isEqualTo(DestinationClass.EMERGENCY));
    }

    @Test
    void callsAbroadAreAskedForAndAllowedNumbersAreFree() {
        DialPlan.Dialling dialling = DialPlan.dialling("GB", OUTSIDE, List.of(), List.of());
        List<String> lines = DialplanText.of(
                dialling, List.of("+37255501234", "150", "not-a-number"), "/run/ringfence/fenced", false);
        assertThat(section(lines, "[ringfence-international]"))
                .contains(
                        "exten => _00X.,1,NoOp()",
                        "exten => _+X.,1,NoOp()",
                        "exten => _900X.,1,NoOp()",
                        "exten => _9+X.,1,NoOp()")
                .doesNotContain("_X.");
        assertThat(section(lines, "[ringfence-free]"))
                .contains("exten => 999,1,", "exten => 0044999,1,")
                .contains("exten => 0037255501234,1,", "exten => 90037255501234,1,", "exten => +37255501234,1,")
                .contains("exten => 150,1,")
                .doesNotContain("not-a-number");
        assertThat(String.join("\n", lines))
                .contains("STAT(M,/run/ringfence/fenced/${class}/${who})")
                .doesNotContain("macro-dialout");
    }

    private static String section(List<String> lines, String head) {
        int from = lines.indexOf(head) + 1;
        return lines.stream()
                .skip(from)
                .takeWhile(line -> !line.startsWith("["))
                .collect(Collectors.joining("\n"));
    }
}
