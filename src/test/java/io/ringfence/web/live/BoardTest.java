package io.ringfence.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decide.Verdict;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.number.RateDeck;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What consoles are told of verdicts. */
final class BoardTest {
    private final Board board = new Board(RateDeck.estimates(Currency.getInstance("GBP")));

    private VerdictView told(Verdict verdict) {
        board.verdict(verdict);
        long last = board.changes().last();
        return (VerdictView) board.changes()
                .between(last - 1, last, pbx -> true)
                .orElseThrow()
                .get(0)
                .value();
    }

    @Test
    void aVerdictOnNoCallIsToldWithTheNumberItIsKeptUnder() {
        Verdict changed = new Verdict.OnChange(
                1_000_000,
                new ConfigurationChanged(
                        1_000_000,
                        "acme",
                        ConfigurationChanged.What.PHONE,
                        ConfigurationChanged.Change.ADDED,
                        "intruder",
                        "pjsip",
                        false),
                40,
                List.of());
        board.follow(RateDeck.estimates(Currency.getInstance("GBP")), verdict -> verdict.equals(changed) ? 41 : 0);

        VerdictView view = told(changed);

        assertThat(view.verdict()).isEqualTo(41);
        assertThat(view.kind()).isEqualTo("configuration");
        assertThat(view.extension()).isEqualTo("intruder");
        assertThat(view.at()).isEqualTo(1);
        assertThat(view.uniqueid()).isEmpty();
    }
}
