package io.ringfence.asterisk;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports nobody listens on now. Drawn below the range the kernel hands out by itself (from 32768) and below Asterisk's
 * RTP (from 20000), so that several rigs and several runs seldom meet.
 */
final class Ports {

    private static final int FIRST = 10_000;
    private static final int LAST = 19_999;

    private Ports() {}

    static int tcp(String address) {
        return free(port -> new ServerSocket(port, 1, InetAddress.getByName(address)));
    }

    static int udp(String address) {
        return free(port -> new DatagramSocket(new InetSocketAddress(address, port)));
    }

    /** A port of an address in another network, where nobody is but us. */
    static int any() {
        return ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
    }

    /**
     * Somebody listens there, in the network of process {@code pid}. Asked of the kernel: trying to bind would now and then be
     * in the listener's way.
     */
    static boolean taken(long pid, String address, int udpPort) {
        try {
            byte[] ip = InetAddress.getByName(address).getAddress();
            String local = String.format("%02X%02X%02X%02X:%04X", ip[3], ip[2], ip[1], ip[0], udpPort);
            return Files.readString(Path.of("/proc/" + pid + "/net/udp")).contains(" " + local + " ");
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int free(Opening opening) {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            try {
                opening.open(port).close();
                return port;
            } catch (BindException e) {
                // Somebody has it: draw again.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private interface Opening {
        Closeable open(int port) throws IOException;
    }
}
