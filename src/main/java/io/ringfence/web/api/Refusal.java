package io.ringfence.web.api;

/** A request that cannot be answered as asked; the message is for whoever asked. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final long retrySeconds;

    private Refusal(int status, String message) {
        this(status, message, 0);
    }

    private Refusal(int status, String message, long retrySeconds) {
        super(message, null, false, false);
        this.status = status;
        this.retrySeconds = retrySeconds;
    }

    int status() {
        return status;
    }

    /** After how many seconds it may be asked again; 0 where that makes no difference. */
    long retrySeconds() {
        return retrySeconds;
    }

    static Refusal wrong(String message) {
        return new Refusal(400, message);
    }

    static Refusal forbidden(String message) {
        return new Refusal(403, message);
    }

    /** Also for what lies outside of somebody's scope: its existence is nobody else's business. */
    static Refusal missing(String message) {
        return new Refusal(404, message);
    }

    static Refusal unable(String message) {
        return new Refusal(409, message);
    }

    static Refusal later(long seconds) {
        return new Refusal(429, "this was done just now; wait " + seconds + " s", seconds);
    }

    static Refusal unavailable(String message) {
        return new Refusal(503, message);
    }
}
