package io.ringfence.score.access;

import io.ringfence.network.Block;

/**
 * Whom a finding is about.
 *
 * @param kind what the rest is a name of
 * @param account the account, where it is about one; else {@code ""}
 * @param block the addresses, where it is about some; else unknown
 * @param shared phones that proved themselves are at these addresses too: whoever bans them locks those out
 */
public record About(Kind kind, String account, Block block, boolean shared) {

    /** What a finding can be about. */
    public enum Kind {
        /** Who pays for the call the fact is about, or whose login it is. */
        PAYER,
        /** An account, and who pays for its calls. */
        ACCOUNT,
        /** An address, or the network around it. */
        BLOCK
    }

    /** Whoever the fact is about. */
    public static final About PAYER = new About(Kind.PAYER, "", Block.UNKNOWN, false);

    /** An account by name. */
    static About account(String name) {
        return new About(Kind.ACCOUNT, name, Block.UNKNOWN, false);
    }

    /** Addresses. */
    static About block(Block block, boolean shared) {
        return new About(Kind.BLOCK, "", block, shared);
    }
}
