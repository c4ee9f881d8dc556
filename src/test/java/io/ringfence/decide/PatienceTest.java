package io.ringfence.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/**
 * What a patient attacker may try a day: found by simulation, the highest steady rate at which three weeks of guessing brings no verdict, or no ban. The figures stand in
 * {@code src/docs/intrusion.md}; fail2ban's defaults allow 1,296 an address and day, CrowdSec's 8,640.
 */
class PatienceTest {
    private static final int DAYS = 21;
    private static final int MOST = 1_024;

    /** How guess {@code i} comes in. */
    private interface Way {
        void guess(Gatehouse gate, int i);
    }

    @Test
    void oneAddressAtOneAccount() {
        Way way = (gate, i) -> gate.guess("1001", "198.51.100.7");
        assertThat(unnoticed(way)).isEqualTo(UNNOTICED_ADDRESS);
        assertThat(unbanned(way)).isEqualTo(UNBANNED_ADDRESS);
    }

    @Test
    void oneNetworkAtOneAccount() {
        Way way = (gate, i) -> gate.guess("1001", "198.51.100." + i % 250);
        assertThat(unnoticed(way)).isEqualTo(UNNOTICED_NETWORK);
        assertThat(unbanned(way)).isEqualTo(UNBANNED_NETWORK);
    }

    @Test
    void theWholeInternetAtOneAccount() {
        Way way = (gate, i) -> gate.guess("1001", i / 250 % 200 + 20 + "." + i % 250 + ".7.9");
        assertThat(unnoticed(way)).isEqualTo(UNNOTICED_ACCOUNT);
    }

    @Test
    void oneAddressAtEveryAccount() {
        Way way = (gate, i) -> gate.guess("" + (1_000 + i % 900), "198.51.100.7");
        assertThat(unnoticed(way)).isEqualTo(UNNOTICED_SPRAY);
        assertThat(unbanned(way)).isEqualTo(UNBANNED_SPRAY);
    }

    private static final int UNNOTICED_ADDRESS = 5;
    private static final int UNBANNED_ADDRESS = 10;
    private static final int UNNOTICED_NETWORK = 10;
    private static final int UNBANNED_NETWORK = 20;
    private static final int UNNOTICED_ACCOUNT = 4;
    private static final int UNNOTICED_SPRAY = 1;
    private static final int UNBANNED_SPRAY = 2;

    /** The highest rate a day at which nothing is said. */
    private static int unnoticed(Way way) {
        return highest(rate -> run(way, rate).verdicts.size());
    }

    /** The highest rate a day at which nothing is banned. */
    private static int unbanned(Way way) {
        return highest(rate -> (int) run(way, rate).said().stream()
                .filter(said -> said.startsWith("ban"))
                .count());
    }

    private static int highest(ToIntFunction<Integer> verdicts) {
        int good = 0;
        int bad = MOST;
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (verdicts.applyAsInt(middle) == 0) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private static Gatehouse run(Way way, int perDay) {
        Gatehouse gate = new Gatehouse();
        for (int i = 0; i < perDay * DAYS; i++) {
            way.guess(gate, i);
            gate.later(Duration.ofDays(1).dividedBy(perDay));
        }
        return gate;
    }
}
