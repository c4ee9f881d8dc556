package io.ringfence;

import io.ringfence.ami.Feed;
import io.ringfence.cli.kept.Caller;
import io.ringfence.cli.kept.Printed;
import io.ringfence.config.Settings;
import io.ringfence.drill.Drills;
import io.ringfence.drill.FeedLine;
import io.ringfence.drill.Report;
import io.ringfence.drill.Rota;
import io.ringfence.keep.Desk;
import io.ringfence.keep.ban.BanDesk;
import io.ringfence.number.DialPlan;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** {@code ringfence drill}: asks the service that runs to hold a drill, or, where none does, holds it over connections of its own. */
final class DrillRun {
    private static final String WHY = "ringfence drill";
    private static final long CONNECT_MILLIS = 10_000;

    /** A drill on one PBX, with receivers that do not answer, takes no longer. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Settings settings;
    private final DialPlan plan;
    private final Clock clock;

    DrillRun(Settings settings, DialPlan plan, Clock clock) {
        this.settings = settings;
        this.plan = plan;
        this.clock = clock;
    }

    /** On one PBX, or on all with an empty name; whether all passed. */
    boolean run(String name, PrintWriter out) throws Exception {
        List<Settings.PbxSettings> chosen = settings.pbx().stream()
                .filter(pbx -> name.isEmpty() || pbx.name().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no PBX is named " + name);
        }
        boolean kept = !settings.store().equals(Settings.NO_FILE) && Files.exists(settings.store());
        if (kept && Store.held(settings.store())) {
            return byService(name, chosen.size(), out);
        }
        out.println("No service is running on this store: held by this command over its own connection.");
        boolean passed = true;
        for (Settings.PbxSettings pbx : chosen) {
            Report report = here(pbx);
            tell(report.text(), out);
            passed &= report.passed();
            if (kept) {
                Store.write(settings.store(), List.of(Rota.entry(report, Caller.name(), WHY)), clock);
            }
        }
        return passed;
    }

    private boolean byService(String name, int pbxs, PrintWriter out) throws Exception {
        Request request = Request.of(clock.epochNanos(), Caller.name(), WHY, Request.DRILL, name, "", "", 0);
        String answer =
                new Desk(List.of(), BanDesk.unset(), clock).leave(settings.store(), request, PATIENCE_NANOS * pbxs);
        tell(answer, out);
        long passed = answer.lines().filter(Report.PASSED::equals).count();
        return passed == pbxs;
    }

    private Report here(Settings.PbxSettings pbx) throws InterruptedException {
        ExecutorService river = Executors.newSingleThreadExecutor();
        Map<String, Feed> feeds = new LinkedHashMap<>();
        AmiWire wire = new AmiWire(feeds, river::execute, () -> {});
        Drills drills = new Drills(settings, plan, new FeedLine(settings, feeds, wire, river::execute), clock);
        try (Feed feed = new Feed(
                pbx,
                clock,
                events -> river.execute(() -> events.forEach(drills::on)),
                Settings.NO_FILE,
                RandomGenerator.getDefault())) {
            feeds.put(pbx.name(), feed);
            feed.start();
            feed.awaitAnswer(CONNECT_MILLIS);
            return drills.hold(pbx.name());
        } finally {
            river.shutdown();
        }
    }

    private static void tell(String text, PrintWriter out) {
        text.lines().forEach(line -> out.println(Printed.safe(line)));
    }
}
