package io.ringfence.sim;

import io.ringfence.sim.exchange.EventClass;
import io.ringfence.sim.exchange.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Lets faults happen. Runs on the exchange's thread. */
final class Faults {
    private static final int PIECE = 65_536;

    private final SimulatedPbx pbx;
    private final Exchange exchange;

    Faults(SimulatedPbx pbx, Exchange exchange) {
        this.pbx = pbx;
        this.exchange = exchange;
    }

    void begin(Fault fault) {
        pbx.stand(pbx.standing().and(fault));
        List<Session> sessions = List.copyOf(pbx.sessions());
        if (fault instanceof Fault.HalfOpen) {
            sessions.forEach(Session::die);
            pbx.sessions().removeAll(sessions);
        } else if (fault instanceof Fault.Garbage garbage) {
            byte[] noise = noise(garbage.bytes());
            sessions.forEach(session -> session.send(noise));
        } else if (fault instanceof Fault.LongLine line) {
            sessions.forEach(session -> endless(session, line.bytes()));
        } else if (fault instanceof Fault.Reset) {
            reset(sessions);
        } else if (fault instanceof Fault.Restart restart) {
            exchange.endAll();
            exchange.wire().plain(EventClass.SYSTEM, "Shutdown", "Shutdown", "Cleanly", "Restart", "True");
            pbx.sessions().clear();
            sessions.forEach(Session::finish);
            pbx.reboot(restart.down().toNanos());
        } else if (fault instanceof Fault.Crash crash) {
            reset(sessions);
            exchange.endAll();
            pbx.reboot(crash.down().toNanos());
        }
    }

    private void reset(List<Session> sessions) {
        pbx.sessions().clear();
        sessions.forEach(session -> Sockets.reset(session.socket));
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new SplittableRandom(bytes).nextBytes(noise);
        return noise;
    }

    private static void endless(Session session, long bytes) {
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) 'A');
        session.send("Event: VarSet\r\nPrivilege: dialplan,all\r\nVariable: X\r\nValue: ");
        session.send(piece, bytes / PIECE);
        session.send(new String(piece, 0, (int) (bytes % PIECE), StandardCharsets.ISO_8859_1) + "\r\n\r\n");
    }
}
