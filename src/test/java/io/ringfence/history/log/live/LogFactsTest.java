package io.ringfence.history.log.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.Fact;
import io.ringfence.history.log.LineJudge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogFactsTest {
    private static final String WRONG =
            "[2026-11-28 10:00:00] SECURITY[1] res_security_log.c: SecurityEvent=\"ChallengeResponseFailed\","
                    + "EventTV=\"2026-11-28T10:00:00.000+0000\",Severity=\"Error\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"1001\","
                    + "SessionID=\"x\",LocalAddress=\"IPV4/%1$s/192.0.2.1/5060\",RemoteAddress=\"IPV4/%1$s/203.0.113.9/5060\","
                    + "Challenge=\"1/a\",Response=\"%2$s\",ExpectedResponse=\"\"";

    private static List<Fact> facts(String line) {
        List<Fact> facts = new ArrayList<>();
        LineJudge judge = new LineJudge(sighting -> facts.addAll(LogFacts.of(sighting, "office", 1)));
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        judge.line(bytes, 0, bytes.length, 1, bytes.length + 1L, true);
        judge.flush();
        return facts;
    }

    @Test
    void anAnswerInALogProvesAnAddressOnlyOverAConnection() {
        assertThat(facts(WRONG.formatted("UDP", "b")))
                .singleElement()
                .isInstanceOfSatisfying(AuthFailed.class, fact -> {
                    assertThat(fact.address().host()).isEqualTo("203.0.113.9");
                    assertThat(fact.challengeAnswered()).isFalse();
                    assertThat(fact.proved()).isFalse();
                });
        assertThat(facts(WRONG.formatted("TCP", "b")))
                .singleElement()
                .isInstanceOfSatisfying(
                        AuthFailed.class, fact -> assertThat(fact.proved()).isTrue());
    }

    @Test
    void aLineOfFieldsWithoutEndTakesNoStack() {
        String forged = "\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/198.51.100.1/1\"";

        assertThat(facts(WRONG.formatted("UDP", forged + ",Module=\"\"".repeat(5_000))))
                .allMatch(fact -> fact instanceof AuthFailed failed && !failed.proved());
    }

    @Test
    void chanSipSaysWrongPasswordOnlyOfAnAnswerToItsOwnQuestion() {
        String from = "NOTICE[1] %s: Registration from '<sip:301@h>' failed for '203.0.113.9:5060' - Wrong password";

        assertThat(facts("[2026-11-28 10:00:00] " + from.formatted("chan_sip.c")))
                .singleElement()
                .isInstanceOfSatisfying(
                        AuthFailed.class, fact -> assertThat(fact.proved()).isTrue());
    }
}
