package io.ringfence.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * An answered call that costs money and is up.
 *
 * @param leg Uniqueid of the channel that answered
 * @param claimed whether the payer's name may be the caller's invention
 * @param route label of how the destination came to be dialled
 * @param number E.164 digits; empty where there is none
 * @param national dialled as a number of the PBX's own country
 * @param seen when it was last known to be up; as it is written, when it was answered
 */
public record Underway(
        String pbx,
        String leg,
        String linkedid,
        String uniqueid,
        String payerKind,
        String payer,
        boolean claimed,
        String route,
        String caller,
        String dialled,
        String number,
        String country,
        String type,
        boolean national,
        String trunk,
        long answered,
        long seen)
        implements Entry {

    /** The calls of a PBX that are underway still were at that moment. */
    public record Alive(String pbx, long at) implements Entry {}

    /** A call is over. */
    public record Over(String pbx, String linkedid, String uniqueid, String dialled) implements Entry {}

    static List<Underway> all(Handle handle) {
        return handle.createQuery("""
                        SELECT u.pbx, leg, linkedid, uniqueid, payer_kind, payer, claimed, route, caller, dialled, number, country,
                         class AS type, national, trunk, answered, max(answered, coalesce(a.at, 0)) AS seen
                        FROM underway u LEFT JOIN alive a USING (pbx) ORDER BY answered""").map(ConstructorMapper.of(Underway.class)).list();
    }
}
