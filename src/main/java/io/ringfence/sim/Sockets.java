package io.ringfence.sim;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** The ends of sockets and threads. */
final class Sockets {
    private static final long JOIN_MILLIS = 5_000;

    private Sockets() {}

    /** Closes what may be closed already. */
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nobody is left to tell.
        }
    }

    static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nobody is left to tell.
        }
    }

    /** Closes with RST instead of FIN. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyGone) {
            // Then it cannot be reset either.
        }
        close(socket);
    }

    /** Waits for a thread to end, unless it is our own. */
    static void join(Thread thread) {
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
        }
    }
}
