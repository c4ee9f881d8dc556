package io.ringfence;

import io.ringfence.config.Settings;
import io.ringfence.fact.Fact;
import io.ringfence.history.log.live.Echoes;
import io.ringfence.history.log.live.LogWatch;
import io.ringfence.number.DialPlan;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import io.ringfence.watch.Lookout;
import java.util.function.Consumer;

/** What is watched beside AMI: Asterisk's logs, of which only what AMI does not tell counts, and the PBX's configuration. */
final class Beside implements AutoCloseable {
    private final DialPlan plan;
    private final Store store;
    private final Clock clock;
    private final Consumer<Runnable> river;
    private final Consumer<Fact> taker;
    private final Echoes echoes = new Echoes();
    private LogWatch logs;
    private Lookout lookout;
    private boolean fromLog;

    /**
     * @param river runs a task in the river's turn
     * @param taker takes a fact in the river's turn
     */
    Beside(Settings settings, DialPlan plan, Store store, Clock clock, Consumer<Runnable> river, Consumer<Fact> taker) {
        this.plan = plan;
        this.store = store;
        this.clock = clock;
        this.river = river;
        this.taker = taker;
        this.logs = logs(settings);
        this.lookout = lookout(settings);
    }

    private LogWatch logs(Settings now) {
        return LogWatch.of(now, clock, (fact, since) -> river.accept(() -> logged(fact, since)));
    }

    private Lookout lookout(Settings now) {
        return new Lookout(
                now.watch().tripwire(), plan, store, clock, change -> river.accept(() -> taker.accept(change)));
    }

    synchronized void start() {
        lookout.start();
        logs.start();
    }

    /** Watches what other settings name from now on. */
    synchronized void become(Settings before, Settings now) {
        if (!now.watch().tripwire().equals(before.watch().tripwire())) {
            lookout.close();
            lookout = lookout(now);
            lookout.start();
        }
        if (!now.watch().logs().equals(before.watch().logs())) {
            logs.close();
            logs = logs(now);
            logs.start();
        }
    }

    private void logged(Fact fact, long sinceNanos) {
        if (!echoes.echo(fact, sinceNanos)) {
            fromLog = true;
            try {
                taker.accept(fact);
            } finally {
                fromLog = false;
            }
        }
    }

    /** Takes note of every fact, in the river's turn. */
    void heard(Fact fact) {
        if (!fromLog) {
            echoes.heard(fact);
        }
    }

    @Override
    public synchronized void close() {
        lookout.close();
        logs.close();
    }
}
