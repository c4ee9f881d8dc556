package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.network.SourceAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelfTestTest {
    private static final int PORT = 34_986;
    private static final Map<String, Object> READS = granted("coreshowchannels", "userevent");
    private static final Map<String, Object> ACTS = granted("hangup", "absolutetimeout");
    private static final Stamp STAMP = new Stamp("hq", 0, 0);

    private final SelfTest selfTest = new SelfTest(new Settings.PbxSettings(
            "hq",
            "127.0.0.1",
            5038,
            false,
            Settings.NO_FILE,
            new Settings.Account("ringfence-read", new Secret("a")),
            new Settings.Account("ringfence-act", new Secret("b"))));

    @Test
    void allWell() {
        seen("ringfence-read", "AMI", PORT);
        assertThat(selfTest.complete()).isTrue();
        assertThat(checks(READS, ACTS)).allMatch(check -> check.level() == Check.Level.OK);
    }

    @Test
    void missingClassesAreNamedWithTheirCure() {
        List<Check> checks = checks(READS, ACTS);
        assertThat(failed(checks)).containsExactly("system", "security");
        assertThat(checks)
                .filteredOn(check -> check.level() == Check.Level.FAIL)
                .allMatch(check -> check.says().contains("read = system,call,security,user without spaces"));
    }

    @Test
    void somebodyElsesLoginProvesNothing() {
        seen("somebody", "AMI", PORT);
        seen("ringfence-read", "PJSIP", PORT);
        assertThat(selfTest.complete()).isFalse();
    }

    @Test
    void aTunnelThatChangesThePortHidesNothing() {
        seen("ringfence-read", "AMI", PORT + 1);
        assertThat(selfTest.complete()).isTrue();
    }

    @Test
    void missingRightsAreNamed() {
        seen("ringfence-read", "AMI", PORT);
        List<Check> checks = checks(granted("ping"), granted("hangup"));
        assertThat(failed(checks)).containsExactly("reader", "actor");
        assertThat(checks).anyMatch(check -> check.says().contains("ringfence-read may not use coreshowchannels"));
        assertThat(checks).anyMatch(check -> check.says().contains("ringfence-act may not use absolutetimeout"));
    }

    @Test
    void tooManyRightsAreAWarning() {
        seen("ringfence-read", "AMI", PORT);
        List<Check> checks = checks(READS, granted("hangup", "absolutetimeout", "originate", "command"));
        assertThat(failed(checks)).isEmpty();
        assertThat(checks)
                .filteredOn(check -> check.level() == Check.Level.WARN)
                .singleElement()
                .matches(check -> check.says().contains("command, originate"));
    }

    private void seen(String account, String service, int port) {
        selfTest.saw(new Event.FullyBooted(STAMP, 1));
        selfTest.saw(new Event.Security(
                STAMP,
                Event.Security.Type.SuccessfulAuth,
                service,
                account,
                "0x1",
                new SourceAddress("TCP", "127.0.0.1", port),
                ""));
    }

    private List<Check> checks(Map<String, Object> reader, Map<String, Object> actor) {
        return selfTest.checks("22.10.1", "11.0.0", reader, actor);
    }

    private static List<String> failed(List<Check> checks) {
        return checks.stream()
                .filter(check -> check.level() == Check.Level.FAIL)
                .map(Check::name)
                .toList();
    }

    private static Map<String, Object> granted(String... actions) {
        Map<String, Object> granted = new HashMap<>();
        for (String action : actions) {
            granted.put(action, "");
        }
        return granted;
    }
}
