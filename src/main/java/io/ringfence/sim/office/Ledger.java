package io.ringfence.sim.office;

import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The truth about every call, which nothing on AMI tells. Thread-safe. */
public final class Ledger implements Witness {
    /** What a call is. */
    public enum Kind {
        OUTBOUND,
        INTERNATIONAL,
        NEW_COUNTRY,
        EMERGENCY,
        INTERNAL,
        INBOUND,
        GROUP,
        FORWARDED,
        HOSTILE,
        FRAUD
    }

    /**
     * One call.
     *
     * @param uniqueid of its first channel, which is also its linkedid
     * @param extension whose account pays, or who is called from outside
     * @param number what was dialled; for a fraud the number that costs
     * @param answered whether the called side, for a fraud the costly one, answered
     * @param hungUp whether an AMI action ended it
     */
    public record Entry(
            String uniqueid,
            Kind kind,
            String extension,
            String number,
            long startNanos,
            boolean answered,
            boolean hungUp) {

        /** Whether a thief made it. */
        public boolean fraud() {
            return kind == Kind.FRAUD;
        }
    }

    /** The sums a demonstration reports; {@code calls} includes the fraud. */
    public record Totals(long calls, long fraudCalls, long hangups, long fraudAnswered, long innocentHangups) {
        Totals plus(Totals more) {
            return new Totals(
                    calls + more.calls,
                    fraudCalls + more.fraudCalls,
                    hangups + more.hangups,
                    fraudAnswered + more.fraudAnswered,
                    innocentHangups + more.innocentHangups);
        }
    }

    /** An office may stay open for weeks. */
    static final int MOST_ENTRIES = 100_000;

    private final List<Entry> entries = new ArrayList<>();
    private Totals forgotten = new Totals(0, 0, 0, 0, 0);
    private final Map<String, Integer> byCall = new HashMap<>();

    synchronized void open(Channel first, Kind kind, String extension, String number) {
        if (entries.size() >= MOST_ENTRIES) {
            forget(MOST_ENTRIES / 2);
        }
        byCall.put(first.linkedid(), entries.size());
        entries.add(new Entry(first.linkedid(), kind, extension, number, first.createdNanos, false, false));
    }

    @Override
    public synchronized void answered(Channel dest) {
        Integer index = byCall.get(dest.linkedid());
        if (index == null || dest.name.startsWith("Local/")) {
            return;
        }
        Entry call = entries.get(index);
        if (!call.fraud() || dest.callerNumber().equals(call.number())) {
            entries.set(
                    index,
                    new Entry(
                            call.uniqueid(),
                            call.kind(),
                            call.extension(),
                            call.number(),
                            call.startNanos(),
                            true,
                            call.hungUp()));
        }
    }

    @Override
    public synchronized void hungUp(Channel channel) {
        Integer index = byCall.get(channel.linkedid());
        if (index != null) {
            Entry call = entries.get(index);
            entries.set(
                    index,
                    new Entry(
                            call.uniqueid(),
                            call.kind(),
                            call.extension(),
                            call.number(),
                            call.startNanos(),
                            call.answered(),
                            true));
        }
    }

    /** Keeps of the oldest calls only the sums. */
    private void forget(int oldest) {
        List<Entry> old = entries.subList(0, oldest);
        forgotten = forgotten.plus(sums(old));
        old.clear();
        byCall.clear();
        for (int i = 0; i < entries.size(); i++) {
            byCall.put(entries.get(i).uniqueid(), i);
        }
    }

    /** The last calls, in the order they began. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The sums so far. */
    public synchronized Totals totals() {
        return forgotten.plus(sums(entries));
    }

    private static Totals sums(List<Entry> entries) {
        long fraud = 0;
        long hangups = 0;
        long answered = 0;
        long innocent = 0;
        for (Entry call : entries) {
            fraud += call.fraud() ? 1 : 0;
            hangups += call.hungUp() ? 1 : 0;
            answered += call.fraud() && call.answered() ? 1 : 0;
            innocent += !call.fraud() && call.hungUp() ? 1 : 0;
        }
        return new Totals(entries.size(), fraud, hangups, answered, innocent);
    }
}
