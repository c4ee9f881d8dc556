package io.ringfence.sim;

import io.ringfence.sim.exchange.Agenda;
import io.ringfence.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Runs an agenda in real time, or faster, on one thread that owns everything behind it. */
final class Pace implements AutoCloseable {
    private static final long LONGEST_WAIT_NANOS = 100_000_000L;

    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final Clock clock;
    private final double speed;
    private final long wallStart;
    private final long monotonicStart;
    private final Agenda agenda;
    private final Thread thread;
    private volatile boolean open = true;

    Pace(Clock clock, double speed) {
        this.clock = clock;
        this.speed = speed;
        this.wallStart = clock.epochNanos();
        this.monotonicStart = clock.monotonicNanos();
        this.agenda = new Agenda(wallStart);
        this.thread = new Thread(this::run, "sim-pace");
        thread.setDaemon(true);
    }

    Agenda agenda() {
        return agenda;
    }

    /** Simulated time, nanoseconds since 1970. */
    long now() {
        return wallStart + (long) ((clock.monotonicNanos() - monotonicStart) * speed);
    }

    void start() {
        thread.start();
    }

    /** Does something on the owning thread, soon. */
    void submit(Runnable what) {
        inbox.add(what);
        LockSupport.unpark(thread);
    }

    private void run() {
        while (open) {
            for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
                agenda.advance(now());
                next.run();
            }
            agenda.advance(now());
            long untilNext = agenda.nextAt() - now();
            if (untilNext > 0 && inbox.isEmpty()) {
                long wall = Math.min(LONGEST_WAIT_NANOS, (long) (Math.min(untilNext, 1L << 40) / speed));
                LockSupport.parkNanos(this, Math.max(1, wall));
            }
        }
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        Sockets.join(thread);
    }
}
