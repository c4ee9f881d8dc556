package io.ringfence.web.api;

/** A request that cannot be answered as asked; the message is for whoever asked. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
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

    static Refusal unavailable(String message) {
        return new Refusal(503, message);
    }
}
