package io.ringfence.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decide.Action;
import io.ringfence.decide.Scene;
import io.ringfence.decide.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class VerdictLineTest {

    @Test
    void aVerdictOnACallIsOneLineOfJson() {
        assertThat(VerdictLine.of(Verdicts.hangup()))
                .isEqualTo(
                        "{\"at\":1772442035.525,\"kind\":\"call\",\"action\":\"hangup\","
                                + "\"linkedid\":\"1772442035.6\",\"uniqueid\":\"1772442035.7\",\"extension\":\"1005\","
                                + "\"number\":\"+25261234567\",\"country\":\"SO\",\"class\":\"international\",\"score\":87,"
                                + "\"findings\":[{\"engine\":\"DialRate\",\"points\":60,\"why\":\"11 calls abroad in a minute\"},"
                                + "{\"engine\":\"Destination\",\"points\":27,\"why\":\"first call to Somalia\"}],"
                                + "\"pbx\":\"pbx\",\"enforced\":true,\"leaked\":0,\"atRisk\":24,\"currency\":\"GBP\",\"estimate\":true}");
    }

    @Test
    void aVerdictOnAnAddressNamesWhatItIsAbout() {
        assertThat(VerdictLine.of(Verdicts.onSource(Action.BAN)))
                .isEqualTo("{\"at\":1772442035.525,\"kind\":\"address\",\"action\":\"ban\","
                        + "\"address\":\"198.51.100.7\",\"network\":\"198.51.100.0/24\",\"score\":100,"
                        + "\"findings\":[{\"engine\":\"Credential\",\"points\":100,\"why\":\"20 wrong passwords\"}],"
                        + "\"pbx\":\"pbx\",\"enforced\":true}");
    }

    @Test
    void aVerdictOnAnAccountNamesWhereTheLoginCameFrom() {
        assertThat(VerdictLine.of(Verdicts.onAccount()))
                .isEqualTo("{\"at\":1772442035.525,\"kind\":\"account\",\"action\":\"alert\","
                        + "\"account\":\"1005\",\"address\":\"198.51.100.7\",\"score\":70,"
                        + "\"findings\":[{\"engine\":\"Credential\",\"points\":70,\"why\":\"right after 9 wrong\"}],"
                        + "\"pbx\":\"pbx\",\"enforced\":false}");
    }

    @Test
    void aNumberWithoutE164IsShownAsDialled() {
        Verdict verdict = Verdicts.onCall(Action.ALERT, Verdicts.call("1.1", "*72", Scene.INTERNAL), false);
        assertThat(VerdictLine.of(verdict)).contains("\"number\":\"*72\",\"country\":\"\",\"class\":\"internal\"");
    }

    @Test
    void forgedTextIsOneLineTooAndComesBackWhole() {
        String forged = "9\r\nEvent: Hangup\u0000\u001b\u007f\u0085\u2028\u202e\"\\é💸";
        String line = VerdictLine.of(Verdicts.injection(forged));
        assertThat(line.chars()).allMatch(c -> c >= ' ' && c <= '~');
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.get("kind").asString()).isEqualTo("injection");
        assertThat(json.get("event").asString()).isEqualTo("Newexten");
        assertThat(json.get("field").asString()).isEqualTo("Exten");
        assertThat(json.get("text").asString()).isEqualTo(forged);
    }

    @ParameterizedTest
    @CsvSource({
        "1772442035525000000,1772442035.525",
        "1772442035000000000,1772442035",
        "1772442040000000000,1772442040",
        "1772442035000001999,1772442035.000001",
        "0,0",
        "1000,0.000001"
    })
    void secondsAreExactToTheMicrosecond(long nanos, String seconds) {
        assertThat(VerdictLine.seconds(nanos).toPlainString()).isEqualTo(seconds);
        assertThat(VerdictLine.seconds(nanos).toString()).doesNotContain("E+");
    }
}
