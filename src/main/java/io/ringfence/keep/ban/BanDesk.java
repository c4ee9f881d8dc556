package io.ringfence.keep.ban;

import io.ringfence.act.ban.Perimeter;
import io.ringfence.act.ban.Perimeters;
import io.ringfence.act.ban.Step;
import io.ringfence.config.BanSettings;
import io.ringfence.config.Settings;
import io.ringfence.decide.ban.Ban;
import io.ringfence.decide.ban.Bans;
import io.ringfence.store.Archive;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.util.List;

/** Does what people ask about bans while no service runs: in the store for the next one, and at the perimeter at once. */
public final class BanDesk {
    private final Bans bans;
    private final boolean enforced;
    private final Perimeter perimeter;

    private BanDesk(Bans bans, boolean enforced, Perimeter perimeter) {
        this.bans = bans;
        this.enforced = enforced;
        this.perimeter = perimeter;
    }

    /** By these settings. */
    public static BanDesk of(Settings settings) {
        boolean enforced = Perimeters.enforced(settings);
        return new BanDesk(new Bans(settings.bans(), enforced), enforced, Perimeters.of(settings));
    }

    /** Without settings: the next service does it at the perimeter. */
    public static BanDesk unset() {
        return new BanDesk(new Bans(BanSettings.DEFAULT, true), true, Perimeter.dryRun());
    }

    /** Sees to {@code request}; what became of it, in words. */
    public String ask(Store store, Request request, Clock clock) throws UnusableStore {
        try (Archive archive = store.archive()) {
            BanRestart.read(archive, bans, enforced);
        }
        perimeter.assume(bans.standing(clock.epochNanos()));
        boolean all = request.what().equals(Request.FLUSH);
        StringBuilder answer = new StringBuilder();
        StoredJournal journal = new StoredJournal(store, clock);
        BanErrands.of(store, bans, step -> carryOut(step, all, journal, clock), clock)
                .run(request, answer::append);
        return answer.toString();
    }

    private void carryOut(Step step, boolean all, StoredJournal journal, Clock clock) {
        long now = clock.epochNanos();
        journal.before(step.keepOut(), step.lift());
        try {
            List<Ban> standing = bans.standing(now);
            if (all) {
                perimeter.remove();
            } else {
                for (boolean done = false; !done; ) {
                    done = perimeter.keep(standing, true, now);
                }
            }
            journal.after(step.lift(), List.of());
            step.done().heard("");
        } catch (IOException e) {
            step.done().heard(String.valueOf(e.getMessage()));
        }
    }
}
