package io.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

    @ParameterizedTest
    @CsvSource({
        "1005,1005,true",
        "1005,10055,false",
        "2*,2,true",
        "2*,2999,true",
        "2*,1200,false",
        "*7,1007,true",
        "2?0,210,true",
        "2?0,2110,false",
        "a*b*c,a-x-b-y-c,true",
        "a*b*c,a-x-c-y-b,false",
        "200-249,200,true",
        "200-249,249,true",
        "200-249,250,false",
        "200-249,0225,false",
        "200-249,22a,false",
        "desk-1,desk-1,true",
    })
    void namesGlobsAndRanges(String pattern, String extension, boolean named) {
        assertThat(Extensions.names(pattern, extension)).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({
        "200-249,249-300,true",
        "200-249,250-300,false",
        "200-249,1200-1300,false",
        "2*,210,true",
        "2*,300-349,false",
        "2*,200-249,true",
        "2*,21*,true",
        "2*,3*,false",
        "1005,1005,true",
        "1005,1006,false",
    })
    void patternsThatMeet(String one, String other, boolean meet) {
        assertThat(Extensions.overlap(one, other)).isEqualTo(meet);
        assertThat(Extensions.overlap(other, one)).isEqualTo(meet);
    }

    @Test
    void theFirstGroupThatNamesAnExtensionHasIt() {
        Policies policies = new Policies(
                Policy.DEFAULT,
                List.of(group("boss", "2001"), group("sales", "2*")),
                SpendLimits.NONE,
                SpendLimits.NONE);
        assertThat(policies.of("2001").group()).isEqualTo("boss");
        assertThat(policies.of("2002").group()).isEqualTo("sales");
        assertThat(policies.of("3001")).isSameAs(Policy.DEFAULT);
    }

    @Test
    void madeUpNamesAreForgotten() {
        Policies policies =
                new Policies(Policy.DEFAULT, List.of(group("sales", "2*")), SpendLimits.NONE, SpendLimits.NONE);
        for (int i = 0; i < 100_000; i++) {
            assertThat(policies.of("x" + i)).isSameAs(Policy.DEFAULT);
        }
        assertThat(policies.kept()).isLessThanOrEqualTo(16_384);
    }

    private static Policies.Group group(String name, String pattern) {
        Policy usual = Policy.DEFAULT;
        Policy policy =
                new Policy(name, usual.profile(), usual.thresholds(), usual.limits(), usual.reach(), usual.hours());
        return new Policies.Group(name, List.of(pattern), policy, SpendLimits.NONE);
    }
}
