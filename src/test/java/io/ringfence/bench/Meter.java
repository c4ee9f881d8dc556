package io.ringfence.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A client's line to {@link Throughput}: how far it has got, and what its process has used when asked. */
public final class Meter {
    static final char PROGRESS = 'P';
    static final char USED = 'U';

    private final OutputStream out;
    private final InputStream in;

    /** Connects to the bench that listens on {@code port}. */
    public Meter(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = socket.getInputStream();
    }

    /** Says that {@code done} hangups, or bytes, are through. */
    public void progress(long done) throws IOException {
        say(PROGRESS, done, 0, 0);
    }

    /** Answers questions until the bench closes the line, then ends the process. One comes before each round, one behind it. */
    public void serve(Runnable asked) throws IOException {
        while (in.read() >= 0) {
            asked.run();
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long compiling = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
            say(USED, system.getProcessCpuTime(), allocated(), compiling * 1_000_000);
        }
        System.exit(0);
    }

    private synchronized void say(char what, long... figures) throws IOException {
        ByteBuffer message =
                ByteBuffer.allocate(1 + figures.length * Long.BYTES).put((byte) what);
        for (long figure : figures) {
            message.putLong(figure);
        }
        out.write(message.array());
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
