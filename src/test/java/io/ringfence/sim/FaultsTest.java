package io.ringfence.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.sim.office.Hostile;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private RunningOffice office;
    private SimulatedPbx pbx;

    @BeforeEach
    void open() throws IOException {
        List<Account> accounts =
                List.of(Account.of("guard", "secret", "system,call,security,user", "system,call,reporting,user"));
        office = RunningOffice.open(0, accounts, 1, Office.Size.of(20), Rhythm.steady());
        pbx = office.pbx();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private AmiClient client() throws IOException {
        return AmiClient.loggedIn(pbx.port(), "guard", "secret");
    }

    @Test
    void silenceKeepsTheSocketOpenAndEndsWhenHealed() throws IOException {
        try (AmiClient client = client()) {
            client.until(AmiClient.event("SuccessfulAuth"));
            pbx.fault(new Fault.Silence());
            client.send("Action: Ping", "ActionID: p");
            client.timeout(100);
            assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
            pbx.heal();
            client.timeout(10_000);
            client.until(frame -> frame.contains("Pong"));
        }
    }

    @Test
    void aResetCutsEverySession() throws IOException {
        try (AmiClient client = client()) {
            pbx.fault(new Fault.Reset());
            assertThatThrownBy(() -> client.until(frame -> false)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aRestartSaysSoAndComesBack() throws IOException {
        try (AmiClient client = client()) {
            pbx.fault(new Fault.Restart(Duration.ofMillis(50)));
            client.until(AmiClient.event("Shutdown"));
            assertThatThrownBy(() -> client.until(frame -> false)).hasMessageStartingWith("the stream ended");
        }
        Awaitility.await().ignoreExceptions().untilAsserted(() -> {
            try (AmiClient again = client()) {
                again.until(AmiClient.event("FullyBooted"));
            }
        });
    }

    @Test
    void aCrashSaysNothingAndBootsAgain() throws IOException {
        try (AmiClient client = client()) {
            client.until(AmiClient.event("SuccessfulAuth"));
            pbx.fault(new Fault.Crash(Duration.ofMillis(1)));
            assertThatThrownBy(() -> client.until(frame -> false))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("Shutdown");
        }
        Awaitility.await().ignoreExceptions().untilAsserted(() -> {
            try (AmiClient again = client()) {
                String uptime = again.until(frame -> frame.startsWith("Event: FullyBooted")).stream()
                        .reduce((first, last) -> last)
                        .orElseThrow();
                assertThat(uptime).contains("\nUptime: 0\n");
            }
        });
    }

    @Test
    void aHalfOpenSessionIsDeadWithoutAnEndAndANewOneWorks() throws IOException {
        try (AmiClient client = client()) {
            client.until(AmiClient.event("SuccessfulAuth"));
            pbx.fault(new Fault.HalfOpen());
            try (AmiClient again = client()) {
                again.until(AmiClient.event("SuccessfulAuth"));
            }
            client.send("Action: Ping", "ActionID: p");
            client.timeout(100);
            assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aLoginMayBeRefusedAndABootMayLast() throws IOException {
        pbx.fault(new Fault.LoginInUse());
        try (AmiClient client = new AmiClient(pbx.port())) {
            client.send("Action: Login", "Username: guard", "Secret: secret");
            assertThat(client.frame()).isEqualTo("Response: Error\nMessage: Login Already In Use");
        }
        pbx.heal();
        pbx.fault(new Fault.NotBooted());
        try (AmiClient client = client()) {
            assertThat(client.frame()).startsWith("Event: SuccessfulAuth\n");
            pbx.heal();
            client.until(AmiClient.event("FullyBooted"));
        }
    }

    @Test
    void garbageAndALongLineAreFollowedByTheStream() throws IOException {
        try (AmiClient client = client()) {
            pbx.fault(new Fault.Garbage(10_000));
            pbx.fault(new Fault.LongLine(3_000_000));
            client.until(frame -> frame.length() > 3_000_000);
            client.send("Action: Ping", "ActionID: p");
            client.until(frame -> frame.contains("Pong"));
        }
    }

    @Test
    void eventsCanBeDroppedAndSlow() throws IOException {
        try (AmiClient client = client()) {
            client.until(AmiClient.event("SuccessfulAuth"));
            pbx.fault(new Fault.Drop(1));
            pbx.fault(new Fault.Drip(100_000));
            office.hostile(Hostile.FORGED_HANGUP);
            client.send("Action: Ping", "ActionID: p");
            assertThat(client.frame()).contains("Pong");
        }
    }

    @Test
    void hostileTextIsPrintedAsItIs() throws IOException {
        try (AmiClient client = client()) {
            office.hostile(Hostile.FORGED_HANGUP);
            assertThat(client.until(frame -> frame.startsWith("Event: Hangup\nChannel: PJSIP/1001-00000001\n")))
                    .anyMatch(frame -> frame.startsWith("Event: Newchannel\n") && frame.endsWith("\nExten: 9"))
                    .last()
                    .asString()
                    .matches(
                            "(?s).*\nUniqueid: 1700000000.1\nX: \nPriority: 1\nUniqueid: \\d+\\.0\nLinkedid: \\d+\\.0");
            office.hostile(Hostile.FORGED_ADDRESS);
            assertThat(client.until(AmiClient.event("InvalidAccountID")))
                    .last()
                    .asString()
                    .contains("\nAccountID: x\nRemoteAddress: IPV4/UDP/9.9.9.9/5\nSessionID: ");
        }
    }

    @Test
    void closingLeavesNoThread() throws IOException {
        try (AmiClient client = client()) {
            office.close();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("sim-"));
            assertThat(client.banner).isNotEmpty();
        }
    }
}
