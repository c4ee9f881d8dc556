package io.ringfence.act.notify;

import io.ringfence.act.Actor;
import io.ringfence.act.Outcome;
import io.ringfence.act.VerdictLine;
import io.ringfence.act.notify.tell.Notice;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Stands around an actor; what it did, and what it failed to do, goes into the outbox afterwards. */
public final class Telling implements Actor {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int KEY_CHARACTERS = 32;

    private final Actor inner;
    private final Outbox outbox;
    private final Set<String> blind = new HashSet<>(); // PBXs, of which there are as many as configured

    /** Around {@code inner}. */
    public Telling(Actor inner, Outbox outbox) {
        this.inner = inner;
        this.outbox = outbox;
    }

    @Override
    public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
        List<Outcome> outcomes = inner.carryOut(verdicts, nowNanos);
        if (outbox.anybody()) {
            verdicts.forEach(outbox.tallies()::verdict);
            verdicts.forEach(verdict -> tell(verdict.atNanos(), VerdictLine.of(verdict)));
        }
        return failures(outcomes);
    }

    @Override
    public List<Outcome> observe(Fact fact) {
        if (outbox.anybody()) {
            outbox.tallies().fact(fact);
        }
        if (fact instanceof FeedLost lost && blind.add(fact.pbx())) {
            tell(fact, "blind", lost.reason());
        } else if (fact instanceof FeedRestored && blind.remove(fact.pbx())) {
            tell(fact, "restored", "");
        }
        return failures(inner.observe(fact));
    }

    @Override
    public List<Outcome> tick(long nowNanos) {
        outbox.tallies().tick(nowNanos);
        return failures(inner.tick(nowNanos));
    }

    private List<Outcome> failures(List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            if (outcome.result() == Outcome.Result.FAILED && outbox.anybody()) {
                Map<String, Object> event = new LinkedHashMap<>();
                JSON.readTree(VerdictLine.of(outcome.verdict()))
                        .properties()
                        .forEach(each -> event.put(each.getKey(), each.getValue()));
                event.put("kind", "failed");
                event.put("why", outcome.detail());
                tell(outcome.atNanos(), JSON.writeValueAsString(event));
            }
        }
        return outcomes;
    }

    private void tell(Fact fact, String kind, String why) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("at", BigDecimal.valueOf(fact.atNanos() / 1_000, 6));
        event.put("kind", kind);
        event.put("action", "alert");
        event.put("pbx", fact.pbx());
        event.put("why", why);
        tell(fact.atNanos(), JSON.writeValueAsString(event));
    }

    private void tell(long atNanos, String json) {
        outbox.tell(Notice.of(key(json), atNanos, json));
    }

    /** A verdict's line is the same for the same verdict and tells its moment, so its digest names it. */
    private static String key(String json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, KEY_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
