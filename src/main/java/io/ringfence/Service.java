package io.ringfence;

import io.ringfence.act.notify.Pulse;
import io.ringfence.config.Loaded;
import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import io.ringfence.time.Clock;
import io.ringfence.web.Health;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ringfence run}: guards the configured PBXs until the process is told to stop. */
final class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    /** A PBX that is not up by then is reported and tried again; the others are guarded meanwhile. */
    private static final long PATIENCE_MILLIS = 10_000;

    private static final long STOP_MILLIS = 4_000;

    /** A river that takes longer to come to a question is not judging in time. */
    private static final long DRAIN_SECONDS = 10;

    private final Path file;
    private final Loaded loaded;
    private final DialPlan plan;
    private final Clock clock;

    /** @param file what {@code loaded} was read from, and is read from again */
    Service(Path file, Loaded loaded, DialPlan plan, Clock clock) {
        this.file = file;
        this.loaded = loaded;
        this.plan = plan;
        this.clock = clock;
    }

    /** Returns the exit code after SIGTERM or SIGINT. */
    int run(PrintStream out) throws Exception {
        loaded.warnings().forEach(LOG::warn);
        Settings settings = loaded.settings();
        if (settings.store().equals(Settings.NO_FILE)) {
            LOG.warn(
                    "`store` is not set: incidents, fences, habits and money of the day are forgotten when this ends, nobody"
                            + " can log in to the console, and `incidents`, `explain`, `fences` and `bans` find nothing");
        }
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Meters meters = new Meters(settings);
        AtomicReference<Loaded> shown = new AtomicReference<>(loaded);
        Pages pages = new Pages(shown::get, meters, clock);
        try (meters;
                Guard guard = new Guard(settings, plan, clock, Bank.all(List.of(meters, pages)), meters::decided)) {
            Reload reload = new Reload(file, guard, shown, clock);
            try (Pages.Served http = pages.serve(guard, file, reload::run);
                    Pulse pulse = new Pulse(settings.heartbeat(), () -> unable(guard))) {
                meters.watch(guard);
                guard.start();
                guard.awaitTested(PATIENCE_MILLIS);
                guard.missUnseen();
                LOG.info(
                        "guarding: mode={} pbx={}",
                        settings.mode(),
                        guard.feeds().size());
                pulse.start();
                reload.listen();
                // Only now: a call judged slowly is better than one that nobody judges.
                Future<?> warm = WarmUp.begin(settings, plan, clock);
                onShutdown(stop, stopped, warm);
                await(warm);
                out.println("ringfence ready: " + settings.mode().name().toLowerCase(Locale.ROOT) + ", " + http.url());
                out.flush();
                stop.await();
                LOG.info("stopping");
            }
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void await(Future<?> warm) throws InterruptedException {
        try {
            warm.get();
        } catch (ExecutionException e) {
            LOG.warn("not warmed up, so that the first calls take longer: {}", String.valueOf(e.getCause()));
        } catch (CancellationException e) {
            LOG.debug("stopped while warming up", e);
        }
    }

    /** Why calls cannot be judged now, in words: a PBX is not seen well, or events are not taken. */
    private static List<String> unable(Guard guard) {
        List<String> reasons =
                new ArrayList<>(Health.of("", true, guard.status(), List.of()).reasons());
        guard.status().stream()
                .filter(feed -> feed.up() && !feed.tested())
                .forEach(feed -> reasons.add(feed.pbx() + ": not tested yet"));
        try {
            guard.told((scorer, decider) -> true).get(DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            reasons.add("events are not judged");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reasons.add("stopping");
        }
        return reasons;
    }

    /** A signal stops the service in order before the process ends. */
    private static void onShutdown(CountDownLatch stop, CountDownLatch stopped, Future<?> warm) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            warm.cancel(true);
                            try {
                                stopped.await(STOP_MILLIS, TimeUnit.MILLISECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop"));
    }
}
