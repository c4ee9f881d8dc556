package io.ringfence.drill;

import io.ringfence.ami.Event;
import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drills of a service: every week at the hour of the settings, and when somebody asks. Each is in the audit log. */
public final class Rota implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rota.class);
    private static final String DID = "drill ";
    private static final long LOOK_SECONDS = 5;
    private static final int LOOK_BACK = 5_000;

    /**
     * A drill that was held.
     *
     * @param atNanos when it ended, since 1970; 0 for none
     * @param line what came out, in one line
     * @param steps what it proved; none when another process held it
     */
    public record Held(long atNanos, String who, String why, String line, List<Step> steps) {
        static final Held NONE = new Held(0, "", "", "", List.of());

        /** Whether everything was proven. */
        public boolean passed() {
            return Report.passed(line);
        }
    }

    /**
     * How the drills of a PBX went.
     *
     * @param passedNanos the last that passed, since 1970; 0 for none
     */
    private record Past(Held last, long passedNanos) {
        static final Past NONE = new Past(Held.NONE, 0);

        Past then(Held held) {
            return new Past(held, held.passed() ? held.atNanos() : passedNanos);
        }
    }

    private final Drills drills;
    private volatile Settings settings;
    private final Store store;
    private final Clock clock;
    private final Map<String, Past> past = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "drill");
        made.setDaemon(true);
        return made;
    });
    private volatile long next;

    /** Of drills over {@code line}; keeps what comes out in {@code store}. */
    public static Rota of(Settings settings, DialPlan plan, Line line, Store store, Clock clock) {
        return new Rota(new Drills(settings, plan, line, clock), settings, store, clock);
    }

    private Rota(Drills drills, Settings settings, Store store, Clock clock) {
        this.drills = drills;
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.next = Weekly.next(settings.drill(), settings.timezone(), clock.epochNanos());
    }

    /** Recalls what came out before, and begins to wait for the hour. */
    public void start() {
        thread.execute(this::recall);
        thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Goes by another hour and other receivers from now on. */
    public void become(Settings other) {
        settings = other;
        drills.become(other);
        next = Weekly.next(other.drill(), other.timezone(), clock.epochNanos());
    }

    /** Whether a drill is held every week. */
    public boolean scheduled() {
        return settings.drill().scheduled();
    }

    /** When a drill on {@code pbx} last passed, in seconds since 1970; 0 for never. */
    public double passedSeconds(String pbx) {
        return past.getOrDefault(pbx, Past.NONE).passedNanos() / 1e9;
    }

    /** When the last drill on {@code pbx} was, in seconds since 1970; 0 for never. */
    public double heldSeconds(String pbx) {
        return last(pbx).atNanos() / 1e9;
    }

    /** The last drill on {@code pbx}, of another process too. */
    public Held last(String pbx) {
        return past.getOrDefault(pbx, Past.NONE).last();
    }

    /** Drills that failed and were not repeated with success, in words. */
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        past.forEach((pbx, all) -> {
            if (!all.last().passed()) {
                troubles.add("drill: the last on " + pbx + " " + all.last().line());
            }
        });
        return troubles;
    }

    /** Takes every event, in the river's turn. */
    public void on(Event event) {
        drills.on(event);
    }

    /** Whether a request is for a drill. */
    public static boolean concerns(Request request) {
        return request.what().equals(Request.DRILL);
    }

    /** Holds the drills that are asked for; the answer is for a person, and is in the store too. */
    public void ask(Request request, Consumer<String> answered) {
        thread.execute(() -> {
            StringBuilder answer = new StringBuilder();
            for (String pbx : named(request.pbx())) {
                answer.append(hold(pbx, request.who(), request.why())).append('\n');
            }
            String text = answer.isEmpty()
                    ? "no PBX is named " + request.pbx()
                    : answer.toString().strip();
            if (request.id() != Request.UNSENT) {
                store.add(new Entry.Answer(request.id(), clock.epochNanos(), text));
            }
            answered.accept(text);
        });
    }

    private List<String> named(String name) {
        return settings.pbx().stream()
                .map(Settings.PbxSettings::name)
                .filter(pbx -> name.isEmpty() || name.equals(pbx))
                .toList();
    }

    private String hold(String pbx, String who, String why) {
        try {
            Report report = drills.hold(pbx);
            keep(report, who, why);
            return report.text();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "The drill was interrupted.";
        }
    }

    private void keep(Report report, String who, String why) {
        remember(report.pbx(), new Held(report.atNanos(), who, why, report.line(), report.steps()));
        store.add(entry(report, who, why));
        if (report.passed()) {
            LOG.info("pbx={} drill {}", report.pbx(), report.line());
        } else {
            LOG.error("pbx={} drill {}", report.pbx(), report.line());
        }
    }

    private void remember(String pbx, Held held) {
        past.merge(pbx, Past.NONE.then(held), (before, now) -> before.then(held));
    }

    /** What the audit log says of a drill. */
    public static Entry.Audit entry(Report report, String who, String why) {
        return new Entry.Audit(report.atNanos(), who, DID + report.line(), why, report.pbx());
    }

    private void look() {
        long now = clock.epochNanos();
        if (now >= next) {
            next = Weekly.next(settings.drill(), settings.timezone(), now);
            named("").forEach(pbx -> hold(pbx, "ringfence", "every week"));
        }
    }

    private void recall() {
        try (Archive archive = store.archive()) {
            List<Entry.Audit> entries = new ArrayList<>(archive.audit(LOOK_BACK));
            for (int i = entries.size() - 1; i >= 0; i--) {
                Entry.Audit entry = entries.get(i);
                if (entry.what().startsWith(DID)) {
                    String line = entry.what().substring(DID.length());
                    remember(entry.pbx(), new Held(entry.at(), entry.who(), entry.why(), line, List.of()));
                }
            }
        } catch (UnusableStore | RuntimeException e) {
            LOG.warn("what drills before came to cannot be read: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
