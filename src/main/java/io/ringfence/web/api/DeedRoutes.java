package io.ringfence.web.api;

import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import io.ringfence.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What people do: fences, and verdicts taken back. Every deed needs a reason, which the audit log keeps. */
final class DeedRoutes {
    private static final long PATIENCE_MILLIS = 3_000;
    private static final long LONGEST_MINUTES = TimeUnit.DAYS.toMinutes(365);
    private static final int USUAL_MINUTES = 60;

    private final Core core;
    private final Clock clock;
    private final Set<String> classes;

    /** {@code classes} are those a fence can bar. */
    DeedRoutes(Core core, Clock clock, Set<String> classes) {
        this.core = core;
        this.clock = clock;
        this.classes = classes;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/fences", this::fences),
                Route.post("/fences", this::raise),
                Route.post("/fences/lift", this::lift),
                Route.post("/incident/innocent", this::innocent),
                Route.post("/incident/seen", this::seen));
    }

    private Object fences(Ask ask) throws Exception {
        boolean all = ask.parameter("all").equals("true");
        String pbx = ask.parameter("pbx");
        long now = clock.epochNanos();
        try (Archive archive = core.archive()) {
            List<Entry.Fence> found = archive.fences().stream()
                    .filter(fence -> ask.visitor().scope().permits(fence.pbx()))
                    .filter(fence -> pbx.isEmpty() || fence.pbx().equals(pbx))
                    .filter(fence -> all || fence.until() > now)
                    .toList();
            Page<Entry.Fence> page = Page.slice(found, ask);
            return new Page<>(
                    page.items().stream().map(fence -> fence(fence, now)).toList(), page.next());
        }
    }

    private Object raise(Ask ask) throws Exception {
        String barred = ask.text("classes").replace(" ", "");
        for (String each : barred.isEmpty() ? new String[0] : barred.split(",")) {
            if (!classes.contains(each)) {
                throw Refusal.wrong("classes may be " + String.join(", ", classes) + "; with commas");
            }
        }
        long minutes = ask.body().path("minutes").asLong(USUAL_MINUTES);
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw Refusal.wrong("minutes must be 1 to " + LONGEST_MINUTES);
        }
        return done(ask, Request.RAISE, ask.said("extension"), barred, TimeUnit.MINUTES.toNanos(minutes));
    }

    private Object lift(Ask ask) throws Exception {
        boolean fraud = ask.body().path("fraud").asBoolean(false);
        return done(ask, fraud ? Request.CURED : Request.LIFT, ask.said("extension"), "", 0);
    }

    private Object innocent(Ask ask) throws Exception {
        return done(ask, Request.INNOCENT, ask.said("uniqueid"), "", 0);
    }

    private Object seen(Ask ask) throws Exception {
        return done(ask, Request.SEEN, ask.text("extension").strip(), "", 0);
    }

    private Object done(Ask ask, String what, String about, String barred, long lasts) throws Exception {
        String pbx = ask.permitted(ask.text("pbx"));
        if (!core.pbxs().contains(pbx)) {
            throw Refusal.missing("no such PBX");
        }
        Request request = Request.of(
                clock.epochNanos(), ask.visitor().name(), ask.said("reason"), what, pbx, about, barred, lasts);
        String answer = core.ask(request).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        return Map.of("answer", answer);
    }

    private static Map<String, Object> fence(Entry.Fence fence, long now) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pbx", fence.pbx());
        row.put("extension", fence.payer());
        row.put("payer", fence.payerKind());
        row.put("classes", Arrays.asList(fence.classes().split(",")));
        row.put("since", KeptRoutes.millis(fence.since()));
        row.put("until", KeptRoutes.millis(fence.until()));
        row.put("stands", fence.until() > now);
        row.put("times", fence.times());
        row.put("why", fence.why());
        row.put("enforced", fence.enforced());
        return row;
    }
}
