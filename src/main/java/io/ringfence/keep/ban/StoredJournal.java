package io.ringfence.keep.ban;

import io.ringfence.act.ban.Journal;
import io.ringfence.decide.ban.Ban;
import io.ringfence.decide.ban.Residents.Resident;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bans in the store, each on the disk before it is carried out; a disk that fails is waited for two seconds and then acted without. */
public final class StoredJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(StoredJournal.class);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final String SELF = "ringfence";

    private final Store store;
    private final Clock clock;

    /** In {@code store}. */
    public StoredJournal(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void before(List<Ban> keepOut, List<Ban> lift) {
        List<Entry> entries = new ArrayList<>();
        lift.forEach(ban -> entries.add(Plain.lifted(ban, clock.epochNanos())));
        keepOut.forEach(ban -> entries.add(Plain.ban(ban, false)));
        if (!store.commit(entries, PATIENCE_NANOS)) {
            LOG.warn("bans: carried out before they are on the disk");
        }
    }

    @Override
    public void after(List<Ban> lifted, List<Ban> ended) {
        lifted.forEach(ban -> store.add(new Entry.Unbanned(ban.network().toString())));
        ended.forEach(ban -> store.add(Plain.ban(ban, true)));
    }

    @Override
    public void lives(Resident resident) {
        store.add(Plain.resident(resident));
    }

    @Override
    public void note(long atNanos, String what, String why) {
        store.add(new Entry.Audit(atNanos, SELF, what, why, ""));
    }
}
