package io.ringfence.config;

import static io.ringfence.config.Reading.MINIMAL;
import static io.ringfence.config.Reading.load;
import static io.ringfence.config.Reading.refusal;
import static io.ringfence.config.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.policy.Profile;
import io.ringfence.policy.Reach;
import io.ringfence.policy.SpendLimits;
import io.ringfence.policy.Thresholds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesSectionTest {
    private static final long NONE = SpendLimits.UNLIMITED;

    @Test
    void nothingWrittenIsTheDefault() {
        Policies policies = policies("");
        Policy usual = Policy.DEFAULT;
        assertThat(policies.standard())
                .isEqualTo(new Policy(
                        usual.group(),
                        usual.profile(),
                        usual.thresholds(),
                        usual.limits(),
                        usual.reach(),
                        policies.standard().hours()));
        assertThat(policies.groups()).isEmpty();
        assertThat(List.of(policies.trunk(), policies.pbx())).containsOnly(SpendLimits.NONE);
    }

    @Test
    void limitsShortAndLong() {
        SpendLimits day = new SpendLimits(NONE, NONE, 49_950_000, NONE);
        assertThat(policies("limits: {day: 49.95}\n").standard().limits()).isEqualTo(day);
        assertThat(policies("limits: {extension: {day: 49.95}}\n").standard().limits())
                .isEqualTo(day);
        Policies all = policies("limits: {call: 20, hour: 30, trunk: {day: 500}, pbx: {month: 5000}}\n");
        assertThat(all.standard().limits()).isEqualTo(new SpendLimits(20_000_000, 30_000_000, NONE, NONE));
        assertThat(all.trunk()).isEqualTo(new SpendLimits(NONE, NONE, 500_000_000, NONE));
        assertThat(all.pbx()).isEqualTo(new SpendLimits(NONE, NONE, NONE, 5_000_000_000L));
    }

    @Test
    void aGroupChangesWhatItSaysAndInheritsTheRest() {
        Policies policies = policies("""
                thresholds: {alert: 45}
                limits: {call: 20, day: 50}
                groups:
                  - name: sales
                    extensions: ["2*", 300-349]
                    thresholds: {hangup: 65}
                    limits: {day: 100, call: none}
                    together: {day: 400}
                    allow: {countries: [DE, PL]}
                    deny: {countries: premium, numbers: "+88213"}
                """);
        Policy sales = policies.of("310");
        assertThat(sales.group()).isEqualTo("sales");
        assertThat(sales.profile()).isEqualTo(Profile.DEFAULT);
        assertThat(sales.thresholds()).isEqualTo(new Thresholds(45, 65, 90));
        assertThat(sales.limits()).isEqualTo(new SpendLimits(NONE, NONE, 100_000_000, NONE));
        assertThat(sales.reach())
                .isEqualTo(new Reach(true, List.of("DE", "PL"), List.of("premium"), List.of("+88213")));
        assertThat(policies.groups().get(0).together().dayMicros()).isEqualTo(400_000_000);
        assertThat(policies.of("310")).isSameAs(policies.of("21"));
        assertThat(policies.of("350")).isSameAs(policies.standard());
    }

    @Test
    void theStrictProfileBringsRungsAndALimitOfItsOwn() {
        Policies policies = policies("""
                thresholds: {alert: 45}
                groups:
                  - {name: lobby, extensions: 1005, profile: strict}
                  - {name: gate, extensions: 1006, profile: strict, thresholds: {alert: 20}, limits: {day: 1}}
                """);
        assertThat(policies.of("1005").thresholds()).isEqualTo(Profile.STRICT.thresholds());
        assertThat(policies.of("1005").limits()).isEqualTo(new SpendLimits(NONE, NONE, 38_400_000, NONE));
        assertThat(policies.of("1006").thresholds()).isEqualTo(new Thresholds(20, 55, 80));
        assertThat(policies.of("1006").limits().dayMicros()).isEqualTo(1_000_000);
        assertThat(policies("profile: strict\n").of("1").profile()).isEqualTo(Profile.STRICT);
    }

    @Test
    void whenAnAddressIsBannedIsSaidForAllOnly() {
        assertThat(policies("thresholds: {ban: 80}\n").standard().thresholds())
                .isEqualTo(new Thresholds(40, 70, 90, 80));
        assertThat(policies("mode: observe\n").standard().thresholds().ban()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profile: lax                                  | profile: must be default or strict, not \"lax\"",
                "limits: {dy: 5}                               | limits.dy: is not a known key; did you mean `day`?",
                "limits: {day: 5 EUR}                          | limits.day: must be an amount such as `50` or `0.25`",
                "limits: {day: -5}                             | limits.day: must be an amount",
                "limits: {day: 5, extension: {day: 6}}         | limits.day: stands beside `extension`: put it there",
                "groups: [{extensions: 1}]                     | groups[0].name: is required",
                "groups: [{name: a}]                           | groups[0].extensions: is required",
                "groups: [{name: a, extensions: 9-5}]          | must run from the lower number to the higher, not",
                "groups: [{name: a, extensions: 99-101}]       | must run between numbers of as many digits, not",
                "groups: [{name: a, extensions: a b}]          | must name extensions",
                "groups: [{name: a, extensions: 1}, {name: a, extensions: 2}] | groups[1].name: two groups have this name",
                "groups: [{name: a, extensions: 1}, {name: b, extensions: 1}] | must be in one group; `a` above has it already",
                "groups: [{name: a, extensions: 1*}, {name: b, extensions: 12}] | must be in one group; `a` above has it",
                "groups: [{name: a, extensions: 1, thresholds: {hangup: 95}}] | groups[0].thresholds.hangup",
                "groups: [{name: a, extensions: 1, thresholds: {ban: 95}}] | groups[0].thresholds.ban",
            })
    void mistakesAreNamedWithTheirLine(String line, String says) {
        assertThat(refusal(MINIMAL + line + '\n'))
                .startsWith("ringfence.yaml:3:")
                .contains(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: {day: 0}                              | every call that costs anything will be ended",
                "limits: {call: 0.01}                          | is less than a minute to a mobile costs",
                "limits: {call: 60, day: 50}                   | limits.call: is above the limit of a day",
                "groups: [{name: a, extensions: 200-249}, {name: b, extensions: 24*}] | meets 200-249 of group `a`",
                "groups: [{name: a, extensions: 1, allow: {countries: PL}}] | lacks DE, the PBX's own country",
                "groups: [{name: a, extensions: 1, deny: {countries: DE}}] | holds DE, the PBX's own country",
            })
    void whatMayBeMeantIsAWarning(String line, String says) {
        assertThat(load(MINIMAL + line + '\n').warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning).startsWith("ringfence.yaml:3:").contains(says));
    }

    @Test
    void oneNameAboveAPatternIsHowOneDoesIt() {
        assertThat(load(MINIMAL + "groups: [{name: a, extensions: 201}, {name: b, extensions: 2*}]\n")
                        .warnings())
                .isEmpty();
    }

    private static Policies policies(String yaml) {
        return settings(MINIMAL + yaml).policies();
    }
}
