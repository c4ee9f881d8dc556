package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.sim.Account;
import io.ringfence.sim.SimulatedPbx;
import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Party;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.exchange.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGHUP to a service with calls up. */
class ReloadIT {
    private static final String ESTONIA = "0037255501234";
    private static final String LONDON = "02079460123";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger hungUp = new AtomicInteger();

    @TempDir
    private Path folder;

    private Path config = Path.of("");

    private void write(int port, String more) throws IOException {
        Files.writeString(config, """
                mode: enforce
                country: GB
                pbx: [{name: office, host: 127.0.0.1, port: %d, username: ringfence, secret: secret}]
                http: {port: 0}
                store: reload.db
                """.formatted(port) + more);
    }

    private static void hup(Ringfence ringfence) throws Exception {
        assertThat(new ProcessBuilder("kill", "-HUP", Long.toString(ringfence.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void call(SimulatedPbx pbx, String from, String number) {
        pbx.run(exchange -> new Calls(exchange, "trunk", "trunk", "")
                .outbound(Party.phone(from), number, Script.of(Fate.rings(TimeUnit.MINUTES.toNanos(2)))));
    }

    /** What an administrator tries first, both ways, with calls up that are judged and moved between groups meanwhile. */
    @Test
    void theModeTrunksAndGroupsChangeWhileCallsAreUp() throws Exception {
        config = folder.resolve("ringfence.yaml");
        Account account = Account.of("ringfence", "secret", "system,call,security,user", "call,reporting,user");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "+442079460999\n");
        try (SimulatedPbx pbx = new SimulatedPbx(0, List.of(account), 1, 1, new Witness() {
            @Override
            public void answered(Channel dest) {}

            @Override
            public void hungUp(Channel channel) {
                hungUp.incrementAndGet();
            }
        })) {
            String rules = "trunks: [other]\ndeny: {countries: EE}\ngroups: [{name: sales, extensions: ['1001']}]\n";
            write(pbx.port(), rules);
            Files.writeString(config, Files.readString(config).replace("enforce", "observe"));
            try (Ringfence ringfence = Ringfence.run(config)) {
                String active = "ringfence_calls_active{pbx=\"office\"}";
                call(pbx, "1001", ESTONIA);
                call(pbx, "1002", LONDON);
                await().atMost(PATIENCE).until(() -> ringfence.metric(active) == 2);
                assertThat(ringfence.metric("ringfence_enforcing")).isZero();

                write(pbx.port(), rules.replace("other", "trunk").replace("'1001'", "'1002'") + "known-fraud: " + bad);
                hup(ringfence);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(ringfence.logged("in force now"))
                                .anyMatch(line -> line.contains("settings: mode: observe before, enforce now"))
                                .anyMatch(line -> line.contains("settings: trunks: "))
                                .anyMatch(line -> line.contains("settings: groups: "))
                                .anyMatch(line -> line.contains("settings: known-fraud: ")));
                assertThat(ringfence.metric("ringfence_enforcing")).isOne();
                call(pbx, "1003", ESTONIA);
                await().atMost(PATIENCE).until(() -> hungUp.get() == 2);
                call(pbx, "1004", "02079460999");
                await().atMost(PATIENCE)
                        .until(() -> hungUp.get() == 3
                                && !ringfence.logged("on list").isEmpty());

                Files.writeString(bad, "+442079460999\nno number at all\n");
                write(pbx.port(), "deny: {countries: LV}\nknown-fraud: " + bad);
                hup(ringfence);
                await().atMost(PATIENCE)
                        .until(() -> !ringfence.logged("nothing was changed").isEmpty());
                call(pbx, "1005", ESTONIA);
                await().atMost(PATIENCE).until(() -> hungUp.get() == 4 && ringfence.metric(active) == 1);

                write(pbx.port(), "trunks: [trunk]\ndeny: {countries: EE}\n");
                Files.writeString(config, Files.readString(config).replace("enforce", "observe"));
                hup(ringfence);
                await().atMost(PATIENCE).until(() -> ringfence.metric("ringfence_enforcing") == 0);
                call(pbx, "1006", ESTONIA);
                await().atMost(PATIENCE).until(() -> ringfence.metric(active) == 2);
                await().atMost(PATIENCE)
                        .until(() -> ringfence.logged("The call of 1006").size() == 1);
                assertThat(ringfence.logged("The call of 1006").get(0)).contains("would be ended (observe)");
                assertThat(hungUp).hasValue(4);
                assertThat(ringfence.logged("connected, Asterisk")).hasSize(1);
            }
        }
    }

    @Test
    void rulesChangeWhileCallsGoOnAndAWrongFileChangesNothing() throws Exception {
        config = folder.resolve("ringfence.yaml");
        Path told = folder.resolve("told");
        Account account = Account.of("ringfence", "secret", "system,call,security,user", "call,reporting,user");
        try (SimulatedPbx pbx = new SimulatedPbx(0, List.of(account), 1, 1, new Witness() {
            @Override
            public void answered(Channel dest) {}

            @Override
            public void hungUp(Channel channel) {
                hungUp.incrementAndGet();
            }
        })) {
            write(pbx.port(), "trunks: [trunk]\n");
            try (Ringfence ringfence = Ringfence.run(config)) {
                call(pbx, "1001", LONDON);
                call(pbx, "1002", ESTONIA);
                String active = "ringfence_calls_active{pbx=\"office\"}";
                await().atMost(PATIENCE).until(() -> ringfence.metric(active) == 2);

                write(pbx.port(), "trunks: [trunk]\ndeny: {countries: EE}\nthresholds: {alert: many}\n");
                hup(ringfence);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(ringfence.logged("ringfence.yaml:8"))
                                .singleElement()
                                .asString()
                                .contains("ringfence.yaml:8", "thresholds.alert"));
                assertThat(ringfence.logged("nothing was changed")).hasSize(1);
                call(pbx, "1003", ESTONIA);
                await().atMost(PATIENCE).until(() -> ringfence.metric(active) == 3);
                assertThat(hungUp).hasValue(0);

                write(pbx.port(), """
                        trunks: [trunk]
                        emergency: ["1999"]
                        deny: {countries: EE}
                        notify: [{kind: script, command: [/usr/bin/tee, %s]}]
                        """.formatted(told));
                hup(ringfence);
                await().atMost(PATIENCE)
                        .until(() -> !ringfence.logged("settings reloaded").isEmpty());
                assertThat(ringfence.logged("settings reloaded"))
                        .singleElement()
                        .asString()
                        .endsWith("deny, notify; a restart is needed for: emergency");
                call(pbx, "1004", ESTONIA);
                await().atMost(PATIENCE).until(() -> hungUp.get() == 1);
                await().atMost(PATIENCE)
                        .until(() ->
                                Files.exists(told) && Files.readString(told).contains("\"1004\""));

                await().atMost(PATIENCE).until(() -> ringfence.metric(active) == 3);
                assertThat(ringfence.logged("connected, Asterisk")).hasSize(1);
                assertThat(ringfence.standing()).startsWith("ready");
                hup(ringfence);
                await().atMost(PATIENCE)
                        .until(() -> ringfence.logged("settings reloaded").size() == 2);
                assertThat(ringfence.logged("settings reloaded").get(1))
                        .endsWith("nothing new; a restart is needed for: emergency");
                assertThat(ringfence.terminate()).isLessThan(10_000);
            }
        }
        try (io.ringfence.store.Archive archive = io.ringfence.store.Archive.open(folder.resolve("reload.db"))) {
            assertThat(archive.audit(10))
                    .anyMatch(entry ->
                            entry.who().equals("SIGHUP") && entry.what().startsWith("did not reload"))
                    .anyMatch(entry -> entry.what().startsWith("reloaded the settings: deny, notify"));
        }
    }
}
