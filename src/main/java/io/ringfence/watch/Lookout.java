package io.ringfence.watch;

import io.ringfence.config.Settings;
import io.ringfence.config.Settings.TripwireSettings;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.fact.ConfigurationChanged.Change;
import io.ringfence.fact.ConfigurationChanged.What;
import io.ringfence.number.DialPlan;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks, every so often, and sees call files as they come: Asterisk takes them within a second, so they are not looked
 * for but told by the system.
 */
public final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final long LAST_WORDS_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 1_000;

    private final TripwireSettings settings;
    private final Tripwire tripwire;
    private final Clock clock;
    private final Consumer<ConfigurationChanged> taker;
    private final Thread thread;
    private volatile boolean closed;
    private String trouble = "";

    /** @param taker is handed what is to be told, on this thread */
    public Lookout(
            TripwireSettings settings, DialPlan plan, Store store, Clock clock, Consumer<ConfigurationChanged> taker) {
        this.settings = settings;
        this.tripwire = new Tripwire(settings, plan, store);
        this.clock = clock;
        this.taker = taker;
        this.thread = new Thread(this::run, "watch");
        thread.setDaemon(true);
    }

    /** Begins, if anything is to be watched. */
    public void start() {
        if (settings.watches()) {
            thread.start();
        }
    }

    private void run() {
        try (WatchService spool = FileSystems.getDefault().newWatchService()) {
            boolean spooled = register(spool);
            long next = clock.monotonicNanos();
            while (!closed) {
                if (clock.monotonicNanos() >= next) {
                    next = clock.monotonicNanos() + settings.every().toNanos();
                    look();
                }
                WatchKey key = spool.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (key != null && spooled) {
                    callFiles(key);
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("watch: stopped: {}", e.toString());
        }
    }

    private boolean register(WatchService spool) {
        if (settings.spool().equals(Settings.NO_FILE)) {
            return false;
        }
        try {
            settings.spool()
                    .register(spool, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            return true;
        } catch (IOException e) {
            LOG.error("watch: call files are not seen: {}: {}", settings.spool(), e.toString());
            return false;
        }
    }

    private void look() {
        try {
            List<ConfigurationChanged> changes = tripwire.look(clock.epochNanos());
            changes.forEach(taker);
            trouble = "";
        } catch (IOException | RuntimeException e) {
            if (!e.toString().equals(trouble)) {
                trouble = e.toString();
                LOG.error("watch: cannot look: {}", trouble);
            }
        }
    }

    /** A file may be made and then written to, or moved in: it is told when it comes. */
    private void callFiles(WatchKey key) {
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE) {
                callFile(String.valueOf(event.context()));
            }
        }
        key.reset();
    }

    private void callFile(String name) {
        long now = clock.epochNanos();
        try {
            if (tripwire.announced(now)) {
                return;
            }
        } catch (UnusableStore e) {
            LOG.debug("whether it was announced cannot be known", e);
        }
        String place = settings.spool().toString();
        taker.accept(new ConfigurationChanged(now, settings.pbx(), What.CALL_FILE, Change.ADDED, name, place, false));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
