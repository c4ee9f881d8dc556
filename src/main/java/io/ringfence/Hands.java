package io.ringfence;

import io.ringfence.act.Actor;
import io.ringfence.act.Actors;
import io.ringfence.act.Alerts;
import io.ringfence.act.ByMode;
import io.ringfence.act.Hangups;
import io.ringfence.act.Wire;
import io.ringfence.act.ban.Bouncer;
import io.ringfence.act.ban.Gate;
import io.ringfence.act.ban.Journal;
import io.ringfence.act.ban.Machine;
import io.ringfence.act.ban.Perimeter;
import io.ringfence.act.ban.Perimeters;
import io.ringfence.act.hook.Hook;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.decide.ban.Ban;
import io.ringfence.decide.ban.Bans;
import io.ringfence.keep.ban.BanRestart;
import io.ringfence.keep.ban.StoredJournal;
import io.ringfence.network.Cidr;
import io.ringfence.store.Archive;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All that acts on verdicts: ends calls, tells dialplans and the log, keeps attackers out. Each as the mode has it that is in force. */
final class Hands implements AutoCloseable {
    private final Store store;
    private final Clock clock;
    private final ByMode calls;
    private final Hook hook;
    private final Alerts alerts;
    private final Gate gate;
    private final Bouncer bouncer;
    private boolean enforced;

    /** @param river runs a task in the river's turn */
    Hands(
            Settings settings,
            Hangups hangups,
            Wire wire,
            Decider decider,
            Store store,
            Clock clock,
            Consumer<Runnable> river) {
        this.store = store;
        this.clock = clock;
        this.enforced = Perimeters.enforced(settings);
        this.calls = new ByMode(hangups, settings.mode());
        this.hook = new Hook(calls, settings, decider::barred);
        this.alerts = new Alerts(wire, settings.mode());
        Journal journal = new StoredJournal(store, clock);
        Bans bans = new Bans(settings.bans(), enforced);
        this.gate = new Gate(
                Perimeters.of(settings),
                journal,
                clock,
                () -> spareOurselves(Machine.addresses(settings.pbx()), river));
        this.bouncer = new Bouncer(new Actors(hook, alerts), settings.bans(), settings.trunks(), bans, gate, journal);
    }

    /** What was decided of bans before goes on. */
    void start() {
        BanRestart.from(store, bouncer.bans(), enforced, gate, clock.epochNanos());
    }

    /** Nobody is to ban this machine or a PBX, whatever addresses they have now. */
    private void spareOurselves(Map<Cidr, String> ours, Consumer<Runnable> river) {
        river.accept(() -> ours.forEach(bouncer.bans()::host));
    }

    /** What other settings make of all this, looked up where waiting is allowed. */
    record Next(Settings settings, List<Ban> bans, Perimeter perimeter) {}

    /** Prepares for {@code other}. */
    Next prepare(Settings other) throws UnusableStore {
        if (Perimeters.enforced(other) == enforced) {
            return new Next(other, List.of(), Perimeter.dryRun());
        }
        try (Archive archive = store.archive()) {
            return new Next(other, BanRestart.kept(archive, !enforced), Perimeters.of(other));
        }
    }

    /** Goes by other settings from now on. In the river's turn. */
    void become(Next next) {
        Settings now = next.settings();
        calls.become(now.mode());
        hook.become(now.mode());
        alerts.become(now.mode());
        bouncer.become(now.trunks());
        bouncer.bans().become(now.bans());
        if (Perimeters.enforced(now) != enforced) {
            enforced = !enforced;
            bouncer.bans().become(enforced, next.bans());
            gate.become(next.perimeter(), bouncer.bans().standing(clock.epochNanos()));
        }
    }

    Actor actor() {
        return bouncer;
    }

    Bouncer bouncer() {
        return bouncer;
    }

    /** Why the perimeter does not do what it should; {@code ""} while it does. */
    String perimeter() {
        return gate.trouble();
    }

    /** Why dialplans are not told who is fenced. */
    List<String> troubles() {
        return hook.troubles();
    }

    @Override
    public void close() {
        gate.close();
        hook.close();
    }
}
