package io.ringfence.sim;

import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.office.Attack;
import io.ringfence.sim.office.Hostile;
import io.ringfence.sim.office.Ledger;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** An office at work on a simulated PBX, to be met over its socket. */
public final class RunningOffice implements AutoCloseable {
    private final SimulatedPbx pbx;
    private final Ledger ledger;
    private final Office office;
    private final SplittableRandom random;

    private RunningOffice(SimulatedPbx pbx, Ledger ledger, Office office, SplittableRandom random) {
        this.pbx = pbx;
        this.ledger = ledger;
        this.office = office;
        this.random = random;
    }

    /**
     * Opens an office in real time.
     *
     * @param port 0 for a free one
     * @throws IOException when the port is taken
     */
    public static RunningOffice open(int port, List<Account> accounts, long seed, Office.Size size, Rhythm rhythm)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Ledger ledger = new Ledger();
        SimulatedPbx pbx = new SimulatedPbx(port, accounts, random.nextLong(), 1, ledger);
        Calls calls = new Calls(pbx.exchange(), "trunk", "trunk2", "");
        Office office = new Office(calls, ledger, size, rhythm, random.split());
        pbx.run(exchange -> office.open());
        return new RunningOffice(pbx, ledger, office, random);
    }

    /** The PBX itself: its port, its faults. */
    public SimulatedPbx pbx() {
        return pbx;
    }

    /** The truth so far. */
    public Ledger ledger() {
        return ledger;
    }

    /** Lets a thief of a kind begin, on a victim drawn at random. */
    public void attack(Attack.Kind kind) {
        run(each -> each.attack(each.draw(kind)));
    }

    /** Lets a thief of any kind begin. */
    public void attack() {
        run(each -> each.attack(each.draw(Attack.Kind.values()[random.nextInt(Attack.Kind.values().length)])));
    }

    /** Lets somebody send text that breaks events. */
    public void hostile(Hostile hostile) {
        run(each -> each.hostile(hostile));
    }

    private void run(Consumer<Office> what) {
        pbx.run(exchange -> what.accept(office));
    }

    @Override
    public void close() {
        pbx.close();
    }
}
