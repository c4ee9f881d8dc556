package io.ringfence.audit.account;

import io.ringfence.audit.conf.Setting;

/**
 * Where something listens.
 *
 * @param at what says so; the section's header when nothing does
 * @param address as written
 */
public record Bind(Setting at, String address) {
    /** Whether other machines can reach it. */
    public boolean reachable() {
        return Net.open(address);
    }

    /** Whether it listens on every interface, or on an address the world can route to. */
    public boolean everywhere() {
        return Net.everywhere(address);
    }
}
