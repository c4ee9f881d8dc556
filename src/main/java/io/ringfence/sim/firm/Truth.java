package io.ringfence.sim.firm;

import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Witness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** What every call of a story really was, which nothing on AMI tells. For one thread. */
public final class Truth implements Witness {
    /** What a call is. */
    public enum Kind {
        NATIONAL,
        /** Abroad, to a country its extension called before. */
        INTERNATIONAL,
        /** Abroad, to a country its extension never called. */
        NEW_COUNTRY,
        MISTYPED,
        EMERGENCY,
        INTERNAL,
        INBOUND,
        FORWARDED,
        FAX,
        /** What an innocent twin is about. */
        TWIN,
        FRAUD
    }

    /** One call: its first channel's uniqueid is its linkedid. */
    public static final class Entry {
        private final String linkedid;
        private final Kind kind;
        private final String extension;
        private final String dialled;
        private final String e164;
        private final long startNanos;
        private long answeredNanos;
        private long endedNanos = Long.MAX_VALUE;

        private Entry(Channel first, Kind kind, String extension, String dialled, String e164) {
            this.linkedid = first.linkedid();
            this.kind = kind;
            this.extension = extension;
            this.dialled = dialled;
            this.e164 = e164;
            this.startNanos = first.createdNanos;
        }

        /** What Asterisk calls the whole call. */
        public String linkedid() {
            return linkedid;
        }

        /** What it is. */
        public Kind kind() {
            return kind;
        }

        /** Who pays, or who is called. */
        public String extension() {
            return extension;
        }

        /** As it was dialled; for a fraud the number that costs. */
        public String dialled() {
            return dialled;
        }

        /** The number reached, digits; {@code ""} when it has none. */
        public String e164() {
            return e164;
        }

        /** When it began, nanoseconds since 1970. */
        public long startNanos() {
            return startNanos;
        }

        /** When the number was answered; 0 if never. */
        public long answeredNanos() {
            return answeredNanos;
        }

        /** When it ended; {@link Long#MAX_VALUE} while it goes on. */
        public long endedNanos() {
            return endedNanos;
        }

        /** Whether a thief made it. */
        public boolean fraud() {
            return kind == Kind.FRAUD;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> live = new HashMap<>();
    private final LongSupplier now;

    /** Knows the time by {@code now}, nanoseconds since 1970. */
    public Truth(LongSupplier now) {
        this.now = now;
    }

    /** Notes a call from its first channel on. */
    public void open(Channel first, Kind kind, String extension, String dialled, String e164) {
        Entry entry = new Entry(first, kind, extension, dialled, e164);
        entries.add(entry);
        live.put(entry.linkedid, entry);
        first.whenEnded(() -> {
            entry.endedNanos = now.getAsLong();
            live.remove(entry.linkedid);
        });
    }

    @Override
    public void answered(Channel dest) {
        Entry entry = live.get(dest.linkedid());
        if (entry == null || dest.name.startsWith("Local/") || entry.answeredNanos != 0) {
            return;
        }
        boolean costly = dest.callerNumber().equals(entry.dialled);
        if (!entry.fraud() || costly) {
            entry.answeredNanos = now.getAsLong();
        }
    }

    @Override
    public void hungUp(Channel channel) {}

    /** Every call so far, in the order they began. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }
}
