package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deviations of framing that Asterisk and its relatives are known for. */
class WireFormsTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void eitherLineEnding(String ending) {
        String stream = (Wire.banner() + Wire.hangup() + Wire.hangup()).replace("\r\n", ending);
        assertThat(Decoded.of(stream)).hasExactlyElementsOfTypes(Event.Hangup.class, Event.Hangup.class);
    }

    @Test
    void aColonWithoutSpace() {
        String tight = Wire.hangup().replace(": ", ":");
        assertThat(Decoded.of(Wire.banner() + tight)).isEqualTo(Decoded.of(Wire.banner() + Wire.hangup()));
    }

    @Test
    void aHeaderWithoutValue() {
        String stream = Wire.banner() + Wire.block().in("Hangup", "Cause: 0\r\n", "Cause-txt:\r\n", "TechCause:\r\n");
        assertThat(Decoded.of(stream)).hasExactlyElementsOfTypes(Event.Hangup.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n\r\n", "\n", "\r\n\n", "\n\n\n\n"})
    void moreBlankLines(String blank) {
        String stream = Wire.banner() + blank + Wire.hangup() + blank + Wire.hangup() + blank;
        assertThat(Decoded.of(stream)).hasExactlyElementsOfTypes(Event.Hangup.class, Event.Hangup.class);
    }

    @Test
    void anEndOfCrLfLf() {
        String event = Wire.hangup();
        String odd = event.substring(0, event.length() - 2) + "\n";
        assertThat(Decoded.of(Wire.banner() + odd + Wire.hangup()))
                .hasExactlyElementsOfTypes(Event.Hangup.class, Event.Hangup.class);
    }

    @Test
    void noBanner() {
        assertThat(Decoded.of(Wire.hangup())).hasExactlyElementsOfTypes(Event.Hangup.class);
        assertThat(Decoded.of("\r\n" + Wire.hangup())).hasExactlyElementsOfTypes(Event.Hangup.class);
    }

    @Test
    void oneBannerOnly() {
        assertThat(Decoded.of(Wire.banner() + Wire.banner() + "\r\n" + Wire.hangup()))
                .hasExactlyElementsOfTypes(Event.Broken.class, Event.Hangup.class);
    }

    @Test
    void aHeaderNamedResponseIsNoResponse() {
        String failed = Wire.event(
                "ChallengeResponseFailed",
                "security",
                "EventTV: t\r\nSeverity: Error\r\nService: PJSIP\r\nEventVersion: 1\r\nAccountID: 1001\r\nSessionID: s\r\n"
                        + "LocalAddress: IPV4/UDP/127.0.0.1/5060\r\nRemoteAddress: IPV6/UDP/fe80::1%eth0/5060\r\n"
                        + "Challenge: c\r\nResponse: Success\r\nExpectedResponse: \r\n");
        assertThat(Decoded.of(Wire.banner() + failed + Wire.hangup()))
                .hasExactlyElementsOfTypes(Event.Security.class, Event.Hangup.class);
    }

    @Test
    void headersOfNewerVersions() {
        String newer =
                Wire.block().in("Newchannel", "Tenantid: t\r\n", "ChanVariable: a=b\r\n", "ChanVariable: c=d\r\n");
        assertThat(Decoded.of(Wire.banner() + newer)).hasExactlyElementsOfTypes(Event.Newchannel.class);
    }

    @Test
    void theTailOfASplicedMessageIsOneBrokenEvent() {
        String tail = "name: CID:xxx\r\nAccountCode:\r\nValue: SIP/x\r\n\r\n";
        assertThat(Decoded.of(Wire.banner() + Wire.hangup() + tail + Wire.hangup()))
                .hasExactlyElementsOfTypes(Event.Hangup.class, Event.Broken.class, Event.Hangup.class);
    }
}
