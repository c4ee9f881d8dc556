package io.ringfence.act.notify.tell;

/** Makes what only couriers make. */
public final class Refusals {
    private Refusals() {}

    public static Courier.Refused refused() {
        return new Courier.Refused("answers HTTP 400");
    }
}
