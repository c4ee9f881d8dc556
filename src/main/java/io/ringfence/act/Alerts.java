package io.ringfence.act;

import io.ringfence.config.Settings;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.score.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people and other programs: an AMI {@code UserEvent} named {@code Ringfence} on the PBX concerned and in the log a sentence
 * for people and a line for programs for every verdict, and for every hangup that failed, digested in a storm.
 */
public final class Alerts implements Actor {
    static final String EVENT = "Ringfence";
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final Wire wire;
    private String mode;
    private final Storm storm = new Storm();

    /** Writes to {@code wire}, which is guarded here. */
    public Alerts(Wire wire, Settings.Mode mode) {
        this.wire = new GuardedWire(wire);
        this.mode = mode.name().toLowerCase(Locale.ROOT);
    }

    /** Tells of another mode from now on. */
    public void become(Settings.Mode now) {
        mode = now.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
        tick(nowNanos);
        for (Verdict verdict : verdicts) {
            if (storm.passes(new Storm.Topic(verdict.pbx(), word(verdict)), nowNanos)) {
                wire.userEvent(verdict.pbx(), EVENT, headers(verdict));
                LOG.atWarn().log(() -> InWords.of(verdict));
                LOG.atWarn()
                        .addArgument(mode)
                        .addArgument(() -> VerdictLine.of(verdict))
                        .log("verdict mode={} {}");
            }
        }
        return List.of();
    }

    /** Tells what became of orders; a call that would not end is an alarm. */
    void tell(List<Outcome> outcomes, long nowNanos) {
        tick(nowNanos);
        for (Outcome outcome : outcomes) {
            Verdict.OnCall verdict = outcome.verdict();
            if (storm.passes(new Storm.Topic(verdict.pbx(), outcome.result().label()), nowNanos)) {
                tell(outcome, verdict);
            }
        }
    }

    /** Tells what a storm kept back, once its minute is over. */
    @Override
    public List<Outcome> tick(long nowNanos) {
        for (Storm.Digest digest : storm.close(nowNanos)) {
            String why = digest.count() + " more of " + digest.topic().word() + " within a minute";
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Kind", "digest");
            headers.put("Action", digest.topic().word());
            headers.put("Count", Integer.toString(digest.count()));
            headers.put("Mode", mode);
            headers.put("Why", why);
            wire.userEvent(digest.topic().pbx(), EVENT, headers);
            LOG.warn(
                    "digest mode={} pbx={} {}",
                    mode,
                    ActionText.value(digest.topic().pbx()),
                    why);
        }
        return List.of();
    }

    private void tell(Outcome outcome, Verdict.OnCall verdict) {
        String uniqueid = ActionText.value(verdict.call().uniqueid());
        String detail = ActionText.value(outcome.detail());
        if (outcome.result() != Outcome.Result.FAILED) {
            LOG.info("hangup {} uniqueid={} tries={} {}", outcome.result().label(), uniqueid, outcome.tries(), detail);
            return;
        }
        LOG.error("hangup failed uniqueid={} tries={} {}", uniqueid, outcome.tries(), detail);
        Map<String, String> headers = headers(verdict);
        headers.put("Kind", "failed");
        headers.put("Why", "hangup failed: " + outcome.detail());
        wire.userEvent(verdict.pbx(), EVENT, headers);
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.OnCall onCall) {
            return onCall.action().label();
        }
        if (verdict instanceof Verdict.OnSource onSource) {
            return "address-" + onSource.action().label();
        }
        if (verdict instanceof Verdict.OnChange) {
            return "configuration";
        }
        return verdict instanceof Verdict.OnAccount ? "account" : "injection";
    }

    private Map<String, String> headers(Verdict verdict) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (verdict instanceof Verdict.OnCall onCall) {
            put(onCall, headers);
        } else if (verdict instanceof Verdict.OnSource onSource) {
            put(onSource, headers);
        } else if (verdict instanceof Verdict.OnAccount onAccount) {
            put(onAccount, headers);
        } else if (verdict instanceof Verdict.OnChange onChange) {
            put(onChange, headers);
        } else if (verdict instanceof Verdict.OnInjection onInjection) {
            put(onInjection.injection(), headers);
        }
        headers.put("Mode", mode);
        return headers;
    }

    private static void put(Verdict.OnCall verdict, Map<String, String> headers) {
        Call call = verdict.call();
        headers.put("Kind", "call");
        headers.put("Action", verdict.action().label());
        headers.put("Enforced", Boolean.toString(verdict.enforced()));
        headers.put("Extension", call.payer().name());
        headers.put("Number", VerdictLine.number(call));
        headers.put("Country", call.destination().country());
        headers.put("Class", call.destination().type().label());
        headers.put("Score", Integer.toString(verdict.score()));
        headers.put("Linkedid", call.linkedid());
        headers.put("Uniqueid", call.uniqueid());
        headers.put("Why", why(verdict.findings()));
    }

    private static void put(Verdict.OnSource verdict, Map<String, String> headers) {
        headers.put("Kind", "address");
        headers.put("Action", verdict.action().label());
        headers.put("Enforced", Boolean.toString(verdict.enforced()));
        headers.put("Address", verdict.address().host());
        headers.put("Network", verdict.network().toString());
        headers.put("Score", Integer.toString(verdict.score()));
        headers.put("Why", why(verdict.findings()));
    }

    private static void put(Verdict.OnAccount verdict, Map<String, String> headers) {
        headers.put("Kind", "account");
        headers.put("Action", verdict.action().label());
        headers.put("Enforced", Boolean.toString(verdict.enforced()));
        headers.put("Extension", verdict.account());
        headers.put("Address", verdict.address().host());
        headers.put("Score", Integer.toString(verdict.score()));
        headers.put("Why", why(verdict.findings()));
    }

    private static void put(Verdict.OnChange verdict, Map<String, String> headers) {
        headers.put("Kind", "configuration");
        headers.put("Action", "alert");
        headers.put("What", verdict.change().what().label());
        headers.put("Change", verdict.change().change().name().toLowerCase(Locale.ROOT));
        headers.put("Name", verdict.change().name());
        headers.put("Score", Integer.toString(verdict.score()));
        headers.put("Why", why(verdict.findings()));
    }

    private static String why(List<Finding> findings) {
        return findings.stream().map(Finding::why).collect(Collectors.joining("; "));
    }

    private static void put(InjectionAttempted injection, Map<String, String> headers) {
        headers.put("Kind", "injection");
        headers.put("Action", "alert");
        headers.put("Extension", injection.payer().name());
        headers.put("Linkedid", injection.linkedid());
        headers.put("Uniqueid", injection.uniqueid());
        headers.put("Why", "forged AMI text in " + injection.field() + " of " + injection.event());
        headers.put("Text", injection.text());
    }
}
