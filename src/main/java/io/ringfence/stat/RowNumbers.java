package io.ringfence.stat;

import java.util.Arrays;

/** A stack of row numbers without boxes. */
final class RowNumbers {
    private int[] rows = new int[64];
    private int size;

    void push(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        rows[size++] = row;
    }

    int pop() {
        return rows[--size];
    }

    boolean isEmpty() {
        return size == 0;
    }
}
