package io.ringfence.audit.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.ami.Check;
import io.ringfence.ami.Feed;
import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.sim.Account;
import io.ringfence.sim.SimulatedPbx;
import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Witness;
import io.ringfence.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether events of class {@code call} arrive is known on a PBX where nobody calls. */
final class CallProofTest {
    private static final String RIGHT = "system,call,security,user";

    private static final Witness NOBODY = new Witness() {
        @Override
        public void answered(Channel dest) {}

        @Override
        public void hungUp(Channel channel) {}
    };

    @ParameterizedTest
    @CsvSource({
        "'system,call,security,user', 'call,reporting,user', OK",
        "'system, call,security,user', 'call,reporting,user', FAIL",
        "'system,security,user', 'call,reporting,user', FAIL",
        "'system,call,security,user', 'reporting,user', WARN"
    })
    void anAccountProvesWhatItSees(String read, String write, Check.Level level) throws Exception {
        assertThat(proof(read, write, 1)).extracting(Check::level).containsExactly(level);
    }

    @Test
    void everyRunProvesItAgain() throws Exception {
        assertThat(proof(RIGHT, "call,reporting,user", 3)).allMatch(check -> check.level() == Check.Level.OK);
    }

    private static List<Check> proof(String read, String write, int times) throws Exception {
        List<Check> checks = new ArrayList<>();
        try (SimulatedPbx pbx =
                new SimulatedPbx(0, List.of(Account.of("ringfence", "guard", read, write)), 1, 1, NOBODY)) {
            for (int i = 0; i < times; i++) {
                checks.add(once(pbx));
            }
        }
        return checks;
    }

    private static Check once(SimulatedPbx pbx) throws Exception {
        Settings.Account account = new Settings.Account("ringfence", new Secret("guard"));
        Settings.PbxSettings office =
                new Settings.PbxSettings("office", "127.0.0.1", pbx.port(), false, Settings.NO_FILE, account, account);
        try (Feed feed =
                new Feed(office, Clock.system(), events -> {}, Settings.NO_FILE, RandomGenerator.getDefault())) {
            feed.start();
            await().until(() -> feed.status().up());
            return new CallProof(feed, Clock.system()).check();
        }
    }
}
