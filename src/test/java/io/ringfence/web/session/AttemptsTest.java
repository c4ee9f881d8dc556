package io.ringfence.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Attempts attempts = new Attempts();

    @Test
    void fiveAtOnceAndThenOneEveryTwentySeconds() {
        for (int i = 0; i < 5; i++) {
            assertThat(attempts.begin("ann", "a", 0)).isZero();
        }

        assertThat(attempts.begin("ann", "a", 0)).isEqualTo(20 * SECOND);
        assertThat(attempts.begin("ann", "a", 19 * SECOND)).isPositive();
        assertThat(attempts.begin("ann", "a", 20 * SECOND)).isZero();
        assertThat(attempts.begin("ann", "a", 20 * SECOND)).isPositive();
    }

    @Test
    void anAddressThatTriesManyAccountsIsSlowed() {
        int tried = 0;
        for (int i = 0; i < 100; i++) {
            tried += attempts.begin("user" + i, "a", 0) == 0 ? 1 : 0;
        }

        assertThat(tried).isEqualTo(20);
        assertThat(attempts.begin("ann", "b", 0)).isZero();
    }

    @Test
    void manyAddressesOnOneAccountAreSlowedButNotWhoWasThereBefore() {
        assertThat(attempts.begin("ann", "home", 0)).isZero();
        attempts.succeeded("ann", "home", 0);
        int tried = 0;
        for (int i = 0; i < 1_000; i++) {
            tried += attempts.begin("ann", "bot" + i, 0) == 0 ? 1 : 0;
        }

        assertThat(tried).isEqualTo(10);
        assertThat(attempts.begin("ann", "elsewhere", 0)).isPositive();
        assertThat(attempts.begin("ann", "home", 0)).isZero();
    }

    @Test
    void whatWasRightIsNotCounted() {
        for (int i = 0; i < 100; i++) {
            assertThat(attempts.begin("ann", "a", 0)).isZero();
            attempts.succeeded("ann", "a", 0);
        }
    }

    @Test
    void aNameMadeToLookLikeSomebodyElsewhereSlowsNobodyThere() {
        for (int i = 0; i < 100; i++) {
            attempts.begin("ann@home", "bot" + i, 0);
            attempts.begin("@home", "bot" + i, 0);
            attempts.begin("from home", "bot" + i, 0);
            attempts.begin("both home ann", "bot" + i, 0);
        }

        for (int i = 0; i < 5; i++) {
            assertThat(attempts.begin("ann", "home", 0)).isZero();
        }
    }

    @Test
    void namesAreNotKeptWhole() {
        String longName = "x".repeat(10_000);
        for (int i = 0; i < 5; i++) {
            assertThat(attempts.begin(longName + i, "a", 0)).isZero();
        }

        assertThat(attempts.begin(longName, "a", 0)).isPositive();
    }
}
