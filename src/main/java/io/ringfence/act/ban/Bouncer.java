package io.ringfence.act.ban;

import io.ringfence.act.ActionText;
import io.ringfence.act.Actor;
import io.ringfence.act.Outcome;
import io.ringfence.config.BanSettings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Verdict;
import io.ringfence.decide.ban.Ban;
import io.ringfence.decide.ban.Bans;
import io.ringfence.decide.ban.Ruling;
import io.ringfence.decide.ban.Suspect;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.network.Cidr;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Finding;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands around the actors that deal with calls: takes verdicts on addresses to the policy of bans, tells it who lives where, and
 * hands what it decides to the gate. For the thread that owns the river.
 */
public final class Bouncer implements Actor {
    private static final Logger LOG = LoggerFactory.getLogger(Bouncer.class);
    private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_LINES = 20;

    /** Kinds of findings by which a success is the attacker's own. */
    private static final Set<String> BREAK_INS = Set.of("success", "geofence");

    private final Actor inner;
    private final BanSettings settings;
    private TrunkNames trunks;
    private final Bans bans;
    private final Gate gate;
    private final Journal journal;
    private final Counts counts = new Counts();
    private long forgotNanos;
    private long countedNanos;
    private long linesNanos;
    private int lines;

    /**
     * Around {@code inner}, which acts first.
     *
     * @param trunks globs over endpoint or channel names, as in the settings; empty when none are named
     */
    public Bouncer(Actor inner, BanSettings settings, List<String> trunks, Bans bans, Gate gate, Journal journal) {
        this.inner = inner;
        this.settings = settings;
        this.trunks = new TrunkNames(trunks);
        this.bans = bans;
        this.gate = gate;
        this.journal = journal;
    }

    /** Goes by other names of trunks from now on. */
    public void become(List<String> others) {
        trunks = new TrunkNames(others);
    }

    @Override
    public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
        List<Outcome> outcomes = inner.carryOut(verdicts, nowNanos);
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.OnSource onSource
                    && onSource.action() == Action.BAN
                    && settings.mode() != BanSettings.Mode.OFF) {
                carryOut(bans.consider(suspect(onSource)), nowNanos);
            }
        }
        return outcomes;
    }

    private static Suspect suspect(Verdict.OnSource verdict) {
        Cidr network = Cidr.parse(verdict.network().toString()).orElseGet(() -> Cidr.of(verdict.address()));
        List<Finding> findings = verdict.findings();
        return new Suspect(
                verdict.atNanos(),
                verdict.pbx(),
                network,
                findings.stream().anyMatch(finding -> !finding.spoofable()),
                findings.stream().anyMatch(finding -> BREAK_INS.contains(finding.kind())),
                findings.stream().map(Finding::why).collect(Collectors.joining("; ")));
    }

    private void carryOut(Ruling ruling, long nowNanos) {
        counts.ruled(ruling);
        if (ruling.result() == Ruling.Result.BANNED) {
            Ban ban = ruling.ban();
            LOG.warn(
                    "ban {} network={} for={} s times={} why={}",
                    ban.enforced() ? "enforced" : "observed only",
                    ban.network(),
                    ban.secondsLeft(nowNanos),
                    ban.times(),
                    ActionText.value(ban.why()));
            submit(new Step(List.of(ban), ruling.replaced(), Step.Done.UNHEARD));
        } else if (mayTell(nowNanos)) {
            LOG.info(
                    "no ban network={} {}: {}",
                    ruling.network(),
                    ruling.result().label(),
                    ActionText.value(ruling.why()));
        }
    }

    /** Hands a step over, which was decided by the policy or, through it, by a person. */
    public void submit(Step step) {
        if (!gate.submit(step)) {
            LOG.error("bans: too many wait, so {} are left out", step.keepOut().size());
            step.done().heard("too many bans wait to be carried out");
        }
    }

    /** The policy, for what people ask. */
    public Bans bans() {
        return bans;
    }

    /** What is counted. */
    public Counts counts() {
        return counts;
    }

    @Override
    public List<Outcome> observe(Fact fact) {
        if (fact instanceof AuthSucceeded proved) {
            succeeded(Cidr.of(proved.address()), proved.account(), proved.atNanos());
        } else if (fact instanceof PhoneSeen seen && isPlaced(seen)) {
            bans.succeeded(Cidr.of(seen.address()), seen.account(), seen.atNanos())
                    .forEach(journal::lives);
        } else if (fact instanceof AuthFailed failed && failed.challengeAnswered()) {
            bans.failed(Cidr.of(failed.address()), failed.atNanos());
        } else if (fact instanceof CallAttempted attempted
                && attempted.call().destination().type() == DestinationClass.EMERGENCY
                && attempted.call().payer().kind() == Payer.Kind.EXTENSION) {
            bans.emergency(attempted.call().payer().name(), attempted.atNanos());
        }
        return inner.observe(fact);
    }

    /**
     * An extension's phone says itself where its contact is, so somebody who knows one password could shelter any address by it; its
     * success says more. Contacts of trunks are written in the PBX's configuration.
     */
    private boolean isPlaced(PhoneSeen seen) {
        return seen.address().known() && trunks.contain(seen.account());
    }

    private void succeeded(Cidr address, String account, long atNanos) {
        bans.provedWrong(address, account, atNanos).ifPresent(ban -> {
            String why = account + " is at home at " + address + " and proved itself again";
            bans.lift(ban.network(), atNanos);
            counts.lifted(1);
            LOG.warn("ban lifted network={} {}", ban.network(), ActionText.value(why));
            journal.note(atNanos, "lifted the ban of " + ban.network(), why);
            submit(new Step(List.of(), List.of(ban), Step.Done.UNHEARD));
        });
        bans.succeeded(address, account, atNanos).forEach(journal::lives);
    }

    @Override
    public List<Outcome> tick(long nowNanos) {
        bans.retry(nowNanos).forEach(ruling -> carryOut(ruling, nowNanos));
        if (nowNanos - forgotNanos >= HOUR_NANOS) {
            forgotNanos = nowNanos;
            bans.forget(nowNanos);
        }
        if (nowNanos - countedNanos >= SECOND_NANOS) {
            countedNanos = nowNanos;
            counts.stand(bans, nowNanos);
        }
        return inner.tick(nowNanos);
    }

    private boolean mayTell(long nowNanos) {
        if (nowNanos - linesNanos >= MINUTE_NANOS) {
            linesNanos = nowNanos;
            lines = 0;
        }
        return lines++ < MOST_LINES;
    }
}
