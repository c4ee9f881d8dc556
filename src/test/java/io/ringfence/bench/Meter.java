package io.ringfence.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;

/** A client's line to {@link Throughput}: how far it has got, and what its process has used when asked. */
public final class Meter {
    static final char PROGRESS = 'P';
    static final char USED = 'U';

    private final DataOutputStream out;
    private final DataInputStream in;

    /** Connects to the bench that listens on {@code port}. */
    public Meter(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        out = new DataOutputStream(socket.getOutputStream());
        in = new DataInputStream(socket.getInputStream());
    }

    /** Says that {@code done} hangups, or bytes, are through. */
    public void progress(long done) throws IOException {
        say(PROGRESS, done, 0);
    }

    /** Answers questions until the bench closes the line, then ends the process. */
    public void serve() throws IOException {
        while (in.read() >= 0) {
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            say(USED, system.getProcessCpuTime(), allocated());
        }
        System.exit(0);
    }

    private synchronized void say(char what, long first, long second) throws IOException {
        byte[] message = new byte[17];
        message[0] = (byte) what;
        for (int i = 0; i < 8; i++) {
            message[1 + i] = (byte) (first >> 56 - 8 * i);
            message[9 + i] = (byte) (second >> 56 - 8 * i);
        }
        out.write(message);
        out.flush();
    }

    /** By all threads alive: those of a client live as long as it. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }
}
