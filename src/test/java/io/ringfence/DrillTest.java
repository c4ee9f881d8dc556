package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.config.BanSettings;
import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.config.notify.Heartbeat;
import io.ringfence.config.notify.Kind;
import io.ringfence.config.notify.Manner;
import io.ringfence.config.notify.Receiver;
import io.ringfence.decide.Verdict;
import io.ringfence.drill.Report;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.number.DialPlan;
import io.ringfence.policy.Policies;
import io.ringfence.score.Finding;
import io.ringfence.sim.Account;
import io.ringfence.sim.SimulatedPbx;
import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Party;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.exchange.Witness;
import io.ringfence.store.Request;
import io.ringfence.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drills on a simulated PBX over its socket, while people telephone. */
final class DrillTest {
    private static final String RIGHTS = "call,reporting,user";
    private static final Settings.Account GUARD = new Settings.Account("ringfence", new Secret("guard"));
    private static final Settings.Account DRILL = new Settings.Account("ringfence-drill", new Secret("drill"));
    private static final Settings.Account WRONG = new Settings.Account("ringfence-drill", new Secret("wrong"));

    private final Set<String> hungUp = ConcurrentHashMap.newKeySet();
    private final Queue<Fact> facts = new ConcurrentLinkedQueue<>();
    private final Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
    private final Queue<Finding> findings = new ConcurrentLinkedQueue<>();
    private SimulatedPbx pbx;

    @BeforeEach
    void open() throws Exception {
        List<Account> accounts = List.of(
                Account.of("ringfence", "guard", "system,call,security,user", RIGHTS),
                Account.of("ringfence-drill", "drill", "", "originate"));
        pbx = new SimulatedPbx(0, accounts, 1, 1, new Witness() {
            @Override
            public void answered(Channel dest) {}

            @Override
            public void hungUp(Channel channel) {
                hungUp.add(channel.uniqueid);
            }
        });
    }

    @AfterEach
    void close() {
        pbx.close();
    }

    private Settings settings(Settings.Mode mode, Settings.Account drill, List<Receiver> receivers) {
        return new Settings(
                mode,
                "GB",
                ZoneId.of("UTC"),
                Currency.getInstance("GBP"),
                Settings.NO_FILE,
                Settings.NO_FILE,
                Settings.NO_FILE,
                new Settings.DialPlanSettings(List.of("9"), List.of()),
                List.of("trunk"),
                List.of(new Settings.PbxSettings(
                        "office",
                        "127.0.0.1",
                        pbx.port(),
                        false,
                        Settings.NO_FILE,
                        GUARD,
                        GUARD,
                        drill,
                        Settings.NO_FILE)),
                new Settings.HttpSettings("127.0.0.1", 0),
                new Settings.AllowSettings(true, List.of(), List.of(), List.of()),
                new Settings.DenySettings(List.of("CU"), List.of()),
                List.of(),
                Policies.DEFAULT,
                Settings.WatchSettings.DEFAULT,
                BanSettings.DEFAULT,
                receivers,
                Settings.DrillSettings.NEVER,
                Heartbeat.NONE);
    }

    private interface Scene {
        void play(Guard guard) throws Exception;
    }

    private void guard(Settings settings, Scene scene) throws Exception {
        Bank seen = new Bank() {
            @Override
            public void fact(Fact fact) {
                facts.add(fact);
            }

            @Override
            public void finding(Fact fact, Finding finding) {
                findings.add(finding);
            }

            @Override
            public void verdict(Verdict verdict) {
                verdicts.add(verdict);
            }
        };
        DialPlan plan = DialPlan.of("GB", List.of("9"), List.of(), List.of());
        try (Guard guard = new Guard(settings, plan, Clock.system(), seen, nanos -> {})) {
            guard.start();
            guard.awaitTested(10_000);
            scene.play(guard);
        }
    }

    private static String drill(Guard guard) throws Exception {
        Request request = Request.of(1, "ann", "before the weekend", Request.DRILL, "", "", "", 0);
        return guard.ask(request).get(40, TimeUnit.SECONDS);
    }

    private void call(String extension, String number) {
        pbx.run(exchange -> new Calls(exchange, "trunk", "trunk", "")
                .outbound(Party.phone(extension), number, Script.of(Fate.rings(TimeUnit.SECONDS.toNanos(60)))));
    }

