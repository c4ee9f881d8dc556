package io.ringfence.decide;

import io.ringfence.config.Settings;
import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.network.SourceAddress;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Scorer;
import io.ringfence.score.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PBX whose logins are watched: engines and decider, a clock, and words for what comes in. */
public final class Gatehouse {
    public final Scorer scorer;
    public final Decider decider;
    public final List<Verdict> verdicts = new ArrayList<>();
    private long now = Scene.START;
    private long serial;
    private String transport = "UDP";

    public Gatehouse() {
        this(Scene.settings(Settings.Mode.ENFORCE, Scene.anyone(), Scene.nobody()));
    }

    public Gatehouse(Settings settings) {
        this(settings, Surroundings.of(settings, RateDeck.estimates(settings.currency())));
    }

    public Gatehouse(Settings settings, Surroundings surroundings) {
        scorer = Scorer.standard(surroundings);
        decider = new Decider(settings, RateDeck.estimates(settings.currency()));
    }

    public Gatehouse over(String other) {
        transport = other;
        return this;
    }

    public Gatehouse later(Duration time) {
        now += time.toNanos();
        return this;
    }

    public long now() {
        return now;
    }

    /** A wrong password that answers a challenge. */
    public List<Verdict> guess(String account, String host) {
        return guess(account, host, "call-" + serial++);
    }

    public List<Verdict> guess(String account, String host, String session) {
        return flow(new AuthFailed(
                now, Scene.PBX, "PJSIP", account, at(host), true, "ChallengeResponseFailed", "", session));
    }

    /** A wrong password that only a log tells of. */
    public List<Verdict> claim(String account, String host) {
        return flow(new AuthFailed(now, Scene.PBX, "PJSIP", account, at(host), false, "wrong-password"));
    }

    public List<Verdict> refuse(String account, String host) {
        return flow(new AuthFailed(now, Scene.PBX, "PJSIP", account, at(host), false, "FailedACL", "acl", ""));
    }

    public List<Verdict> probe(String account, String host) {
        return probe(account, host, "call-" + serial++);
    }

    public List<Verdict> probe(String account, String host, String session) {
        return flow(new AccountProbed(now, Scene.PBX, "PJSIP", account, at(host), session));
    }

    public List<Verdict> login(String account, String host) {
        return flow(new AuthSucceeded(now, Scene.PBX, "PJSIP", account, at(host)));
    }

    public List<Verdict> contact(String account, String host) {
        return flow(new PhoneSeen(now, Scene.PBX, account, at(host)));
    }

    /** A call to Somalia, which is over at once. */
    public List<Verdict> call(String extension) {
        String id = "1772442035." + ++serial;
        Call call = new Call(
                Scene.PBX,
                serial,
                id,
                id,
                Payer.extension(extension),
                Call.Route.DIRECT,
                extension,
                "0025261234567",
                Scene.SOMALIA,
                "trunk");
        List<Verdict> said = flow(new CallAttempted(now, call, false));
        flow(new CallEnded(now, call, 0, 16, false));
        return said;
    }

    /** A call from outside that is answered at once and lasts {@code talk}; what is said when it comes. */
    public List<Verdict> inbound(String caller, Duration talk) {
        String id = "1772442035." + ++serial;
        Call call = new Call(
                Scene.PBX,
                serial,
                id,
                id,
                new Payer(Payer.Kind.DID, "442070001000"),
                Call.Route.INBOUND,
                caller,
                "442070001000",
                Scene.INTERNAL,
                "trunk");
        List<Verdict> said = flow(new CallAttempted(now, call, false));
        long answered = now;
        later(talk);
        flow(new CallEnded(now, call, answered, 16, false));
        return said;
    }

    public List<Verdict> flow(Fact fact) {
        List<Verdict> said = decider.decide(fact, scorer.score(fact));
        verdicts.addAll(said);
        return said;
    }

    /** {@code ban 198.51.100.0/24}, {@code alert 1001}, {@code hangup 1001}. */
    public List<String> said() {
        return verdicts.stream().map(Gatehouse::words).toList();
    }

    public static String words(Verdict verdict) {
        if (verdict instanceof Verdict.OnSource source) {
            return source.action().label() + " " + source.network();
        }
        if (verdict instanceof Verdict.OnAccount account) {
            return account.action().label() + " " + account.account();
        }
        if (verdict instanceof Verdict.OnCall call) {
            return call.action().label() + " " + call.call().payer().name();
        }
        return "injection";
    }

    private SourceAddress at(String host) {
        String family = host.indexOf(':') < 0 ? "IPV4" : "IPV6";
        return SourceAddress.parse(family + "/" + transport + "/" + host + "/5060");
    }
}
