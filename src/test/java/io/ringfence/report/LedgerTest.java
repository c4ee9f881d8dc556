package io.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decide.Action;
import io.ringfence.decide.Exposure;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Thresholds;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money in closed form: Somalia at 6.00 a minute, by the second. */
class LedgerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long BEGIN = 1_790_000_000L * SECOND;
    private static final long DAY = 86_400 * SECOND;

    @TempDir
    private Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        Currency pounds = Currency.getInstance("GBP");
        Path deck = Files.writeString(
                folder.resolve("rates.csv"), "prefix,price_per_minute,increment\n252,6.00,1\n44,0.60,1\n");
        ledger = new Ledger(new Terms(RateDeck.read(deck, pounds), pounds, ZoneId.of("UTC"), Thresholds.DEFAULT));
    }

    @Test
    void savedIsWhatComesAfterTheVerdictAndLeakedWhatCameBefore() {
        talk(1, "1005", "25261000001", 0, 60); // not judged, before the first verdict: 6.00 leaked
        attempt(2, "1005", "25261000002", 600);
        ledger.fact(new CallAnswered(BEGIN + 610 * SECOND, call(2, "1005", "25261000002")));
        verdict(2, "1005", "25261000002", 640, Action.HANGUP, 80); // 30 s in: 3.00 leaked
        ledger.fact(new CallEnded(BEGIN + 640 * SECOND, call(2, "1005", "25261000002"), 0, 0, true));
        ledger.afterwards(
                new CallEnded(BEGIN + 910 * SECOND, call(2, "1005", "25261000002"), 1, 16, false)); // 270 s: 27.00
        attempt(3, "1005", "25261000003", 1_000);
        verdict(3, "1005", "25261000003", 1_000, Action.DENY, 100);
        ledger.afterwards(new CallAnswered(BEGIN + 1_010 * SECOND, call(3, "1005", "25261000003")));
        ledger.afterwards(new CallEnded(BEGIN + 1_020 * SECOND, call(3, "1005", "25261000003"), 1, 16, false)); // 1.00
        talk(4, "1005", "442079460000", 700, 60); // home: no part of it
        talk(5, "1006", "25261000009", 700, 60); // somebody else
        Backtest backtest = ledger.close();

        assertThat(backtest.saved()).isEqualTo(28_000_000);
        assertThat(backtest.leaked()).isEqualTo(9_000_000);
        assertThat(backtest.allCost()).isEqualTo(6_000_000 + 30_000_000 + 1_000_000 + 600_000 + 6_000_000);
        assertThat(backtest.estimated()).isFalse();
        assertThat(backtest.byAction()).containsEntry(Action.HANGUP, 1L).containsEntry(Action.DENY, 1L);
        assertThat(backtest.lonely()).isEmpty();
        assertThat(backtest.incidents()).hasSize(1);
    }

    @Test
    void anIncidentIsOverAfterADayOfPeace() {
        for (int i = 0; i < 3; i++) {
            attempt(i, "1005", "25261000001", i * 20 * 3600L);
            verdict(i, "1005", "25261000001", i * 20 * 3600L, Action.HANGUP, 75);
        }
        attempt(9, "1005", "25261000001", 10 * DAY / SECOND);
        verdict(9, "1005", "25261000001", 10 * DAY / SECOND, Action.HANGUP, 75);

        assertThat(ledger.close().incidents())
                .extracting(incident -> incident.stopped().size())
                .containsExactly(3, 1);
    }

    @Test
    void anAlertIsNoMoneySaved() {
        attempt(1, "1005", "25261000001", 0);
        verdict(1, "1005", "25261000001", 0, Action.ALERT, 50);
        ledger.fact(new CallAnswered(BEGIN, call(1, "1005", "25261000001")));
        ledger.fact(new CallEnded(BEGIN + 60 * SECOND, call(1, "1005", "25261000001"), BEGIN, 16, false));
        Backtest backtest = ledger.close();

        assertThat(backtest.saved()).isZero();
        assertThat(backtest.leaked()).isZero();
        assertThat(backtest.alertedCost()).isEqualTo(6_000_000);
    }

    @Test
    void adviceNamesTheThresholdAndTheNumber() {
        attempt(1, "1005", "25261000001", 0);
        verdict(1, "1005", "25261000001", 0, Action.HANGUP, 75);
        attempt(2, "1006", "25261000002", 5);
        verdict(2, "1006", "25261000002", 5, Action.HANGUP, 85);

        assertThat(Advice.of(ledger.close()))
                .contains(
                        "thresholds.hangup: 80 instead of 70 would have let 1 of 2 through",
                        "thresholds.hangup: 90 instead of 70 would have let 2 of 2 through",
                        "allow.numbers: add \"+25261000001\" would have let the call of 1005 through");
    }

    @Test
    void whatStrangersWroteActsOnNoTerminalAndNoTable() {
        assertThat(Plain.text("a\u001b[2Jb\nc\u202e")).isEqualTo("a\\u001b[2Jb\\u000ac\\u202e");
        assertThat(Plain.cell("<b>|x`")).isEqualTo("\\<b\\>\\|x\\`");
    }

    private void talk(long attempt, String extension, String number, long at, long seconds) {
        attempt(attempt, extension, number, at);
        ledger.fact(new CallAnswered(BEGIN + at * SECOND, call(attempt, extension, number)));
        ledger.fact(new CallEnded(
                BEGIN + (at + seconds) * SECOND, call(attempt, extension, number), BEGIN + at * SECOND, 16, false));
    }

    private void attempt(long attempt, String extension, String number, long at) {
        ledger.fact(new CallAttempted(BEGIN + at * SECOND, call(attempt, extension, number), false));
    }

    private void verdict(long attempt, String extension, String number, long at, Action action, int points) {
        Finding finding =
                new Finding("DialRate", "rate", points, Severity.WARNING, Finding.Bearing.SIGN, false, "too fast");
        ledger.verdict(new Verdict.OnCall(
                BEGIN + at * SECOND,
                call(attempt, extension, number),
                action,
                points,
                true,
                false,
                List.of(finding),
                new Exposure(0, 0, Currency.getInstance("GBP"), true)));
    }

    private static Call call(long attempt, String extension, String number) {
        boolean home = number.startsWith("44");
        Destination destination = new Destination(
                home ? DestinationClass.NATIONAL : DestinationClass.INTERNATIONAL, home ? "GB" : "SO", number, home);
        return new Call(
                "pbx",
                attempt,
                "1." + attempt,
                "1." + attempt,
                Payer.extension(extension),
                Call.Route.DIRECT,
                extension,
                "00" + number,
                destination,
                "trunk");
    }
}
