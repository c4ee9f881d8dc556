package io.ringfence.stat;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Bounded rows in two pools: keys that proved themselves, and keys that somebody merely claimed. Each pool makes room only
 * within itself, so a flood of claims cannot push out a proven key.
 */
public final class TwoPools {
    private final int rowBytes;
    private final KeyedRows proven;
    private final KeyedRows claimed;

    /**
     * Makes two empty pools.
     *
     * @param layout what a row holds; closed by this
     * @param provenCapacity most proven keys
     * @param claimedCapacity most claimed keys
     * @param k0 with {@code k1} the secret hash key
     */
    public TwoPools(Layout layout, int provenCapacity, int claimedCapacity, long k0, long k1) {
        rowBytes = layout.close();
        proven = new KeyedRows(rowBytes, provenCapacity, k0, k1);
        claimed = new KeyedRows(rowBytes, claimedCapacity, k0, k1);
    }

    /** From now on notes which rows are used, for {@link #drain}. */
    public void noteUses() {
        proven.noteUses();
        claimed.noteUses();
    }

    /** Hands over copies of at most {@code most} rows used since they were last handed over; how many. */
    public int drain(int most, Consumer<SavedRow> taker) {
        int taken = proven.drain(most, copies(true, taker));
        return taken + claimed.drain(most - taken, copies(false, taker));
    }

    private static KeyedRows.Taker copies(boolean proves, Consumer<SavedRow> taker) {
        return (scope, kind, name, states, from, length) ->
                taker.accept(new SavedRow(scope, kind, name, proves, Arrays.copyOfRange(states, from, from + length)));
    }

    /** Puts a row where it was and points {@code slice} at it; nothing happens, and nothing is pointed at, when its length differs. */
    public void restore(SavedRow row, Slice slice) {
        slice.clear();
        if (row.state().length == rowBytes) {
            KeyedRows pool = row.proven() ? proven : claimed;
            int found = pool.find(row.scope(), row.kind(), row.name());
            int at = found == KeyedRows.NONE ? pool.insert(row.scope(), row.kind(), row.name()) : found;
            pool.overwrite(at, row.state(), 0);
            pool.point(slice, at);
        }
    }

    /** Points {@code slice} at the row of a key if there is one, and at none if not; whether there is. */
    public boolean look(Slice slice, String scope, int kind, String name) {
        slice.clear();
        for (KeyedRows pool : new KeyedRows[] {proven, claimed}) {
            int row = pool.find(scope, kind, name);
            if (row != KeyedRows.NONE) {
                pool.point(slice, row);
                return true;
            }
        }
        return false;
    }

    /** Proven keys held. */
    public int proven() {
        return proven.size();
    }

    /** Claimed keys held. */
    public int claimed() {
        return claimed.size();
    }

    /** Points {@code slice} at the row of a key, or at none if there is none. */
    public void find(Slice slice, String scope, int kind, String name) {
        slice.clear();
        int row = proven.find(scope, kind, name);
        int claim = row == KeyedRows.NONE ? claimed.find(scope, kind, name) : KeyedRows.NONE;
        if (row != KeyedRows.NONE) {
            proven.point(slice, row);
        } else if (claim != KeyedRows.NONE) {
            claimed.point(slice, claim);
        }
    }

    /**
     * Points {@code slice} at the row of a key, making it if need be.
     *
     * @param proves whether this use proves the key: a claimed row then moves, with its state, to where claims cannot reach it
     */
    public void point(Slice slice, String scope, int kind, String name, boolean proves) {
        int row = proven.find(scope, kind, name, slice.row());
        if (row != KeyedRows.NONE) {
            proven.point(slice, row);
            return;
        }
        int claim = claimed.find(scope, kind, name);
        if (!proves) {
            claimed.point(slice, claim == KeyedRows.NONE ? claimed.insert(scope, kind, name) : claim);
            return;
        }
        int made = proven.insert(scope, kind, name);
        if (claim != KeyedRows.NONE) {
            claimed.copy(claim, proven, made);
            claimed.remove(claim);
        }
        proven.point(slice, made);
    }
}
