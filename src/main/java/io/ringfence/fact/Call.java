package io.ringfence.fact;

import io.ringfence.number.Destination;

/**
 * One attempt to reach a number: what stays the same from its first event to its last.
 *
 * @param pbx the PBX by its configured name
 * @param attempt number of this attempt, counted from 1 by the PBX's tracker; unique with {@code pbx} within a run
 * @param linkedid what Asterisk calls the whole call
 * @param uniqueid the calling leg: the channel whose dialplan dials, and which to hang up
 * @param payer whose bill it lands on
 * @param route how the destination came to be dialled
 * @param caller the number the caller claims; never evidence
 * @param dialled the number as dialled, cut at the first character that cannot be dialled
 * @param destination where that leads
 * @param trunk the trunk that carries it; {@code ""} until one is dialled
 * @param claimed the payer's name may be the caller's invention: chan_sip and IAX2 name the channel of a caller they do not know by
 *     what he says
 */
public record Call(
        String pbx,
        long attempt,
        String linkedid,
        String uniqueid,
        Payer payer,
        Route route,
        String caller,
        String dialled,
        Destination destination,
        String trunk,
        boolean claimed) {

    /** A call whose payer's name is no invention. */
    public Call(
            String pbx,
            long attempt,
            String linkedid,
            String uniqueid,
            Payer payer,
            Route route,
            String caller,
            String dialled,
            Destination destination,
            String trunk) {
        this(pbx, attempt, linkedid, uniqueid, payer, route, caller, dialled, destination, trunk, false);
    }

    /** The same call over {@code carrier}. */
    public Call over(String carrier) {
        return new Call(pbx, attempt, linkedid, uniqueid, payer, route, caller, dialled, destination, carrier, claimed);
    }

    /** How a destination came to be dialled. */
    public enum Route {
        /** By the phone itself. */
        DIRECT,
        /** By a call forward (SIP 302, AstDB, follow-me) of the payer. */
        FORWARDED,
        /** By a blind or attended transfer of the payer. */
        TRANSFERRED,
        /** By the dialplan of an inbound number: DISA, voicemail dial-out, unexplained trunk-to-trunk. */
        DIALLED_THROUGH,
        /** By AMI, ARI or a call file. */
        ORIGINATED,
        /** From outside to a number of the PBX: the payer is the DID, the destination internal. */
        INBOUND
    }
}
