package io.ringfence.store;

/**
 * A verdict as it was kept, and what became of it. Times are nanoseconds since 1970, 0 for "not".
 *
 * @param verdict its number in the store
 * @param kind {@code call} or {@code injection}
 * @param enforced whether it was to be carried out
 * @param evidence a JSON object: the call, the findings, the thresholds, the facts before
 * @param intended when its action was about to be written
 * @param result what became of the action, a label; empty when nothing is known
 * @param settled when that was known
 */
public record Incident(
        long verdict,
        long at,
        String pbx,
        String kind,
        String action,
        String linkedid,
        String uniqueid,
        String payerKind,
        String payer,
        String number,
        String country,
        String type,
        int score,
        boolean enforced,
        String evidence,
        long intended,
        String result,
        int tries,
        String detail,
        long settled) {}
