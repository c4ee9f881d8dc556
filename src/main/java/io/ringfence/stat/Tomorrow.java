package io.ringfence.stat;

import java.util.function.IntConsumer;

/** Small numbers put down today, to be taken up on a later day: at most {@value #PLACES}, what comes after them is lost. Takes 8 bytes. */
public final class Tomorrow {
    private static final int PLACES = 6;

    private final int at;

    /** Reserves it. */
    public Tomorrow(Layout layout) {
        this.at = layout.reserve(Short.BYTES + PLACES);
    }

    /** Puts down {@code number}, 0 to 254; what is there from an earlier day must have been taken up. */
    public void put(Slice row, int number, int day) {
        row.putShort(at, day);
        for (int place = at + Short.BYTES; place < at + Short.BYTES + PLACES; place++) {
            int there = row.getByte(place);
            if (there == number + 1) {
                return;
            }
            if (there == 0) {
                row.putByte(place, number + 1);
                return;
            }
        }
    }

    /** Takes {@code number} back. */
    public void drop(Slice row, int number) {
        int last = at + Short.BYTES + PLACES - 1;
        for (int place = at + Short.BYTES; place <= last; place++) {
            if (row.getByte(place) == number + 1) {
                for (int next = place; next < last; next++) {
                    row.putByte(next, row.getByte(next + 1));
                }
                row.putByte(last, 0);
                return;
            }
        }
    }

    /** Takes up what was put down before {@code day}. */
    public void take(Slice row, int day, IntConsumer taker) {
        if (row.getShort(at) >= day || row.getByte(at + Short.BYTES) == 0) {
            return;
        }
        for (int place = at + Short.BYTES; place < at + Short.BYTES + PLACES; place++) {
            if (row.getByte(place) != 0) {
                taker.accept(row.getByte(place) - 1);
                row.putByte(place, 0);
            }
        }
    }
}
