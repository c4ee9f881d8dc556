package io.ringfence;

import io.ringfence.config.InvalidSettings;
import io.ringfence.config.Loaded;
import io.ringfence.config.Purpose;
import io.ringfence.config.yaml.Problem;
import io.ringfence.list.InvalidList;
import io.ringfence.reload.Takeover;
import io.ringfence.store.Entry;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import io.ringfence.web.api.Upkeep;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings file again at SIGHUP and takes over what may change while the service runs, or nothing of a file that is wrong. */
final class Reload {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);
    private static final String SIGHUP = "SIGHUP";
    private static final int MOST_SHOWN = 10;

    private final Path file;
    private final Guard guard;
    private final AtomicReference<Loaded> shown;
    private final Clock clock;

    /** @param shown what is in force, which is replaced */
    Reload(Path file, Guard guard, AtomicReference<Loaded> shown, Clock clock) {
        this.file = file;
        this.guard = guard;
        this.shown = shown;
        this.clock = clock;
    }

    /** Reloads at every SIGHUP from now on, where the system has it. */
    void listen() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object mine = Proxy.newProxyInstance(
                    Reload.class.getClassLoader(),
                    new Class<?>[] {handler},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            run(new Upkeep.Asked(SIGHUP, file.toString()));
                            yield null;
                        }
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> "reload";
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), mine);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            LOG.warn("settings are not reloaded at SIGHUP here: {}", e.toString());
        }
    }

    /** Reloads now; what came of it, for whoever asked. */
    synchronized Upkeep.Reply run(Upkeep.Asked asked) {
        try {
            return new Upkeep.Reply.Done(take(App.read(file, Purpose.LIVE), asked));
        } catch (InvalidSettings e) {
            LOG.error(
                    "settings not reloaded, nothing was changed: {} errors",
                    e.problems().size());
            e.problems().forEach(problem -> LOG.error("settings: {}", problem));
            audit("did not reload the settings: " + e.problems().get(0), asked);
            return unable(e.problems().stream()
                    .map(Problem::toString)
                    .limit(MOST_SHOWN)
                    .collect(Collectors.joining("; ")));
        } catch (InvalidList | UncheckedIOException | UnusableStore | TimeoutException e) {
            LOG.error("settings not reloaded, nothing was changed: {}", e.getMessage());
            audit("did not reload the settings: " + e.getMessage(), asked);
            return unable(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("settings not reloaded", e);
            return new Upkeep.Reply.Unable("not reloaded; see the log");
        }
    }

    private static Upkeep.Reply unable(String why) {
        return new Upkeep.Reply.Unable("nothing was changed: " + why);
    }

    private Map<String, Object> take(Loaded next, Upkeep.Asked asked) throws UnusableStore, TimeoutException {
        Takeover takeover = Takeover.of(shown.get().settings(), next.settings());
        guard.become(takeover.settings(), takeover.policies());
        shown.set(new Loaded(takeover.settings(), next.warnings(), next.lines()));
        next.warnings().forEach(LOG::warn);
        takeover.taken().forEach(key -> LOG.info("settings: {}: in force now", key));
        takeover.left().forEach(key -> LOG.warn("settings: {}: changed, and needs a restart", key));
        String told = takeover.taken().isEmpty() ? "nothing new" : String.join(", ", takeover.taken());
        if (!takeover.left().isEmpty()) {
            told += "; a restart is needed for: " + String.join(", ", takeover.left());
        }
        LOG.info("settings reloaded: {}", told);
        audit("reloaded the settings: " + told, asked);
        return Map.of("answer", "reloaded the settings: " + told, "taken", takeover.taken(), "left", takeover.left());
    }

    private void audit(String what, Upkeep.Asked asked) {
        guard.store().add(new Entry.Audit(clock.epochNanos(), asked.who(), what, asked.why(), ""));
    }
}
