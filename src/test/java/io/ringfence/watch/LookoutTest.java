package io.ringfence.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.config.Settings;
import io.ringfence.config.Settings.TripwireSettings;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.number.DialPlan;
import io.ringfence.store.Archive;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LookoutTest {
    @TempDir
    Path folder;

    @Test
    void seesChangesAndCallFilesThatDoNotStay() throws Exception {
        Path etc = Files.createDirectories(folder.resolve("etc"));
        Path spool = Files.createDirectories(folder.resolve("outgoing"));
        TripwireSettings settings =
                new TripwireSettings("main", List.of(etc), List.of(), spool, Settings.NO_FILE, Duration.ofSeconds(1));
        List<ConfigurationChanged> told = new CopyOnWriteArrayList<>();
        Clock clock = Clock.system();
        DialPlan plan = DialPlan.of("DE", List.of(), List.of(), List.of());
        try (Store store = Store.inMemory(clock);
                Lookout lookout = new Lookout(settings, plan, store, clock, told::add)) {
            lookout.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> watches(store));
            Files.writeString(etc.resolve("new.conf"), "[a]\n");
            await().atMost(Duration.ofSeconds(30)).until(() -> told.size() == 1);
            Path file = Files.writeString(spool.resolve("x.call"), "Channel: Local/0088@out\n");
            Files.delete(file);
            await().atMost(Duration.ofSeconds(30)).until(() -> told.size() == 2);
        }
        assertThat(told.get(0).what()).isEqualTo(ConfigurationChanged.What.FILE);
        assertThat(told.get(1).what()).isEqualTo(ConfigurationChanged.What.CALL_FILE);
        assertThat(told.get(1).name()).isEqualTo("x.call");
    }

    private static boolean watches(Store store) throws Exception {
        try (Archive archive = store.archive()) {
            return !archive.watched("main").isEmpty();
        }
    }
}
