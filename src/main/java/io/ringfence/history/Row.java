package io.ringfence.history;

/**
 * One CDR, cut down to what tells who called whom. Times are nanoseconds since 1970.
 *
 * @param answerNanos 0 when it was not answered
 * @param channelKey stands for the calling channel's name, {@code dstKey} for the called one's; 0 for none
 * @param callKey stands for the linkedid, or the uniqueid where no linkedid is written
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
        boolean farHalf,
        String offered,
        boolean deviceOnly,
        String account,
        String did,
        String uniqueid,
        int cause) {

    boolean answered() {
        return answerNanos != 0;
    }

    /** Whether another row says the same: files overlap, and Asterisk writes a second file for each account. */
    boolean same(Row other) {
        return startNanos == other.startNanos
                && endNanos == other.endNanos
                && channelKey == other.channelKey
                && dstKey == other.dstKey
                && dst.equals(other.dst)
                && src.equals(other.src);
    }
}
