package io.ringfence.stat;

/** How many are there now: up and down, never below 0, never above 65,535. Takes 4 bytes. */
public final class Level {
    private static final int MOST = 0xFFFF;

    private final int at;

    /** Reserves a level. */
    public Level(Layout layout) {
        this.at = layout.reserve(Short.BYTES);
    }

    /** One more. */
    public void up(Slice row) {
        row.putShort(at, Math.min(MOST, row.getShort(at) + 1));
    }

    /** One less; nothing happens at 0, since the row may have been recycled in between. */
    public void down(Slice row) {
        row.putShort(at, Math.max(0, row.getShort(at) - 1));
    }

    /** None. */
    public void clear(Slice row) {
        row.putShort(at, 0);
    }

    /** How many there are. */
    public int value(Slice row) {
        return row.getShort(at);
    }
}
