package io.ringfence.web.live;

import io.ringfence.access.Scope;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One open stream. One write is under way at a time; what would follow meanwhile waits for the next turn. */
final class Viewer {
    private final Response response;
    private final Callback callback;
    private final Scope scope;
    private final BooleanSupplier welcome;
    private volatile boolean busy;
    private volatile boolean gone;
    private long told;

    Viewer(Response response, Callback callback, Scope scope, BooleanSupplier welcome, long told) {
        this.response = response;
        this.callback = callback;
        this.scope = scope;
        this.welcome = welcome;
        this.told = told;
    }

    Scope scope() {
        return scope;
    }

    /** The number of the last change it was told of. For the hub's thread. */
    long told() {
        return told;
    }

    boolean ready() {
        return !busy && !gone;
    }

    boolean gone() {
        return gone;
    }

    /** Whether it may still look. */
    boolean welcome() {
        return welcome.getAsBoolean();
    }

    void send(byte[] bytes, long upTo) {
        busy = true;
        told = upTo;
        response.write(false, ByteBuffer.wrap(bytes), Callback.from(() -> busy = false, failure -> {
            gone = true;
            callback.failed(failure);
        }));
    }

    /** Sends the last words and ends the stream in order. */
    void leave(byte[] bytes) {
        gone = true;
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }
}
