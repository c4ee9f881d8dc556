package io.ringfence.stories;

import java.util.List;

/**
 * What one trial came to.
 *
 * @param days of virtual time
 * @param callsAbroad innocent calls to other countries
 * @param fraud what the thief did and got; {@link Fraud#NONE} in a twin
 * @param falseAlarms innocent calls a verdict was reached on
 * @param alertsTold of them as a person counts them: one an extension an hour
 * @param emergencies emergency calls that were ended
 * @param seconds of processor time it took
 */
record Result(
        Trial trial,
        String home,
        int people,
        int days,
        long innocentCalls,
        long newCountryCalls,
        long callsAbroad,
        Fraud fraud,
        List<FalseAlarm> falseAlarms,
        long alertsTold,
        long emergencies,
        double seconds) {

    /**
     * The thief's side. Times are seconds from his first call, negative for never; {@code alertCall} and {@code
     * hangupCall} say how many calls he had begun by then, 0 for never.
     *
     * @param leakedCalls answered before they were ended, or never ended
     * @param exposureMicros what all would have cost
     */
    record Fraud(
            int calls,
            int answered,
            int leakedCalls,
            long exposureMicros,
            long leakedMicros,
            double alertSeconds,
            int alertCall,
            double hangupSeconds,
            int hangupCall) {
        static final Fraud NONE = new Fraud(0, 0, 0, 0, 0, -1, 0, -1, 0);

        /** Money leaked in percent of what it could have been. */
        double leakedPercent() {
            return exposureMicros == 0 ? 0 : 100.0 * leakedMicros / exposureMicros;
        }

        boolean alerted() {
            return alertCall > 0;
        }
    }

    /**
     * An innocent call that was not left alone.
     *
     * @param signs which engines spoke, without figures
     * @param collateral it was made by a robbed extension, or paid by its number, after the theft began
     * @param abroad it went to another country
     */
    record FalseAlarm(boolean hungUp, boolean collateral, boolean abroad, String signs, String text) {}

    long hangups() {
        return falseAlarms.stream()
                .filter(each -> each.hungUp() && !each.collateral())
                .count();
    }

    long alerts() {
        return falseAlarms.stream().filter(each -> !each.collateral()).count();
    }

    long collateral() {
        return falseAlarms.stream().filter(FalseAlarm::collateral).count();
    }
}
