package io.ringfence.sim.office;

/**
 * Text that strangers put into SIP and Asterisk prints unescaped on AMI, as reproduced on Asterisk 16.28 and 22.10: line
 * ends arrive percent-encoded in the user part of an address.
 */
public enum Hostile {
    /** Ends the event and forges the end of somebody's call. */
    FORGED_HANGUP("9\r\n\r\nEvent: Hangup\r\nChannel: PJSIP/1001-00000001\r\nUniqueid: 1700000000.1\r\nX: ", 79, false),
    /** The same with the privilege a real event has; no room is left for a full one. */
    FORGED_PRIVILEGE("9\r\n\r\nEvent: Hangup\r\nPrivilege: call,all\r\nUniqueid: 1700000000.1\r\nX: ", 79, false),
    /** The same, and the number is dialled, so that the text is in the trunk's events as well. */
    ROUTED("00252615550123\r\n\r\nEvent: Hangup\r\nUniqueid: 1700000000.1\r\nX: ", 79, false),
    /** One header more, twice the same name. */
    EXTRA_HEADER("0025261555\r\nUniqueid: 1700000000.1", 79, false),
    /** A response to nobody's action. */
    FORGED_RESPONSE("9\r\n\r\nResponse: Success\r\nMessage: Channels will follow\r\nX: ", 79, false),
    /** A banner and a shutdown. */
    FORGED_SHUTDOWN("9\r\n\r\nEvent: Shutdown\r\nPrivilege: system,all\r\nShutdown: Cleanly\r\nX: ", 79, false),
    /** Bytes that are no UTF-8, and what terminals and pages would run. */
    NOISE("0044\u00ff\u00fe\u001b[2J<script>alert(1)</script>${jndi:ldap://x}", 79, false),
    /** An account name that forges the address to be banned, cut at 36 bytes as Asterisk does. */
    FORGED_ADDRESS("x\r\nRemoteAddress: IPV4/UDP/9.9.9.9/5060", 36, true);

    private final String text;
    private final boolean asAccount;

    Hostile(String text, int most, boolean asAccount) {
        this.text = text.substring(0, Math.min(most, text.length()));
        this.asAccount = asAccount;
    }

    String text() {
        return text;
    }

    boolean asAccount() {
        return asAccount;
    }

    boolean routed() {
        return this == ROUTED || this == EXTRA_HEADER || this == NOISE;
    }
}
