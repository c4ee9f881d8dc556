package io.ringfence.ami;

/**
 * The block of headers by which Asterisk describes a channel in every call event. Text is as printed: only {@code
 * channel}, {@code uniqueid} and {@code linkedid} are of a checked form, the rest may be a stranger's.
 *
 * @param channel the name, {@code PJSIP/1001-0000002a}
 * @param state {@code AST_STATE_*}: 0 down, 4 ring (they call us), 5 ringing (we ring them), 6 up
 */
public record Snapshot(
        String channel,
        int state,
        String callerIdNum,
        String accountCode,
        String context,
        String exten,
        String uniqueid,
        String linkedid) {

    /** {@code AST_STATE_DOWN}: created by us to call somebody. */
    public static final int DOWN = 0;

    /** {@code AST_STATE_RING}: somebody calls us. */
    public static final int RING = 4;

    /** {@code AST_STATE_UP}: answered. */
    public static final int UP = 6;

    /** Stands for a block the event does not carry. */
    public static final Snapshot NONE = new Snapshot("", DOWN, "", "", "", "", "", "");

    /** Whether the event carried this block. */
    public boolean present() {
        return this != NONE;
    }
}
