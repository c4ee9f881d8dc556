package io.ringfence.history;

import io.ringfence.history.csv.Text;

/**
 * One CDR, cut down to what tells who called whom. Times are nanoseconds since 1970.
 *
 * @param answerNanos 0 when it was not answered
 * @param channelKey stands for the calling channel's name, {@code dstKey} for the called one's; 0 for none
 * @param callKey stands for the linkedid, or the uniqueid where no linkedid is written
 * @param linked a linkedid is written
 * @param farHalf the calling channel is the {@code ;2} of a Local channel
 * @param offered the number the called device was asked for, {@code ""} when nothing says so
 * @param deviceOnly {@code Dial} was given a device and no number, so what it rang is a phone
 * @param cause Q.850
 */
record Row(
        long startNanos,
        long answerNanos,
        long endNanos,
        String src,
        String dst,
        String context,
        Device channel,
        Device dstChannel,
        long channelKey,
        long dstKey,
        long callKey,
        boolean linked,
        boolean farHalf,
        String offered,
        boolean deviceOnly,
        String account,
        String did,
        String uniqueid,
        int cause) {

    /** Asterisk rounds times to the second, each for itself. */
    private static final long SLACK_NANOS = 2_000_000_000L;

    boolean answered() {
        return answerNanos != 0;
    }

    /** Stands for the calling channel itself: its uniqueid, or its name where none is written. Names come again after a restart. */
    long legKey() {
        return named() ? Text.key(uniqueid, uniqueid.length()) : channelKey;
    }

    /** Whether {@code later} can be part of this row's call by its time and its linkedid. */
    boolean reaches(Row later) {
        boolean inTime = later.startNanos >= startNanos && later.startNanos <= endNanos + SLACK_NANOS;
        return inTime && (!linked || !later.linked || callKey == later.callKey);
    }

    /** Whether {@code later} goes on where this row ends. */
    boolean adjoins(Row later) {
        return Math.abs(later.startNanos - endNanos) <= SLACK_NANOS;
    }

    private boolean named() {
        return uniqueid.indexOf(':') < 0;
    }

    /**
     * Whether another row says the same: files overlap, and Asterisk writes a second file for each account. Rows with a
     * uniqueid are told apart by it.
     */
    boolean same(Row other) {
        return (!named() || !other.named())
                && startNanos == other.startNanos
                && endNanos == other.endNanos
                && channelKey == other.channelKey
                && dstKey == other.dstKey
                && dst.equals(other.dst)
                && src.equals(other.src);
    }
}
