package io.ringfence.outbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server of connections, one thread each. */
abstract class SocketTaker extends Taker {
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket server;

    SocketTaker(String kind) throws IOException {
        super(kind);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        accept(server);
    }

    int port() {
        return port;
    }

    abstract void serve(Socket socket) throws IOException;

    @Override
    void up() throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        accept(server);
    }

    @Override
    void down() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        Thread thread = new Thread(() -> {
            while (!from.isClosed()) {
                try {
                    Socket socket = from.accept();
                    open.add(socket);
                    Thread one = new Thread(() -> served(socket), kind());
                    one.setDaemon(true);
                    one.start();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void served(Socket socket) {
        try (socket) {
            serve(socket);
        } catch (IOException gone) {
            // The client was killed, or this server went down.
        } finally {
            open.remove(socket);
        }
    }
}
