package io.ringfence.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.store.Entry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Entry.User ANN = new Entry.User("ann", "operator", "", "", 7);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Sessions sessions = new Sessions();

    @Test
    void everyLoginHasASessionOfItsOwn() {
        String one = sessions.begin(ANN, 0);
        String other = sessions.begin(ANN, 0);

        assertThat(one).isNotEqualTo(other);
        assertThat(sessions.find(one, true, 1)).singleElement().satisfies(session -> {
            assertThat(session.user()).isEqualTo("ann");
            assertThat(session.changed()).isEqualTo(7);
            assertThat(session.csrf()).isNotEqualTo(one);
        });
        assertThat(sessions.find("rf_guess", true, 1)).isEmpty();
    }

    @Test
    void anIdleSessionEnds() {
        String id = sessions.begin(ANN, 0);

        assertThat(sessions.find(id, true, 59 * MINUTE)).hasSize(1);
        assertThat(sessions.find(id, false, 118 * MINUTE)).hasSize(1);
        assertThat(sessions.find(id, true, 120 * MINUTE)).isEmpty();
    }

    @Test
    void anySessionEndsAfterHalfADay() {
        String id = sessions.begin(ANN, 0);
        for (long at = 0; at <= 720; at += 30) {
            assertThat(sessions.find(id, true, at * MINUTE)).hasSize(1);
        }

        assertThat(sessions.find(id, true, 721 * MINUTE)).isEmpty();
    }

    @Test
    void aLogoutEndsItAtOnce() {
        String id = sessions.begin(ANN, 0);
        sessions.end(id);

        assertThat(sessions.find(id, true, 0)).isEmpty();
    }

    @Test
    void thereAreNeverTooMany() {
        String first = sessions.begin(ANN, 0);
        for (int i = 0; i < 2_000; i++) {
            sessions.begin(ANN, 0);
        }

        assertThat(sessions.find(first, true, 0)).isEmpty();
    }
}
