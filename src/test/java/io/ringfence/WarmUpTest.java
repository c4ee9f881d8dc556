package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.number.DialPlan;
import io.ringfence.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The service guards while it warms up: what it says then must be heard, and what the rehearsal says must not. */
class WarmUpTest {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    private final Level level = ROOT.getLevel();

    @BeforeEach
    void listen() {
        ROOT.setLevel(Level.INFO); // tests before may have silenced it
        heard.start();
        ROOT.addAppender(heard);
    }

    @AfterEach
    void leave() {
        ROOT.detachAppender(heard);
        ROOT.setLevel(level);
    }

    @Test
    void isNotHeardAndSilencesNobody() throws Exception {
        Path file = Files.writeString(folder.resolve("ringfence.yaml"), """
                mode: enforce
                country: GB
                pbx:
                  - {name: office, host: 192.0.2.1, username: ringfence, secret: s}
                """);
        Settings settings =
                new SettingsReader(Map.of()).read(file, Purpose.LIVE).settings();
        DialPlan plan = DialPlan.of("GB", List.of(), List.of(), List.of());
        AtomicInteger said = new AtomicInteger();
        Future<?> warm = WarmUp.begin(settings, plan, Clock.system());
        await().pollInterval(Duration.ofMillis(250))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    said.incrementAndGet();
                    LoggerFactory.getLogger(WarmUpTest.class).warn("a real call was ended");
                    return warm.isDone();
                });
        warm.get();
        assertThat(said).hasPositiveValue();
        assertThat(heard.list).hasSize(said.get());
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        assertThat(context.getTurboFilterList()).isEmpty();
    }
}
