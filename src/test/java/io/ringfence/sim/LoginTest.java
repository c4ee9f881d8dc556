package io.ringfence.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Party;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.exchange.Witness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTest {
    private SimulatedPbx pbx;

    @BeforeEach
    void open() throws IOException {
        pbx = new SimulatedPbx(
                0,
                List.of(
                        Account.of("guard", "secret", "system,call,security,user", "system,call,reporting,user"),
                        Account.of("narrow", "secret", "security, call", "reporting")),
                1,
                1,
                Witness.NOBODY);
    }

    @AfterEach
    void close() {
        pbx.close();
    }

    @Test
    void aDigestOfTheChallengeProvesThePassword() throws Exception {
        try (AmiClient client = new AmiClient(pbx.port())) {
            client.send("Action: Challenge", "AuthType: MD5");
            String challenge = client.frame().replaceAll("(?s).*Challenge: ", "");
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest((challenge + "secret").getBytes(StandardCharsets.US_ASCII));
            String key = HexFormat.of().formatHex(digest);
            client.send("Action: Login", "AuthType: MD5", "Username: guard", "Key: " + key);
            assertThat(client.frame()).isEqualTo("Response: Success\nMessage: Authentication accepted");
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndSeenByOthers() throws IOException {
        try (AmiClient other = AmiClient.loggedIn(pbx.port(), "guard", "secret");
                AmiClient client = new AmiClient(pbx.port())) {
            client.send("Action: Login", "ActionID: 1", "Username: guard", "Secret: guess");
            assertThat(client.frame()).isEqualTo("Response: Error\nActionID: 1\nMessage: Authentication failed");
            assertThat(client.read()).isEqualTo(-1);
            assertThat(other.until(AmiClient.event("InvalidPassword")))
                    .last()
                    .asString()
                    .contains("\nService: AMI\n", "\nAccountID: guard\n");
        }
    }

    @Test
    void nothingElseIsAllowedBeforeLogin() throws IOException {
        try (AmiClient client = new AmiClient(pbx.port())) {
            client.send("Action: CoreShowChannels", "ActionID: 1");
            assertThat(client.frame()).isEqualTo("Response: Error\nActionID: 1\nMessage: Permission denied");
        }
    }

    @Test
    void aSpaceInTheReadListLosesTheClassAfterIt() throws IOException {
        try (AmiClient client = AmiClient.loggedIn(pbx.port(), "narrow", "secret")) {
            client.until(AmiClient.event("SuccessfulAuth"));
            pbx.run(exchange -> new Calls(exchange, "trunk", "trunk2", "")
                    .outbound(Party.phone("1001"), "0037255501234", Script.of(Fate.rings(0))));
            client.send("Action: Ping", "ActionID: p");
            assertThat(client.frame()).startsWith("Response: Success\nActionID: p\nPing: Pong\nTimestamp: ");
        }
    }

    @Test
    void anActionWithoutItsClassIsDeniedAndReported() throws IOException {
        try (AmiClient client = AmiClient.loggedIn(pbx.port(), "narrow", "secret")) {
            client.send("Action: Hangup", "ActionID: h", "Channel: 1.1");
            List<String> frames = client.until(frame -> frame.startsWith("Response: Error"));
            assertThat(frames).last().isEqualTo("Response: Error\nActionID: h\nMessage: Permission denied");
            assertThat(frames)
                    .anyMatch(frame -> frame.startsWith("Event: RequestNotAllowed\n")
                            && frame.contains("\nRequestType: Action: Hangup\nSessionTV: "));
            client.send("Action: NoSuchAction", "ActionID: n");
            assertThat(client.until(frame -> frame.startsWith("Response: Error")))
                    .last()
                    .asString()
                    .startsWith("Response: Error\nActionID: n\nMessage: Invalid/unknown command: NoSuchAction.");
        }
    }

    @Test
    void listsOnlyTheCommandsThatAreGranted() throws IOException {
        try (AmiClient client = AmiClient.loggedIn(pbx.port(), "narrow", "secret")) {
            client.send("Action: ListCommands", "ActionID: l");
            assertThat(client.until(frame -> frame.contains("\nActionID: l\n")))
                    .last()
                    .asString()
                    .contains("\nCoreShowChannels: List currently active channels.  (Priv: system,reporting,all)")
                    .doesNotContain("\nHangup:", "\nOriginate:", "\nCommand:");
        }
    }

    @Test
    void listsChannelsAndEchoesUserEvents() throws IOException {
        try (AmiClient client = AmiClient.loggedIn(pbx.port(), "guard", "secret")) {
            pbx.run(exchange -> new Calls(exchange, "trunk", "trunk2", "")
                    .outbound(Party.phone("1001"), "0037255501234", Script.talk(0, 1, Fate.NEVER)));
            client.until(AmiClient.event("BridgeEnter"));
            client.send("Action: CoreShowChannels", "ActionID: c");
            List<String> list = client.until(AmiClient.event("CoreShowChannelsComplete"));
            assertThat(list)
                    .last()
                    .isEqualTo("Event: CoreShowChannelsComplete\nActionID: c\nEventList: Complete\nListItems: 2");
            assertThat(list)
                    .anyMatch(frame -> frame.startsWith("Event: CoreShowChannel\nActionID: c\nChannel: PJSIP/1001-")
                            && frame.contains("\nApplication: Dial\n")
                            && frame.contains("\nDuration: 00:00:0"));
            client.send("Action: UserEvent", "ActionID: u", "UserEvent: Ringfence", "Text: hello");
            assertThat(client.until(AmiClient.event("UserEvent")))
                    .last()
                    .asString()
                    .endsWith("\nUserEvent: Ringfence\nActionID: u\nText: hello");
        }
    }
}
