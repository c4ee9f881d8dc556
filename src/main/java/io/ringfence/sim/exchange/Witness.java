package io.ringfence.sim.exchange;

/** Sees what really happens, for the ledger of truth; nothing of it shows on AMI. */
public interface Witness {
    /** A channel towards somebody was answered. */
    void answered(Channel dest);

    /** A channel was hung up by an AMI action. */
    void hungUp(Channel channel);

    /** Sees nothing. */
    Witness NOBODY = new Witness() {
        @Override
        public void answered(Channel dest) {}

        @Override
        public void hungUp(Channel channel) {}
    };
}
