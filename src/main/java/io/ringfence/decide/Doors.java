package io.ringfence.decide;

import io.ringfence.config.Settings;
import io.ringfence.decide.access.Held;
import io.ringfence.decide.access.HeldAgainst;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.network.Block;
import io.ringfence.network.SourceAddress;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Thresholds;
import io.ringfence.score.Finding;
import io.ringfence.score.access.About;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Verdicts on addresses, the networks around them, and accounts. An address is banned for what nobody can forge, and never where phones are that proved
 * themselves. Within a network that is told of, addresses are only banned, and within one that is banned nothing is said of them.
 */
final class Doors {
    private static final int MOST_PARDONED = 10_000;

    /** Engines that say of an account's calls what a login showed. */
    private static final Set<String> OF_LOGINS = Set.of("Credential", "Geofence");

    private final HeldAgainst<Block> blocks = new HeldAgainst<>();
    private final HeldAgainst<Subject> accounts = new HeldAgainst<>();
    private final Recent<Subject, Boolean> pardoned = new Recent<>(MOST_PARDONED);
    private final Policies policies;
    private boolean enforcing;

    Doors(Settings settings) {
        policies = settings.policies();
        enforcing = settings.mode() == Settings.Mode.ENFORCE;
    }

    /** Goes by another mode from now on. */
    void become(Settings settings) {
        enforcing = settings.mode() == Settings.Mode.ENFORCE;
    }

    private Thresholds thresholds() {
        return policies.standard().thresholds();
    }

    /** What is to be said of whoever was at {@code address}, by the findings about a fact. */
    List<Verdict> judge(Fact fact, SourceAddress address, List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        Map<Block, Boolean> seen = new LinkedHashMap<>();
        Set<Subject> attacked = new LinkedHashSet<>();
        for (Finding finding : findings) {
            About about = finding.about();
            if (about.kind() == About.Kind.BLOCK) {
                blocks.of(about.block()).charge(finding, fact.atNanos());
                seen.merge(about.block(), about.shared(), Boolean::logicalOr);
            } else if (about.kind() == About.Kind.ACCOUNT || ofLogin(fact, finding)) {
                Subject subject = new Subject(fact.pbx(), Payer.extension(name(fact, about)));
                accounts.of(subject).charge(finding, fact.atNanos());
                attacked.add(subject);
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        attacked.forEach(subject -> account(fact, address, subject, verdicts));
        Held.Told around = Held.Told.NOTHING;
        for (Block block : seen.keySet().stream()
                .sorted(Comparator.comparingInt(Block::length))
                .toList()) {
            if (around != Held.Told.BAN) {
                around = source(fact, address, block, seen.getOrDefault(block, true), around, verdicts);
            }
        }
        return verdicts;
    }

    /** A sign that a login itself shows, such as a listed address or bait, is told of at once. */
    private static boolean ofLogin(Fact fact, Finding finding) {
        return fact instanceof AuthSucceeded
                && finding.bearing() == Finding.Bearing.SIGN
                && !finding.spoofable()
                && finding.about().kind() == About.Kind.PAYER;
    }

    private static String name(Fact fact, About about) {
        return fact instanceof AuthSucceeded login ? login.account() : about.account();
    }

    private void account(Fact fact, SourceAddress address, Subject subject, List<Verdict> verdicts) {
        long now = fact.atNanos();
        Held held = accounts.of(subject);
        int score = held.score(now);
        Held.Told due = score >= thresholds().alert() ? Held.Told.ALERT : Held.Told.NOTHING;
        boolean rises = held.rises(due, now) || held.untold(thresholds().alert(), now);
        if (rises && due != Held.Told.NOTHING) {
            held.tell();
            verdicts.add(new Verdict.OnAccount(
                    now, fact.pbx(), Action.ALERT, subject.payer().name(), address, score, false, held.findings(now)));
        }
    }

    /** What is due to {@code block}, of which is said what more it is than what is due to the network {@code around} it. */
    private Held.Told source(
            Fact fact, SourceAddress address, Block block, boolean shared, Held.Told around, List<Verdict> verdicts) {
        long now = fact.atNanos();
        Held held = blocks.of(block);
        int score = held.score(now);
        boolean ban = !shared && held.proven(now) >= thresholds().ban();
        Held.Told alert = score >= thresholds().alert() ? Held.Told.ALERT : Held.Told.NOTHING;
        Held.Told due = ban ? Held.Told.BAN : alert;
        if (held.rises(due, now) && due.compareTo(around) > 0) {
            Action action = ban ? Action.BAN : Action.ALERT;
            verdicts.add(new Verdict.OnSource(
                    now, fact.pbx(), action, address, block, score, ban && enforcing, held.findings(now)));
        }
        return due.compareTo(around) > 0 ? due : around;
    }

    /** Forgets what was held against an account, by a person's decision, until it is shown anew. */
    void pardon(Subject subject) {
        accounts.forget(subject);
        pardoned.put(subject, true);
    }

    /** A login showed something of {@code subject}: what was pardoned before is not this. */
    void accuse(Subject subject) {
        pardoned.remove(subject);
    }

    /** {@code findings} on a call of {@code subject} without what a person pardoned. */
    List<Finding> unpardoned(Subject subject, List<Finding> findings) {
        return pardoned.containsKey(subject)
                ? findings.stream()
                        .filter(finding -> !OF_LOGINS.contains(finding.engine()))
                        .toList()
                : findings;
    }
}
