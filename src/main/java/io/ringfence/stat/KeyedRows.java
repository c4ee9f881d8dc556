package io.ringfence.stat;

import java.util.Arrays;

/**
 * A bounded table of rows under exact keys. A key is a scope, a kind and a name; the name may be a stranger's choice.
 *
 * <p>When it is full the row not used lately makes room (CLOCK: each use marks a row, a hand passes over the rows in the order
 * they were made, clears marks and takes the first without one). A row is marked from its second use on, so names used once go
 * first. The four rows used last never go, so that slices pointed together stay valid together. What is evicted depends on the
 * order of use only, never on the hash key, so a replay evicts the same.
 */
/*
 * Rows live in chunks of 1,024 that are made when first needed and never move. The index is linear hashing (Litwin, 1980):
 * chains through the rows, and each new row splits at most one bucket, so there is never a pause to rehash. Costs 27 bytes a
 * row besides its state and its name.
 */
public final class KeyedRows {
    /** No row. */
    public static final int NONE = -1;

    private static final int SHIFT = 10;
    private static final int CHUNK = 1 << SHIFT;
    private static final int INNER = CHUNK - 1;
    private static final int LONGEST_NAME = 96;
    private static final int LAST = 4;
    private static final byte GONE = -1;

    private final int rowBytes;
    private final int capacity;
    private final SipHash hash;
    private final Chunk[] chunks;
    private final int[][] heads;
    private int mask = INNER;
    private int split;
    private int made;
    private int used;
    private int free = NONE;
    private int hand;
    private final int[] last = {NONE, NONE, NONE, NONE};
    private int uses;
    private boolean noting;
    private final RowNumbers touched = new RowNumbers();

    /** Takes a row: {@code length} bytes from {@code from}, to be copied. */
    interface Taker {
        void take(String scope, int kind, String name, byte[] states, int from, int length);
    }

    /** What a chunk of rows is made of. */
    private static final class Chunk {
        final String[] scope = new String[CHUNK];
        final String[] name = new String[CHUNK];
        final byte[] kind = new byte[CHUNK];
        final boolean[] marked = new boolean[CHUNK];
        final boolean[] noted = new boolean[CHUNK];
        final int[] hash = new int[CHUNK];
        final int[] next = new int[CHUNK];
        final byte[] state;

        Chunk(int rowBytes) {
            state = new byte[rowBytes << SHIFT];
        }
    }

    /**
     * Makes an empty table.
     *
     * @param rowBytes bytes of state in each row
     * @param capacity most rows it will ever hold
     * @param k0 with {@code k1} the secret hash key
     */
    public KeyedRows(int rowBytes, int capacity, long k0, long k1) {
        if (capacity <= LAST) {
            throw new IllegalArgumentException("capacity must be more than " + LAST + ", not " + capacity);
        }
        this.rowBytes = rowBytes;
        this.capacity = capacity;
        this.hash = new SipHash(k0, k1);
        int blocks = (capacity + INNER) >>> SHIFT;
        chunks = new Chunk[blocks];
        heads = new int[blocks][];
        heads[0] = new int[CHUNK];
    }

    /** Rows in use. */
    public int size() {
        return used;
    }

    /** As {@link #find(String, int, String)}, for a key whose row is probably {@code likely}. */
    int find(String scope, int kind, String name, int likely) {
        if (likely >= 0 && likely < made && is(likely, scope, kind, name)) {
            use(chunk(likely), likely);
            return likely;
        }
        return find(scope, kind, name);
    }

    private boolean is(int row, String scope, int kind, String name) {
        Chunk chunk = chunk(row);
        int i = row & INNER;
        return chunk.kind[i] == kind && chunk.name[i].equals(name) && chunk.scope[i].equals(scope);
    }

    private void use(Chunk chunk, int row) {
        chunk.marked[row & INNER] = true;
        last[uses++ & (LAST - 1)] = row;
        if (noting && !chunk.noted[row & INNER]) {
            chunk.noted[row & INNER] = true;
            touched.push(row);
        }
    }

    /** The row of a key, marked as used; {@link #NONE} if there is none. */
    public int find(String scope, int kind, String name) {
        String fitted = fit(name);
        int code = code(scope, kind, fitted);
        for (int row = head(bucket(code)); row != NONE; row = chunk(row).next[row & INNER]) {
            Chunk chunk = chunk(row);
            int i = row & INNER;
            if (chunk.hash[i] == code && is(row, scope, kind, fitted)) {
                use(chunk, row);
                return row;
            }
        }
        return NONE;
    }

    /** Makes a row of zeros for a key that has none. */
    public int insert(String scope, int kind, String name) {
        String fitted = fit(name);
        int code = code(scope, kind, fitted);
        int row = room();
        Chunk chunk = chunk(row);
        int i = row & INNER;
        chunk.scope[i] = scope;
        chunk.name[i] = fitted;
        chunk.kind[i] = (byte) kind;
        chunk.hash[i] = code;
        use(chunk, row);
        chunk.marked[i] = false;
        int bucket = bucket(code);
        chunk.next[i] = head(bucket);
        head(bucket, row);
        used++;
        grow();
        return row;
    }

