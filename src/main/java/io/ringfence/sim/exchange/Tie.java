package io.ringfence.sim.exchange;

/** What a channel takes part in, which must be told when the channel goes. */
interface Tie {
    /** A channel alone: it simply ends. */
    Tie NONE = new Tie() {
        @Override
        public void parted(Channel who, int cause) {}

        @Override
        public void ringing(Channel dest) {}

        @Override
        public void answered(Channel dest) {}
    };

    /** A channel goes; whoever else must go is hung up by this, {@code who} itself ends afterwards. */
    void parted(Channel who, int cause);

    /** A called channel rings. */
    void ringing(Channel dest);

    /** A called channel answers. */
    void answered(Channel dest);
}
