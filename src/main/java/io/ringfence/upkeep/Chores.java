package io.ringfence.upkeep;

import io.ringfence.access.Scope;
import io.ringfence.backup.Backup;
import io.ringfence.config.Loaded;
import io.ringfence.config.Settings;
import io.ringfence.config.notify.Receiver;
import io.ringfence.drill.Rota;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import io.ringfence.web.api.Upkeep;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/** All that people have done about the service, each kind one at a time, on a thread that no call waits for. */
public final class Chores implements Upkeep, AutoCloseable {
    /** Lists are read and fetched anew each time. */
    private static final long RELOAD_SECONDS = 5;

    private final Supplier<Loaded> loaded;
    private final Store store;
    private final Clock clock;
    private final Drilling drills;
    private final Backups backups;
    private final Receivers receivers;
    private final Watching watching;
    private final Function<Asked, Reply> reloading;
    private final Told told;
    private final Chore reload;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "upkeep");
        made.setDaemon(true);
        return made;
    });

    /** Hears of what has become of a chore, for whoever looks on. */
    public interface Told {
        /** Somebody did something about a PBX, or about all with an empty name. */
        void deed(String pbx, String who, String what);
    }

    /**
     * The guard that is cared for.
     *
     * @param config its settings file; {@link Settings#NO_FILE} for none
     * @param reloading reads that again
     */
    public record Kept(
            Supplier<Loaded> loaded, Path config, Store store, Rota rota, Function<Asked, Reply> reloading) {}

    /** For a service. */
    public Chores(Kept kept, Backup backup, Told told, Clock clock) {
        this.loaded = kept.loaded();
        this.store = kept.store();
        this.clock = clock;
        this.told = told;
        this.reloading = kept.reloading();
        this.drills = new Drilling(kept.rota(), clock);
        this.backups = new Backups(kept.config(), backup, clock);
        this.receivers = new Receivers(clock);
        this.watching = new Watching(store, clock);
        this.reload = new Chore("a reload", RELOAD_SECONDS, clock);
    }

    @Override
    public Object drills(Scope scope) {
        return drills.held(
                settings().pbx().stream().map(Settings.PbxSettings::name).toList(), scope);
    }

    @Override
    public Reply drill(String pbx, Asked asked) {
        return drills.begin(pbx, asked, () -> told.deed(pbx, asked.who(), "a drill is over"));
    }

    @Override
    public Object backups() {
        return backups.there(settings());
    }

    @Override
    public Reply backup(Asked asked) {
        Reply reply = backups.begin(settings());
        if (reply instanceof Reply.Done) {
            thread.execute(() -> over(asked, backups.make(loaded.get())));
        }
        return reply;
    }

    @Override
    public Object receivers() {
        return receivers.all(settings().receivers());
    }

    @Override
    public Reply test(Asked asked) {
        List<Receiver> all = settings().receivers();
        Reply reply = receivers.begin(all);
        if (reply instanceof Reply.Done) {
            thread.execute(() -> over(asked, receivers.send(all, asked.who())));
        }
        return reply;
    }

    @Override
    public Reply reload(Asked asked) {
        Reply place = reload.begin("");
        if (!(place instanceof Reply.Done)) {
            return place;
        }
        try {
            return reloading.apply(asked);
        } finally {
            reload.end();
        }
    }

    @Override
    public Object changes(Scope scope) throws Exception {
        return watching.changes(scope);
    }

    @Override
    public Reply accept(String pbx, Asked asked) {
        return watching.accept(pbx, asked);
    }

    @Override
    public Reply announce(String pbx, long nanos, Asked asked) {
        return watching.announce(pbx, nanos, asked);
    }

    private Settings settings() {
        return loaded.get().settings();
    }

    private void over(Asked asked, String what) {
        store.add(new Entry.Audit(clock.epochNanos(), asked.who(), what, asked.why(), ""));
        told.deed("", asked.who(), what);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
