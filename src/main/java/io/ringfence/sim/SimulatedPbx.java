package io.ringfence.sim;

import io.ringfence.sim.exchange.EventClass;
import io.ringfence.sim.exchange.Exchange;
import io.ringfence.sim.exchange.Sink;
import io.ringfence.sim.exchange.Wire;
import io.ringfence.sim.exchange.Witness;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A PBX that speaks AMI over TCP on the loopback address, exactly as Asterisk 22.10 with {@code timestampevents=yes}.
 * Everything that happens in it happens on one thread, {@link #run}.
 */
public final class SimulatedPbx implements AutoCloseable {
    private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";
    private static final long SILENCE_POLL_NANOS = 2_000_000L;

    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final List<Session> everyone = new CopyOnWriteArrayList<>();
    private final List<Account> accounts;
    private final Pace pace;
    private final Exchange exchange;
    private final Entrance entrance;
    private final SplittableRandom random;
    private final int port;
    private volatile Fault.Standing standing = Fault.Standing.NONE;
    private volatile ServerSocket listening;
    private volatile Thread accepting;
    private volatile boolean open = true;
    private int numbered;
    private long bootedAt;

    /**
     * Listens at once.
     *
     * @param port 0 for a free one
     * @param speed simulated seconds a real second: 1 is real time
     * @throws IOException when the port is taken
     */
    public SimulatedPbx(int port, List<Account> accounts, long seed, double speed, Witness witness) throws IOException {
        this.accounts = List.copyOf(accounts);
        this.random = new SplittableRandom(seed);
        this.pace = new Pace(Clock.system(), speed);
        Wire wire = new Wire(new ToEverybody(), pace::now);
        this.exchange = new Exchange(pace.agenda(), wire, witness, random.split());
        this.entrance = new Entrance(this, exchange, random.split());
        this.bootedAt = pace.now();
        this.listening = listen(port);
        this.port = listening.getLocalPort();
        this.accepting = accept(listening);
        pace.start();
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Does something with the exchange, on the thread that owns it. */
    public void run(Consumer<Exchange> what) {
        pace.submit(() -> what.accept(exchange));
    }

    /** Lets something go wrong. */
    public void fault(Fault fault) {
        pace.submit(() -> new Faults(this, exchange).begin(fault));
    }

    /** Ends every standing fault; a booting Asterisk then is booted. */
    public void heal() {
        pace.submit(() -> {
            boolean booting = standing.booting();
            standing = Fault.Standing.NONE;
            if (booting) {
                exchange.wire()
                        .plain(
                                EventClass.SYSTEM,
                                "FullyBooted",
                                "Uptime",
                                uptime(),
                                "LastReload",
                                uptime(),
                                "Status",
                                "Fully Booted");
            }
        });
    }

    Exchange exchange() {
        return exchange;
    }

    Fault.Standing standing() {
        return standing;
    }

    void stand(Fault.Standing changed) {
        standing = changed;
    }

    List<Session> sessions() {
        return sessions;
    }

    List<Account> accounts() {
        return accounts;
    }

    long now() {
        return pace.now();
    }

    long bootedAtSecond() {
        return bootedAt / 1_000_000_000L;
    }

    String uptime() {
        return Long.toString((now() - bootedAt) / 1_000_000_000L);
    }

    long processedCalls() {
        return exchange.processedCalls();
    }

    void act(Session session, Message message) {
        pace.submit(() -> entrance.act(session, message));
    }

    void left(Session session) {
        sessions.remove(session);
    }

    /** Answers an action, late when it must be. */
    void respond(Session session, String response) {
        long late = standing.late().toNanos();
        if (late == 0) {
            session.send(response);
        } else {
            exchange.agenda().in(late, () -> session.send(response));
        }
    }

    /** Sends an event that is formatted already. */
    void tell(EventClass type, String event) {
        new ToEverybody().accept(type, event.getBytes(StandardCharsets.ISO_8859_1));
    }

    void waitWhileSilent(Session session) {
        while (standing.silent() && open && !session.socket.isClosed()) {
            LockSupport.parkNanos(this, SILENCE_POLL_NANOS);
        }
    }

    /** Stops listening and boots again after a while. */
    void reboot(long downNanos) {
        Sockets.close(listening);
        exchange.agenda().in(downNanos, () -> {
            exchange.endAll();
            bootedAt = pace.now();
            try {
                listening = listen(port);
                accepting = accept(listening);
            } catch (IOException taken) {
                reboot(downNanos);
            }
        });
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private Thread accept(ServerSocket from) {
        Thread thread = new Thread(() -> acceptAll(from), "sim-ami-accept");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void acceptAll(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                socket.setTcpNoDelay(true);
                pace.submit(() -> welcome(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void welcome(Socket socket) {
        everyone.removeIf(session -> session.socket.isClosed());
        Session session = new Session(this, socket, numbered++);
        sessions.add(session);
        everyone.add(session);
        session.send(BANNER);
        session.start();
    }

    /** Closes every socket and waits for every thread. */
    @Override
    public void close() {
        open = false;
        Sockets.close(listening);
        pace.close();
        Sockets.join(accepting);
        everyone.forEach(session -> Sockets.close(session.socket));
        everyone.forEach(Session::join);
    }

    /** Every session that may hear a class and asked for it. */
    private final class ToEverybody implements Sink {
        @Override
        public boolean wants(EventClass type) {
            for (Session session : sessions) {
                if (session.hears(type)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void accept(EventClass type, byte[] frame) {
            if (standing.dropped() > 0 && random.nextDouble() < standing.dropped()) {
                return;
            }
            for (Session session : sessions) {
                if (session.hears(type)) {
                    session.send(frame);
                }
            }
        }
    }
}
