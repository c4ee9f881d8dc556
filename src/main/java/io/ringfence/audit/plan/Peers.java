package io.ringfence.audit.plan;

/** What is known of the far end of a dial string. */
public interface Peers {
    /** Whether {@code name} is a phone. */
    boolean phone(String technology, String name);

    /** Whether {@code name} is a trunk. */
    boolean trunk(String technology, String name);
}
