package io.ringfence;

import io.ringfence.cli.kept.Stores;
import io.ringfence.config.InvalidSettings;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.keep.Desk;
import io.ringfence.keep.ban.BanDesk;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.nio.file.Path;
import java.util.List;

/** The store, for commands. */
final class Kept implements Stores {
    @Override
    public Path of(Path config) throws InvalidSettings {
        return App.read(config, Purpose.OFFLINE).settings().store();
    }

    @Override
    public String ask(Path config, Path store, Request request) throws Exception {
        App.quiet();
        if (config.equals(Settings.NO_FILE)) {
            return new Desk(List.of(), BanDesk.unset(), Clock.system()).ask(store, request);
        }
        Settings settings = App.read(config, Purpose.OFFLINE).settings();
        List<String> pbxs =
                settings.pbx().stream().map(Settings.PbxSettings::name).toList();
        return new Desk(pbxs, BanDesk.of(settings), Clock.system()).ask(store, request);
    }

    @Override
    public void write(Path store, List<Entry> entries) throws Exception {
        App.quiet();
        Store.write(store, entries, Clock.system());
    }

    @Override
    public long now() {
        return Clock.system().epochNanos();
    }
}
