package io.ringfence.score.access;

import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.network.Block;
import io.ringfence.network.Prefix;
import io.ringfence.network.SourceAddress;
import io.ringfence.stat.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts that do not exist, or that an access list keeps shut, named one after the other from one place.
 *
 * <p><b>Formula.</b> Different names in three days from an address, and from the network around it once three of its addresses named some, against a ramp. Kind {@code
 * names}.
 *
 * <p><b>Units.</b> Names, estimated.
 *
 * <p><b>Defaults and why.</b> A phone with a wrong user name has one, a household two or three: the fifth is told, the fifteenth bans.
 *
 * <p><b>Spoofable.</b> A datagram names an account in anybody's name. Proven are names over a connection, and those whose session answers a challenge:
 * whoever forges a sender never sees the challenge. The others (kind {@code scan}) are told of, never ban, and say nothing of an address where phones
 * proved themselves.
 *
 * <p><b>Known false positives.</b> Thirty phones behind one address whose accounts were deleted: phones that still work vouch for it.
 */
final class Enumeration {
    static final String NAME = "Enumeration";

    private static final Ramp NAMES = new Ramp(4, 40, 6, 100);
    private static final Ramp SCAN = new Ramp(4, 40, 4, 80);
    private static final int MANY_PLACES = 3;
    private static final int MOST_OPEN = 4_096;

    private final Entrants entrants;

    /** Names claimed by sessions that have not answered yet; the oldest makes room. */
    private final Map<Session, Integer> open = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Session, Integer> eldest) {
            return size() > MOST_OPEN;
        }
    };

    private record Session(String pbx, String host, int session) {}

    Enumeration(Entrants entrants) {
        this.entrants = entrants;
    }

    /** Rows are turned to {@code fact}. */
    List<Sign> probed(AccountProbed fact) {
        int name = fact.account().hashCode();
        if (fact.address().connected()) {
            return proven(fact.address(), name, fact.atNanos());
        }
        if (!fact.session().isEmpty()) {
            open.put(session(fact.pbx(), fact.address(), fact.session()), name);
        }
        return claimed(fact.address(), name, fact.atNanos());
    }

    /** An access list refused; rows are turned to {@code fact}. */
    List<Sign> refused(AuthFailed fact) {
        int name = fact.account().hashCode();
        return fact.proved()
                ? proven(fact.address(), name, fact.atNanos())
                : claimed(fact.address(), name, fact.atNanos());
    }

    /** A challenge was answered: what its session named before came from there. */
    List<Sign> answered(AuthFailed fact) {
        Integer name = open.remove(session(fact.pbx(), fact.address(), fact.session()));
        return name == null ? List.of() : proven(fact.address(), name, fact.atNanos());
    }

    private static Session session(String pbx, SourceAddress from, String session) {
        return new Session(pbx, from.host(), session.hashCode());
    }

    private List<Sign> proven(SourceAddress from, int name, long at) {
        entrants.names.add(entrants.address, name, at);
        boolean vouched = entrants.vouched(entrants.address, at);
        if (!vouched) {
            entrants.names.add(entrants.network, name, at);
            entrants.others.add(entrants.network, from.host().hashCode(), at);
        }
        boolean inside = Prefix.of(from).inside();
        List<Sign> signs = new ArrayList<>(2);
        proven(Block.of(from), entrants.address, vouched || inside, at, signs);
        if (entrants.others.value(entrants.network, at) >= MANY_PLACES) {
            boolean shared = inside || entrants.vouched(entrants.network, at);
            proven(Block.around(from), entrants.network, shared, at, signs);
        }
        return signs;
    }

    private void proven(Block block, Slice row, boolean shared, long at, List<Sign> signs) {
        int count = entrants.names.value(row, at);
        int points = NAMES.points(count);
        if (points > 0) {
            String why =
                    "about %d accounts that do not exist or are shut to it were tried in three days from %s; at most %d expected"
                            .formatted(count, block.single() ? block.host() : block, NAMES.most());
            signs.add(new Sign(About.block(block, shared), NAME, "names", points, false, why));
        }
    }

    private List<Sign> claimed(SourceAddress from, int name, long at) {
        entrants.claimedNames.add(entrants.address, name, at);
        entrants.claimedNames.add(entrants.network, name, at);
        entrants.claimedAddresses.add(entrants.network, from.host().hashCode(), at);
        List<Sign> signs = new ArrayList<>(2);
        claimed(Block.of(from), entrants.address, at, signs);
        if (entrants.claimedAddresses.value(entrants.network, at) >= MANY_PLACES) {
            claimed(Block.around(from), entrants.network, at, signs);
        }
        return signs;
    }

    private void claimed(Block block, Slice row, long at, List<Sign> signs) {
        int count = entrants.claimedNames.value(row, at);
        int points = SCAN.points(count);
        if (points > 0 && points > NAMES.points(entrants.names.value(row, at)) && !entrants.vouched(row, at)) {
            String why =
                    "about %d accounts that do not exist or are shut to it were named in three days from %s, if the sender is not forged; at most %d expected"
                            .formatted(count, block.single() ? block.host() : block, SCAN.most());
            signs.add(new Sign(About.block(block, false), NAME, "scan", points, true, why));
        }
    }
}
