package io.ringfence.keep.ban;

import io.ringfence.decide.ban.Ban;
import io.ringfence.decide.ban.Residents.Resident;
import io.ringfence.network.Cidr;
import io.ringfence.store.Entry;
import java.util.Optional;

/** Between what the policy speaks of and the store's plain records. */
final class Plain {
    /** Of lessons: an address or network that a person let in again. */
    static final String LESSON = "ban";

    private Plain() {}

    static Entry.Ban ban(Ban ban, boolean ended) {
        return new Entry.Ban(
                ban.network().toString(),
                ban.sinceNanos(),
                ban.untilNanos(),
                ban.times(),
                ban.origin().label(),
                ban.pbx(),
                ban.why(),
                ban.enforced(),
                ended);
    }

    /** A ban that was taken back, as long as the perimeter may still keep it up: over, and forgotten but for its name. */
    static Entry.Ban lifted(Ban ban, long nowNanos) {
        return new Entry.Ban(
                ban.network().toString(),
                ban.sinceNanos(),
                nowNanos,
                0,
                ban.origin().label(),
                ban.pbx(),
                ban.why(),
                ban.enforced(),
                false);
    }

    /** Nothing when somebody else wrote it and it is no network. */
    static Optional<Ban> ban(Entry.Ban kept) {
        return Cidr.parse(kept.network())
                .filter(network -> !network.wide())
                .map(network -> new Ban(
                        network,
                        kept.since(),
                        kept.until(),
                        kept.times(),
                        kept.origin().equals(Ban.Origin.PERSON.label()) ? Ban.Origin.PERSON : Ban.Origin.POLICY,
                        kept.pbx(),
                        kept.why(),
                        kept.enforced()));
    }

    static Entry.Resident resident(Resident resident) {
        return new Entry.Resident(
                resident.address().toString(), resident.account(), resident.firstNanos(), resident.lastNanos());
    }

    static Optional<Resident> resident(Entry.Resident kept) {
        return Cidr.parse(kept.address())
                .filter(Cidr::single)
                .map(address -> new Resident(address, kept.account(), kept.first(), kept.last()));
    }
}
