package io.ringfence.score.access;

import io.ringfence.fact.AuthFailed;
import io.ringfence.network.Block;
import io.ringfence.network.Prefix;
import io.ringfence.stat.Slice;
import java.util.List;
import java.util.Set;

/**
 * Wrong passwords that nobody proves: PJSIP over UDP known from a log alone, where nothing shows that the sender was asked.
 *
 * <p><b>Formula.</b> Those from an address in ten minutes, and of which half is forgotten in two days, each against a ramp. Kind {@code claimed_guesses}, of Credential.
 *
 * <p><b>Defaults and why.</b> As for proved ones, so that who has only a log is told of the same attacks. At most 80 points, and spoofable: it never bans, and says
 * nothing of an address where a phone proved itself.
 *
 * <p><b>Known false positives.</b> Whoever forges an address has it told of.
 */
final class Claims {
    private static final Ramp FAST = new Ramp(8, 40, 4, 80);
    private static final Ramp SLOW = new Ramp(16, 40, 2, 80);

    /** What a reader of logs calls such a refusal; AMI's are proved or a probe. */
    private static final Set<String> OF_LOGS = Set.of("wrong-password", "authentication-failed", "name-mismatch");

    private final Entrants entrants;

    Claims(Entrants entrants) {
        this.entrants = entrants;
    }

    /** Rows are turned to {@code fact}, a refusal of which no answered challenge is known. */
    List<Sign> failed(AuthFailed fact) {
        long at = fact.atNanos();
        boolean password = !fact.proved() && OF_LOGS.contains(fact.reason());
        if (!password || Prefix.of(fact.address()).inside() || entrants.vouched(entrants.address, at)) {
            return List.of();
        }
        Slice row = entrants.claimant(fact.address());
        entrants.tenMinutes.add(row, at);
        entrants.slow.add(row, at, 1);
        int inTen = entrants.tenMinutes.count(row, at);
        int inDays = (int) Math.round(entrants.slow.value(row, at));
        int points = Math.max(FAST.points(inTen), SLOW.points(inDays));
        if (points == 0) {
            return List.of();
        }
        String why =
                "%d wrong passwords in 10 min and about %d within some days from %s, if the sender is not forged: a log alone does not prove it; at most %d expected"
                        .formatted(inTen, inDays, fact.address().host(), FAST.most());
        return List.of(new Sign(
                About.block(Block.of(fact.address()), false), Credential.NAME, "claimed_guesses", points, true, why));
    }
}
