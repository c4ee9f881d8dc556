package io.ringfence.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sim.office.Attack;
import io.ringfence.sim.office.Ledger;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningOfficeTest {

    @Test
    void whoHangsUpEveryFraudCallLeaksNothingAndTheThiefTriesAgain() throws IOException {
        List<Account> accounts = List.of(Account.of("guard", "secret", "call", "call"));
        try (RunningOffice office = RunningOffice.open(0, accounts, 3, new Office.Size(5, .001, 0), Rhythm.steady());
                AmiClient client = AmiClient.loggedIn(office.pbx().port(), "guard", "secret")) {
            office.attack(Attack.Kind.BURST);
            for (int hungUp = 0; hungUp < 8; ) {
                String begun = client.until(AmiClient.event("Newchannel")).stream()
                        .reduce((first, last) -> last)
                        .orElseThrow();
                if (begun.contains("\nChannelState: 4\n")) {
                    client.send("Action: Hangup", "Channel: " + uniqueid(begun), "Cause: 21");
                    hungUp++;
                }
            }
            client.send("Action: Ping");
            client.until(frame -> frame.contains("Pong"));
            Ledger.Totals totals = office.ledger().totals();
            assertThat(totals.fraudCalls()).isGreaterThanOrEqualTo(8);
            assertThat(totals.hangups()).isGreaterThanOrEqualTo(7);
            assertThat(totals.fraudAnswered()).isZero();
            assertThat(totals.innocentHangups()).isZero();
        }
    }

    private static String uniqueid(String frame) {
        return frame.replaceAll("(?s).*\nUniqueid: (\\S+)\n.*", "$1");
    }
}