    /** Forgets a row. */
    public void remove(int row) {
        unlink(row);
        Chunk chunk = chunk(row);
        int i = row & INNER;
        chunk.kind[i] = GONE;
        chunk.scope[i] = "";
        chunk.name[i] = "";
        Arrays.fill(chunk.state, i * rowBytes, (i + 1) * rowBytes, (byte) 0);
        chunk.next[i] = free;
        free = row;
        used--;
    }

    /** Points {@code slice} at the state of {@code row}. */
    public void point(Slice slice, int row) {
        slice.point(chunk(row).state, (row & INNER) * rowBytes, row);
    }

    /** Copies the state of {@code row} to {@code target} of another table with rows of the same length. */
    void copy(int row, KeyedRows other, int target) {
        other.overwrite(target, chunk(row).state, (row & INNER) * rowBytes);
    }

    /** From now on notes which rows are used, for {@link #drain}. */
    void noteUses() {
        noting = true;
    }

    /** Hands over at most {@code most} rows used since they were last handed over; how many. Forgotten rows are left out. */
    int drain(int most, Taker taker) {
        int taken = 0;
        while (!touched.isEmpty() && taken < most) {
            int row = touched.pop();
            Chunk chunk = chunk(row);
            int i = row & INNER;
            chunk.noted[i] = false;
            if (chunk.kind[i] != GONE) {
                taker.take(chunk.scope[i], chunk.kind[i], chunk.name[i], chunk.state, i * rowBytes, rowBytes);
                taken++;
            }
        }
        return taken;
    }

    /** By as many bytes as a row has, from {@code from} on. */
    void overwrite(int row, byte[] states, int from) {
        System.arraycopy(states, from, chunk(row).state, (row & INNER) * rowBytes, rowBytes);
    }

    private int room() {
        if (used == capacity) {
            evict();
        }
        if (free == NONE) {
            if ((made & INNER) == 0) {
                chunks[made >>> SHIFT] = new Chunk(rowBytes);
            }
            return made++;
        }
        int row = free;
        free = chunk(row).next[row & INNER];
        return row;
    }

    private void evict() {
        while (true) {
            int row = hand;
            hand = hand + 1 == made ? 0 : hand + 1;
            if (chunk(row).marked[row & INNER]) {
                chunk(row).marked[row & INNER] = false;
            } else if (row != last[0] && row != last[1] && row != last[2] && row != last[3]) {
                remove(row);
                return;
            }
        }
    }

    private void unlink(int row) {
        int bucket = bucket(chunk(row).hash[row & INNER]);
        int after = chunk(row).next[row & INNER];
        int before = head(bucket);
        if (before == row) {
            head(bucket, after);
            return;
        }
        while (chunk(before).next[before & INNER] != row) {
            before = chunk(before).next[before & INNER];
        }
        chunk(before).next[before & INNER] = after;
    }

    /** Splits one bucket when there are more rows than buckets. */
    private void grow() {
        int buckets = mask + 1 + split;
        if (used <= buckets || buckets >>> SHIFT == heads.length) {
            return;
        }
        if ((buckets & INNER) == 0) {
            heads[buckets >>> SHIFT] = new int[CHUNK];
        }
        int old = split;
        int row = head(old);
        head(old, NONE);
        head(buckets, NONE);
        split++;
        if (split > mask) {
            mask = (mask << 1) | 1;
            split = 0;
        }
        while (row != NONE) {
            Chunk chunk = chunk(row);
            int after = chunk.next[row & INNER];
            int bucket = bucket(chunk.hash[row & INNER]);
            chunk.next[row & INNER] = head(bucket);
            head(bucket, row);
            row = after;
        }
    }

    private int bucket(int code) {
        int bucket = code & mask;
        return bucket < split ? code & ((mask << 1) | 1) : bucket;
    }

    /** Heads are kept one higher, so that a new block of zeros is a block of empty buckets. */
    private int head(int bucket) {
        return heads[bucket >>> SHIFT][bucket & INNER] - 1;
    }

    private void head(int bucket, int row) {
        heads[bucket >>> SHIFT][bucket & INNER] = row + 1;
    }

    private Chunk chunk(int row) {
        return chunks[row >>> SHIFT];
    }

    private int code(String scope, int kind, String name) {
        long code = hash.of(name) + scope.hashCode() * 0x9E3779B97F4A7C15L + kind * 0xC2B2AE3D27D4EB4FL;
        return (int) (code ^ (code >>> 32));
    }

    /** An overlong name is kept as its beginning and its hash, so that no name is larger than a row. */
    private String fit(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 17) + '~' + Long.toHexString(hash.of(name));
    }
}
