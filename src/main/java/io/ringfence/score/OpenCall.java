package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.number.Price;
import io.ringfence.stat.Slice;
import java.util.Arrays;

/** A call in progress: as last seen, what was counted of it, what it costs, and when somebody wants to be told of it. */
final class OpenCall {
    private static final long[] NO_WAKES = {};
    private static final Running.Seat[] NO_SEATS = {};

    /** Stands for no call in progress. */
    static final OpenCall NONE = new OpenCall(
            -1,
            0,
            new Call("", -1, "", "", Payer.UNKNOWN, Call.Route.INBOUND, "", "", Outbound.NOWHERE, ""),
            Price.FREE);

    /** No moment. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int MOST_WAKES = 8;
    private static final long SECOND = 1_000_000_000L;

    final long serial;
    final Payer payer;
    final Price price;
    private Call call;
    private String trunk = "";
    private long answeredNanos;
    private final long begunNanos;
    private int suspicion;
    private boolean redial;
    private int row = Slice.NOWHERE;
    private long[] wakes = NO_WAKES;
    private Running.Seat[] seats = NO_SEATS;

    OpenCall(long serial, long begunNanos, Call call, Price price) {
        this.serial = serial;
        this.begunNanos = begunNanos;
        this.payer = call.payer();
        this.price = price;
        this.call = call;
    }

    /** The call as last seen. */
    Call call() {
        return call;
    }

    /** Takes note of what is newly known; whether the trunk is. */
    boolean see(Call now) {
        call = now;
        boolean routed = trunk.isEmpty() && !now.trunk().isEmpty();
        if (routed) {
            trunk = now.trunk();
        }
        return routed;
    }

    /** The trunk it was counted for; {@code ""} while none is shown. */
    String trunk() {
        return trunk;
    }

    /** When it was first seen. */
    long begunNanos() {
        return begunNanos;
    }

    /** When it was answered, 0 if it was not. */
    long answeredNanos() {
        return answeredNanos;
    }

    void answered(long atNanos) {
        answeredNanos = atNanos;
    }

    /** The most points it ever had by itself. */
    int suspicion() {
        return suspicion;
    }

    void suspect(int points) {
        suspicion = Math.max(suspicion, points);
    }

    /** Whether the same payer dialled the same number just before and was not answered. */
    boolean redial() {
        return redial;
    }

    void redials() {
        redial = true;
    }

    /** Where the payer's row was when it was last looked at. */
    int row() {
        return row;
    }

    void row(int found) {
        row = found;
    }

    /** Where it sits among the answered calls of whom it counts for. */
    Running.Seat seat(Subject subject) {
        return seats.length == 0 ? Running.Seat.NONE : seats[subject.ordinal()];
    }

    void sits(Subject subject, Running.Seat seat) {
        if (seats.length == 0) {
            seats = new Running.Seat[Subject.all().length];
            Arrays.fill(seats, Running.Seat.NONE);
        }
        seats[subject.ordinal()] = seat;
    }

    /** What it has cost by {@code atNanos}, in micro-units. */
    long cost(long atNanos) {
        return answeredNanos == 0 ? 0 : price.cost(atNanos - answeredNanos);
    }

    /** What it has cost between two moments. */
    long cost(long fromNanos, long toNanos) {
        return cost(toNanos) - cost(fromNanos);
    }

    /** The first moment after {@code atNanos} at which it costs more; {@link #NEVER} if it costs nothing. */
    long nextStep(long atNanos) {
        if (price.microsPerMinute() == 0 || answeredNanos == 0) {
            return NEVER;
        }
        long step = price.incrementSeconds() * SECOND;
        long passed = Math.max(0, Math.floorDiv(atNanos - answeredNanos - 1, step) + 1);
        return answeredNanos + passed * step + 1;
    }

    /** The next moment somebody asked for. */
    long wake() {
        return wakes.length == 0 ? NEVER : wakes[0];
    }

    /** Somebody asks for a moment. Of more than eight the last are forgotten: by then the earlier ones have asked anew. */
    void wakeAt(long atNanos) {
        if (Arrays.binarySearch(wakes, atNanos) >= 0) {
            return;
        }
        long[] more = Arrays.copyOf(wakes, wakes.length + 1);
        more[wakes.length] = atNanos;
        Arrays.sort(more);
        wakes = more.length > MOST_WAKES ? Arrays.copyOf(more, MOST_WAKES) : more;
    }

    /** The next moment has come. */
    void woken() {
        wakes = Arrays.copyOfRange(wakes, 1, wakes.length);
    }
}