    private long attempts() {
        return facts.stream().filter(CallAttempted.class::isInstance).count();
    }

    @Test
    void everyStepIsProvenAndTheOfficeKnowsNothingOfIt() throws Exception {
        Receiver told = program("told", "/bin/cat");
        guard(settings(Settings.Mode.OBSERVE, DRILL, List.of(told)), guard -> {
            call("1001", "902079460123");
            await().until(() -> attempts() == 1);
            String report = drill(guard);

            assertThat(report).endsWith(Report.PASSED).doesNotContain("FAIL");
            assertThat(report)
                    .contains("call begun", "event seen", "read as a call to +999", "verdict", "hangup written")
                    .contains("channel gone", "notified told");
            assertThat(hungUp).singleElement().asString().matches("ringfence-drill-[0-9a-f]{32}");
            assertThat(attempts()).isOne();
            assertThat(findings).isEmpty();
            assertThat(verdicts).isEmpty();
            assertThat(guard.active("office")).isOne();
            guard.store().flush(TimeUnit.SECONDS.toNanos(5));
            try (io.ringfence.store.Archive archive = guard.store().archive()) {
                assertThat(archive.audit(5)).anySatisfy(entry -> {
                    assertThat(entry.what())
                            .startsWith("drill passed: call begun ")
                            .contains("channel gone ");
                    assertThat(entry.who()).isEqualTo("ann");
                    assertThat(entry.pbx()).isEqualTo("office");
                });
                assertThat(archive.last(5)).isEmpty();
                assertThat(archive.intents(0)).isEmpty();
            }
            assertThat(guard.rota().passedSeconds("office")).isPositive();
            assertThat(guard.rota().troubles()).isEmpty();
        });
    }

    @Test
    void whatCannotBeProvenWithoutTheRightIsSaid() throws Exception {
        guard(settings(Settings.Mode.ENFORCE, GUARD, List.of(program("deaf", "/bin/false"))), guard -> {
            String report = drill(guard);

            assertThat(report).doesNotContain(Report.PASSED);
            assertThat(report).contains("write = originate", "not proven", "FAIL  notified deaf");
            assertThat(hungUp).isEmpty();
            assertThat(guard.rota().passedSeconds("office")).isZero();
            assertThat(guard.rota().troubles()).singleElement().asString().contains("office");
        });
        guard(
                settings(Settings.Mode.ENFORCE, WRONG, List.of()),
                guard -> assertThat(drill(guard))
                        .contains("FAIL  call begun")
                        .contains("refused the login of ringfence-drill")
                        .doesNotContain(Report.PASSED));
    }

    /** Names and numbers are a caller's; only the identity Asterisk was asked for makes a call the drill's. */
    @Test
    void aCallThatLooksLikeADrillIsJudgedAsEver() throws Exception {
        guard(settings(Settings.Mode.ENFORCE, DRILL, List.of()), guard -> {
            pbx.run(exchange -> new Calls(exchange, "trunk", "trunk", "")
                    .outbound(
                            new Party("ringfence-drill", "+99912345678", "Ringfence drill", ""),
                            "00535555123",
                            Script.of(Fate.rings(TimeUnit.SECONDS.toNanos(60)))));
            String report = drill(guard);
            await().until(() -> hungUp.size() == 2);

            assertThat(report).endsWith(Report.PASSED);
            assertThat(verdicts).hasSize(1);
            assertThat(((Verdict.OnCall) verdicts.element()).call().dialled()).isEqualTo("00535555123");
        });
    }

    @Test
    void aPbxThatIsNotWatchedFailsTheDrill() throws Exception {
        guard(settings(Settings.Mode.ENFORCE, DRILL, List.of()), guard -> {
            pbx.close();
            await().until(() -> !guard.status().get(0).up());

            assertThat(drill(guard))
                    .contains("FAIL  connected", "not watched now")
                    .doesNotContain(Report.PASSED);
        });
    }

    private static Receiver program(String name, String program) {
        return new Receiver(
                name,
                Kind.SCRIPT,
                Receiver.From.ALERT,
                new Secret(""),
                new Secret(""),
                "",
                "",
                0,
                Receiver.Transport.TCP,
                "",
                "",
                List.of(),
                List.of(program),
                Duration.ofSeconds(5),
                Manner.PLAIN);
    }
}
