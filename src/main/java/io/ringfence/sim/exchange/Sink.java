package io.ringfence.sim.exchange;

/** Takes the events of a PBX: a session, a file. */
public interface Sink {

    /** Whether anybody listens to a class at all; what nobody listens to is not formatted. */
    boolean wants(EventClass type);

    /** Takes one whole event, its empty line included. */
    void accept(EventClass type, byte[] frame);

    /** Where nobody listens. */
    Sink NOWHERE = new Sink() {
        @Override
        public boolean wants(EventClass type) {
            return false;
        }

        @Override
        public void accept(EventClass type, byte[] frame) {}
    };
}
