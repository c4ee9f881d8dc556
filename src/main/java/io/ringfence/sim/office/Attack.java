package io.ringfence.sim.office;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a thief sets out to do. Paces and ranges from published incidents, from one call in several seconds to several
 * calls a second.
 *
 * @param victim the extension robbed
 * @param did a number from outside that reaches it
 * @param address where the thief sits; not the victim's
 * @param ranges patterns of the numbers that pay him
 * @param gapNanos mean time between two calls
 * @param concurrency how many calls he keeps up at once
 * @param calls after so many he leaves
 * @param talkSeconds how long he keeps an answered call
 */
public record Attack(
        Kind kind,
        String victim,
        String did,
        String address,
        List<String> ranges,
        long gapNanos,
        int concurrency,
        int calls,
        double talkSeconds) {

    /** How a PBX is robbed. */
    public enum Kind {
        /** A stolen password used from a new address, to several countries. */
        STOLEN_CREDENTIALS,
        /** The same with many calls a second, before anybody can look. */
        BURST,
        /** One call in several seconds. */
        SLOW,
        /** One number again and again. */
        PUMPING,
        /** Calls to a direct number which the PBX forwards to a costly one. */
        FORWARD,
        /** A cheap call, transferred to a costly number, so that the phone is free for the next. */
        TRANSFER,
        /** A call file or a rogue Originate: the PBX itself calls, no phone is involved. */
        ORIGINATE
    }

    /** The networks calls of real incidents came from, and hosts that anybody can rent. */
    private static final List<String> NETWORKS =
            List.of("45.130.97.", "185.107.80.", "193.46.255.", "212.83.164.", "5.62.43.");

    /** Fewer calls at once are no proof of anything; an office of eleven lines was robbed on all of them. */
    private static final int LEAST_CONCURRENCY = 5;

    static Attack draw(Kind kind, Person victim, SplittableRandom random) {
        List<String> ranges = IntStream.range(0, kind == Kind.PUMPING ? 1 : 3 + random.nextInt(4))
                .mapToObj(i -> Atlas.any(Atlas.any(Atlas.LUCRATIVE, random).patterns(), random))
                .toList();
        if (kind == Kind.PUMPING) {
            ranges = List.of(Atlas.number(ranges.get(0), random));
        }
        double gapSeconds = switch (kind) {
            case BURST -> .1 + .3 * random.nextDouble();
            case SLOW -> 3 + 5 * random.nextDouble();
            case STOLEN_CREDENTIALS, PUMPING, ORIGINATE -> 1.5 + 5 * random.nextDouble();
            case FORWARD, TRANSFER -> 3 + 6 * random.nextDouble();
        };
        return new Attack(
                kind,
                victim.extension(),
                victim.did,
                Atlas.any(NETWORKS, random) + (1 + random.nextInt(254)),
                ranges,
                Manners.seconds(gapSeconds),
                LEAST_CONCURRENCY + random.nextInt(kind == Kind.BURST ? 20 : 8),
                20 + random.nextInt(200),
                60 + random.nextInt(900));
    }
}
