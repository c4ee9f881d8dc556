package io.ringfence.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.drill.Step.Result;
import io.ringfence.number.DialPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a drill says of the rules that are written down. */
final class ThiefTest {
    private static final long NOON = 1_795_867_200_000_000_000L;

    private static List<Step> steps(String yaml) throws Exception {
        Settings settings = new SettingsReader(Map.of())
                .read("test", Path.of("."), ("country: GB\n" + yaml).getBytes(StandardCharsets.UTF_8), Purpose.OFFLINE)
                .settings();
        return new Thief(settings, DialPlan.of("GB", List.of(), List.of(), List.of())).steps("office", NOON);
    }

    @Test
    void usualSettingsEndTheThief() throws Exception {
        Step step = steps("mode: enforce").get(0);

        assertThat(step.name()).isEqualTo("your rules");
        assertThat(step.result()).as(step.says()).isEqualTo(Result.OK);
        assertThat(step.says()).contains("24 calls of a thief on 7999, on paper: ended from call ", "a fence at call ");
    }

    @Test
    void whileObservingItSaysWhatWouldHaveBeen() throws Exception {
        Step enforced = steps("mode: enforce").get(0);
        Step observed = steps("mode: observe").get(0);

        assertThat(observed.result()).isEqualTo(Result.OK);
        assertThat(observed.says())
                .contains("would have been ended from call ")
                .endsWith("the mode is observe, so all 24 would have gone through");
        assertThat(observed.says().replaceAll("\\D+", " ").split(" ")[3])
                .as("judged alike")
                .isEqualTo(enforced.says().replaceAll("\\D+", " ").split(" ")[3]);
    }

    @Test
    void eachGroupIsJudgedByItsOwnRules() throws Exception {
        List<Step> steps = steps("""
                mode: enforce
                deny: {countries: [SO]}
                allow: {extensions: ["900"]}
                groups:
                  - {name: home, extensions: ["200-249"], allow: {countries: [GB]}}
                  - {name: lax, extensions: ["3*"], thresholds: {alert: 98, hangup: 99, fence: 100}}
                  - {name: boss, extensions: ["900"]}
                """);

        assertThat(steps)
                .extracting(Step::name)
                .containsExactly("your rules", "your rules, home", "your rules, lax", "your rules, boss");
        assertThat(steps.get(1).says()).contains("on 200, on paper: ended from call 1,", "allow");
        assertThat(steps.get(2).says()).contains("on 300, ");
        assertThat(steps.get(3).result()).isEqualTo(Result.UNPROVEN);
        assertThat(steps.get(3).says()).contains("900 is in allow.extensions");
    }

    @Test
    void rulesThatExemptEverybodyFailTheDrill() throws Exception {
        Step step = steps("mode: enforce\nallow: {extensions: [\"7*\"]}\n").get(0);

        assertThat(step.result()).isEqualTo(Result.FAIL);
        assertThat(step.says()).contains("is in allow.extensions");
        Step some = steps("mode: enforce\nallow: {extensions: [\"7999\", \"7998\"]}\n")
                .get(0);
        assertThat(some.says()).contains("on 7997");
    }

    @Test
    void rulesThatLetEverythingThroughUntoldFailTheDrill() throws Exception {
        StringBuilder numbers = new StringBuilder();
        List<String> places = List.of("+2526155501", "+53528300", "+370520300", "+96077120");
        for (int call = 1; call <= 24; call++) {
            numbers.append(String.format("\"%s%02d\", ", places.get(call % 4), call));
        }
        Step step =
                steps("mode: enforce\nallow: {numbers: [" + numbers + "]}\n").get(0);

        assertThat(step.result()).isEqualTo(Result.FAIL);
        assertThat(step.says())
                .endsWith("nobody would be told, and none would be ended, by these rules and thresholds");
    }
}
