package io.ringfence.live;

import java.util.Arrays;

/** Times of one kind in milliseconds. */
record Figures(double[] millis) {
    static Figures of(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Figures(sorted);
    }

    double quantile(double part) {
        return millis[(int) Math.min(millis.length - 1L, Math.round(part * (millis.length - 1)))];
    }

    @Override
    public String toString() {
        return String.format(
                "n=%d p50=%.2f ms p99=%.2f ms max=%.2f ms", millis.length, quantile(0.5), quantile(0.99), quantile(1));
    }
}
