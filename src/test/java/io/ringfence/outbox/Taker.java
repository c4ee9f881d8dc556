package io.ringfence.outbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of one kind that speaks its protocol, and can be down, or take what it gets and never answer. */
abstract class Taker implements AutoCloseable {
    private final String kind;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile boolean deaf;

    Taker(String kind) {
        this.kind = kind;
    }

    String kind() {
        return kind;
    }

    /** Its keys in the settings. */
    abstract String settings();

    abstract void up() throws IOException;

    abstract void down();

    /** Takes, and does not answer from now on. */
    void deafen() {
        deaf = true;
    }

    void hear() {
        deaf = false;
    }

    boolean deaf() {
        return deaf;
    }

    /** Whether messages are answered at all. */
    boolean answers() {
        return true;
    }

    void took(Told message) {
        told.add(message);
    }

    List<Told> told() {
        return new ArrayList<>(told);
    }

    @Override
    public void close() {
        hear();
        down();
    }
}
