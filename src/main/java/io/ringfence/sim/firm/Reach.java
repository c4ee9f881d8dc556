package io.ringfence.sim.firm;

/** Whom an office calls, but for what a story makes it do. */
public enum Reach {
    /** Other countries too: some have business there, some have somebody there, and anybody may call a new one. */
    ABROAD,
    /** Numbers of its own country only, those of services among them; nobody ever dials another one. */
    HOME
}
