package io.ringfence.audit.account;

import io.ringfence.audit.conf.Setting;
import java.util.List;

/**
 * Who may place calls into the PBX.
 *
 * @param technology {@code SIP}, {@code PJSIP} or {@code IAX2}, as in channel names
 * @param name as in channel names
 * @param header where it begins
 * @param role what it is for
 * @param username what it logs in as; {@link Setting#NONE} when that is its name
 * @param secrets what it proves itself by towards this PBX; empty when by nothing
 * @param keyed it proves itself by a key or certificate
 * @param context where its calls enter the dialplan; at its header when it is the driver's default
 * @param dynamic whether it may come from any address
 * @param acl which addresses it may come from
 * @param limited whether the number of its calls has a limit
 */
public record Account(
        String technology,
        String name,
        Setting header,
        Role role,
        Setting username,
        List<Setting> secrets,
        boolean keyed,
        Setting context,
        boolean dynamic,
        Acl acl,
        boolean limited) {

    /** What an account is for. */
    public enum Role {
        /** One of the owner's phones. */
        PHONE,
        /** A carrier or another PBX. */
        TRUNK,
        /** Whoever calls. */
        GUEST
    }

    /** Whether it need not prove anything. */
    public boolean unproved() {
        return secrets.isEmpty() && !keyed;
    }

    /** How sentences call it. */
    public String label() {
        return technology + "/" + name;
    }
}
