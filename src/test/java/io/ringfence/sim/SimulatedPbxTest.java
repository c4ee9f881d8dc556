package io.ringfence.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Party;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.exchange.Witness;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedPbxTest {
    private static final List<Account> ACCOUNTS = List.of(
            Account.of("guard", "secret", "system,call,security,user", "system,call,reporting,user"),
            Account.of("reader", "secret", "call", "reporting"));

    private SimulatedPbx pbx;

    @BeforeEach
    void open() throws IOException {
        pbx = new SimulatedPbx(0, ACCOUNTS, 1, 1, Witness.NOBODY);
    }

    @AfterEach
    void close() {
        pbx.close();
    }

    @Test
    void logsInWithAPassword() throws IOException {
        try (AmiClient client = new AmiClient(pbx.port())) {
            assertThat(client.banner).isEqualTo("Asterisk Call Manager/11.0.0");
            client.send("Action: Login", "ActionID: a1", "Username: guard", "Secret: secret");
            assertThat(client.frame()).isEqualTo("Response: Success\nActionID: a1\nMessage: Authentication accepted");
            assertThat(client.frame()).startsWith("Event: FullyBooted\nPrivilege: system,all\nUptime: ");
            assertThat(client.frame())
                    .startsWith("Event: SuccessfulAuth\nPrivilege: security,all\nTimestamp: ")
                    .contains("\nService: AMI\n", "\nAccountID: guard\n", "\nUsingPassword: 0\nSessionTV: ");
        }
    }

    @Test
    void aHangupByUniqueidEndsTheCall() throws IOException {
        try (AmiClient client = AmiClient.loggedIn(pbx.port(), "guard", "secret")) {
            pbx.run(exchange -> new Calls(exchange, "trunk", "trunk2", "441632960000")
                    .outbound(Party.phone("1001"), "0037255501234", Script.of(Fate.rings(0))));
            String begun = client.until(AmiClient.event("Newchannel")).stream()
                    .reduce((first, last) -> last)
                    .orElseThrow();
            String uniqueid = begun.replaceAll("(?s).*\nUniqueid: (\\S+)\n.*", "$1");
            client.until(AmiClient.event("DialState"));
            client.send("Action: Hangup", "ActionID: h", "Channel: " + uniqueid, "Cause: 21");
            List<String> frames =
                    client.until(frame -> frame.startsWith("Event: Hangup\n") && frame.contains("1001-00000000"));
            assertThat(frames).contains("Response: Success\nActionID: h\nMessage: Channel Hungup");
            assertThat(frames.get(frames.size() - 1)).endsWith("\nCause: 21\nCause-txt: Call Rejected\nTechCause: 403");
            client.send("Action: Hangup", "Channel: " + uniqueid);
            client.until(frame -> frame.equals("Response: Error\nMessage: No such channel"));
        }
    }
}
