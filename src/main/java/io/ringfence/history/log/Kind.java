package io.ringfence.history.log;

/** What a line of a log says of somebody's access. */
public enum Kind {
    /** The password, or the answer to a challenge, was wrong. */
    WRONG_PASSWORD("wrong-password"),
    /** Refused without saying of what it failed. */
    AUTH_FAILED("authentication-failed"),
    /** Nobody has that name. */
    NO_SUCH_ACCOUNT("no-such-account"),
    /** The name in the password's answer is not the account's. */
    NAME_MISMATCH("name-mismatch"),
    /** An access list refused the address. */
    ACL("access-list"),
    /** The account exists and nobody may register it. */
    NOT_DYNAMIC("not-to-register"),
    /** A domain that is not served here. */
    WRONG_DOMAIN("not-a-local-domain"),
    /** A number was dialled that leads nowhere. */
    NO_SUCH_EXTENSION("no-such-extension"),
    /** A call was refused before it reached the dialplan. */
    REJECTED("call-rejected"),
    /** A packet that is no SIP. */
    MALFORMED("malformed-sip"),
    /** A request nobody may make, or none that can be understood. */
    BAD_REQUEST("bad-request"),
    /** The dialplan took somebody for a scanner or a stranger. */
    STRANGER("unknown-caller"),
    /** Text that was made to look like a line of the log. */
    FORGED("forged-line"),
    /** The password was right. */
    AUTHENTICATED("authenticated"),
    /** A phone registered. */
    REGISTERED("registered"),
    /** Somebody logged on to AMI. */
    LOGGED_ON("manager-logon");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** Its name in files. */
    public String label() {
        return label;
    }

    /** Whether somebody was let in. */
    public boolean success() {
        return this == AUTHENTICATED || this == REGISTERED || this == LOGGED_ON;
    }

    /** Whether lines that say it may end in the address. */
    boolean endsInAddress() {
        return this == STRANGER || this == REGISTERED || this == LOGGED_ON;
    }

    /** Whether a password was tried on it. */
    public boolean guess() {
        return this == WRONG_PASSWORD || this == AUTH_FAILED || this == NAME_MISMATCH;
    }

    /** Whether no phone of one's own does it by mistake: names that do not exist, broken packets. */
    public boolean probe() {
        return this == NO_SUCH_ACCOUNT || this == MALFORMED || this == STRANGER || this == FORGED;
    }
}
