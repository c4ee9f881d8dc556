package io.ringfence;

import io.ringfence.config.Settings;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import io.ringfence.web.Health;
import io.ringfence.web.HttpServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** What the HTTP server shows of a running guard. */
final class Pages {
    private static final long STARTING_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final Guard guard;
    private final Meters meters;
    private final Clock clock;
    private final long began;

    private Pages(Settings settings, Guard guard, Meters meters, Clock clock) {
        this.settings = settings;
        this.guard = guard;
        this.meters = meters;
        this.clock = clock;
        this.began = clock.monotonicNanos();
    }

    /** Serves {@code /metrics} and {@code /health} of {@code guard}. */
    static HttpServer serve(Settings settings, Guard guard, Meters meters, Clock clock) throws IOException {
        Pages pages = new Pages(settings, guard, meters, clock);
        Map<String, Supplier<HttpServer.Page>> routes = new LinkedHashMap<>();
        routes.put("/", pages::index);
        routes.put("/health", pages::health);
        routes.put("/metrics", pages::metrics);
        return HttpServer.open(settings.http().address(), settings.http().port(), routes);
    }

    private HttpServer.Page index() {
        return new HttpServer.Page(
                200, "text/plain; charset=utf-8", "Ringfence\n\n/health   how it stands\n/metrics  for Prometheus\n");
    }

    private HttpServer.Page metrics() {
        return new HttpServer.Page(200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape());
    }

    private HttpServer.Page health() {
        guard.pipeline().ask(() -> true); // a pipeline that hangs answers nobody, so that whoever asks notices
        List<String> troubles = new ArrayList<>();
        if (meters.failedHangups() > 0) {
            troubles.add(meters.failedHangups() + " calls could not be ended; see the log");
        }
        if (guard.pipeline().dropped() > 0) {
            troubles.add(guard.pipeline().dropped() + " events were shed because the queue was full");
        }
        if (guard.pipeline().failures() > 0) {
            troubles.add(guard.pipeline().failures() + " events could not be handled; see the log");
        }
        if (!guard.perimeter().isEmpty()) {
            troubles.add("bans: not everybody is kept out who should be: " + guard.perimeter() + "; tried again");
        }
        troubles.addAll(store(guard.store().condition()));
        troubles.addAll(guard.listTroubles());
        boolean settled = clock.monotonicNanos() - began > STARTING_NANOS;
        Health health = Health.of(settings.mode().name().toLowerCase(Locale.ROOT), settled, guard.status(), troubles);
        return new HttpServer.Page(
                health.ready() ? 200 : 503, "application/json", JSON.writeValueAsString(health) + "\n");
    }

    private static List<String> store(Store.Condition condition) {
        List<String> troubles = new ArrayList<>();
        if (!condition.well()) {
            troubles.add("store: nothing can be kept now: " + condition.trouble() + "; calls are stopped all the same, "
                    + condition.waiting() + " entries wait");
        }
        if (condition.lost() > 0) {
            troubles.add("store: " + condition.lost() + " entries were lost");
        }
        if (!condition.setAside().isEmpty()) {
            troubles.add("store: an unusable file was set aside at the start: " + condition.setAside());
        }
        return troubles;
    }
}
