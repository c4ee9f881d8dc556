package io.ringfence.act;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ringfence.config.Settings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Scene;
import io.ringfence.decide.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AlertsTest {
    private static final long T0 = Scene.START;

    private final FakeWire wire = new FakeWire();
    private final Alerts alerts = new Alerts(wire, Settings.Mode.ENFORCE);
    private final Logger logger = (Logger) LoggerFactory.getLogger(Alerts.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO); // commands, tried in the same process, switch logs off
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    @Test
    void theDialplanIsToldEverythingByAUserEvent() {
        alerts.carryOut(List.of(Verdicts.hangup()), T0);
        assertThat(wire.events)
                .containsExactly(Map.ofEntries(
                        Map.entry("Kind", "call"),
                        Map.entry("Action", "hangup"),
                        Map.entry("Enforced", "true"),
                        Map.entry("Extension", "1005"),
                        Map.entry("Number", "+25261234567"),
                        Map.entry("Country", "SO"),
                        Map.entry("Class", "international"),
                        Map.entry("Score", "87"),
                        Map.entry("Linkedid", "1772442035.6"),
                        Map.entry("Uniqueid", "1772442035.7"),
                        Map.entry("Why", "11 calls abroad in a minute; first call to Somalia"),
                        Map.entry("Mode", "enforce")));
    }

    @Test
    void theDialplanIsToldOfAddressesAndAccounts() {
        alerts.carryOut(List.of(Verdicts.onSource(Action.BAN), Verdicts.onAccount()), T0);
        assertThat(wire.events)
                .containsExactly(
                        Map.of(
                                "Kind", "address",
                                "Action", "ban",
                                "Enforced", "true",
                                "Address", "198.51.100.7",
                                "Network", "198.51.100.0/24",
                                "Score", "100",
                                "Why", "20 wrong passwords",
                                "Mode", "enforce"),
                        Map.of(
                                "Kind", "account",
                                "Action", "alert",
                                "Enforced", "false",
                                "Extension", "1005",
                                "Address", "198.51.100.7",
                                "Score", "70",
                                "Why", "right after 9 wrong",
                                "Mode", "enforce"));
    }

    @Test
    void theLogIsToldInASentenceForPeopleAndALineForPrograms() {
        alerts.carryOut(List.of(Verdicts.hangup(), Verdicts.injection("9\r\n\u001b[2J")), T0);
        assertThat(lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.chars()).noneMatch(Character::isISOControl));
        assertThat(lines().get(0))
                .isEqualTo("The call of 1005 to +25261234567 (SO) is ended: 11 calls abroad in a minute;"
                        + " first call to Somalia, 87 points");
        assertThat(lines().get(1)).isEqualTo("verdict mode=enforce " + VerdictLine.of(Verdicts.hangup()));
        assertThat(lines().get(2)).isEqualTo("Forged AMI text in Exten of Newexten, call 1772442035.7 of 1005");
    }

    @Test
    void aStormIsToldInPartAndCounted() {
        alerts.carryOut(Collections.nCopies(1_000, deny()), T0);
        alerts.carryOut(List.of(Verdicts.hangup()), T0 + 1);
        assertThat(wire.events).as("the flood of one action hides no other").hasSize(Storm.MOST + 1);
        assertThat(lines()).hasSize(2 * (Storm.MOST + 1));
        alerts.tick(T0 + Storm.WINDOW_NANOS - 1);
        assertThat(wire.events).hasSize(Storm.MOST + 1);
        alerts.tick(T0 + Storm.WINDOW_NANOS);
        assertThat(wire.events.get(wire.events.size() - 1))
                .containsEntry("Kind", "digest")
                .containsEntry("Action", "deny")
                .containsEntry("Count", "980");
        alerts.carryOut(List.of(deny()), T0 + Storm.WINDOW_NANOS + 1);
        assertThat(wire.events).hasSize(Storm.MOST + 3);
    }

    @Test
    void aCallThatWouldNotEndIsAnAlarm() {
        Outcome failed = new Outcome(T0, Verdicts.hangup(), Outcome.Result.FAILED, 3, "still up after 3 tries");
        alerts.tell(List.of(failed), T0);
        assertThat(wire.events)
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("Kind", "failed")
                        .containsEntry("Why", "hangup failed: still up after 3 tries"));
        assertThat(log.list.get(0).getLevel()).isEqualTo(ch.qos.logback.classic.Level.ERROR);
    }

    @Test
    void theCallEndsBeforeAnybodyIsTold() {
        Hangups hangups = new Hangups(
                wire, (pbx, attempt) -> List.of(), new LastCheck(new Abroad(), (verdict, now) -> false), () -> 0);
        Actors actors = new Actors(hangups, alerts);
        actors.carryOut(List.of(Verdicts.injection("x"), Verdicts.hangup()), T0);
        actors.tick(T0);
        assertThat(wire.written)
                .containsExactly("Hangup " + Verdicts.UNIQUEID + " 21", "UserEvent Ringfence", "UserEvent Ringfence");
    }

    private static Verdict deny() {
        return Verdicts.onCall(Action.DENY, Verdicts.hangup().call(), true);
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
