package io.ringfence.sim.exchange;

/**
 * Somebody with a channel: an extension or a trunk.
 *
 * @param endpoint PJSIP's name of it
 * @param number caller number; {@code ""} when it brings none
 * @param account its account code; {@code ""} for a trunk
 */
public record Party(String endpoint, String number, String name, String account) {

    /** An extension as the captures have them. */
    public static Party phone(String extension) {
        return new Party(extension, extension, "Desk " + extension, "acct" + extension);
    }

    /** A trunk that brings a caller, or none. */
    public static Party trunk(String endpoint, String caller) {
        return new Party(endpoint, caller, "", "");
    }
}
