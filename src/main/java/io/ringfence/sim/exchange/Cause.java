package io.ringfence.sim.exchange;

/** Q.850 causes with the texts Asterisk gives them. */
public final class Cause {
    public static final int NONE = 0;
    public static final int UNALLOCATED = 1;
    public static final int NORMAL = 16;
    public static final int BUSY = 17;
    public static final int NO_ANSWER = 19;
    public static final int REJECTED = 21;
    public static final int REDIRECTED = 23;
    public static final int ANSWERED_ELSEWHERE = 26;
    public static final int CONGESTION = 34;
    public static final int INTERWORKING = 127;

    private Cause() {}

    /** The SIP answer a channel gets that is hung up with a cause before it is up; 0 when there is none to tell. */
    static int sip(int cause) {
        return switch (cause) {
            case BUSY -> 486;
            case REJECTED -> 403;
            case CONGESTION -> 503;
            default -> 0;
        };
    }

    static String text(int cause) {
        return switch (cause) {
            case UNALLOCATED -> "Unallocated (unassigned) number";
            case NORMAL -> "Normal Clearing";
            case BUSY -> "User busy";
            case 18 -> "No user responding";
            case NO_ANSWER -> "User alerting, no answer";
            case REJECTED -> "Call Rejected";
            case REDIRECTED -> "Redirected to new destination";
            case ANSWERED_ELSEWHERE -> "Answered elsewhere";
            case 27 -> "Destination out of order";
            case 28 -> "Invalid number format";
            case CONGESTION -> "Circuit/channel congestion";
            case 38 -> "Network out of order";
            case 102 -> "Recover on timer expiry";
            case INTERWORKING -> "Interworking, unspecified";
            default -> "Unknown";
        };
    }
}
