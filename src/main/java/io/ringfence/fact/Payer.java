package io.ringfence.fact;

/**
 * Whose bill a call lands on.
 *
 * @param kind what the name is a name of
 * @param name the extension, feature number, DID, or origin; never taken from a caller ID alone
 */
public record Payer(Kind kind, String name) {

    /** How a payer came to pay. */
    public enum Kind {
        /** A phone of the PBX. */
        EXTENSION,
        /** An internal number that is no phone: ring group, queue, feature. */
        FEATURE,
        /** An inbound number whose dialplan dials out: DISA, dial-through, unexplained trunk-to-trunk. */
        DID,
        /** AMI, ARI, or a call file. */
        ORIGINATE,
        /** Nothing proves who. */
        UNKNOWN
    }

    /** Stands for a call nobody can be shown to pay for. */
    public static final Payer UNKNOWN = new Payer(Kind.UNKNOWN, "");

    /** A phone of the PBX. */
    public static Payer extension(String name) {
        return new Payer(Kind.EXTENSION, name);
    }
}
