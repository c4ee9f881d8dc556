package io.ringfence.act;

import io.ringfence.decide.Action;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.score.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A verdict as a sentence for whoever reads the log: what is done, or what would be while observing, and the strongest reasons. What
 * strangers chose is cut short and escaped.
 */
final class InWords {
    private static final int MOST_REASONS = 2;
    private static final int LONGEST_NAME = 48;

    private InWords() {}

    static String of(Verdict verdict) {
        return ActionText.value(sentence(verdict));
    }

    private static String sentence(Verdict verdict) {
        if (verdict instanceof Verdict.OnCall onCall) {
            return deed(onCall) + because(onCall.findings()) + points(onCall.score());
        }
        if (verdict instanceof Verdict.OnSource onSource) {
            return deed(onSource) + because(onSource.findings()) + points(onSource.score());
        }
        if (verdict instanceof Verdict.OnAccount onAccount) {
            return "Account " + name(onAccount.account()) + " is attacked or in the wrong hands, from "
                    + name(onAccount.address().host()) + because(onAccount.findings()) + points(onAccount.score());
        }
        if (verdict instanceof Verdict.OnChange onChange) {
            return "Nobody announced this change: " + onChange.change().what().label() + " "
                    + name(onChange.change().name()) + because(onChange.findings());
        }
        return verdict instanceof Verdict.OnInjection onInjection ? deed(onInjection.injection()) : "";
    }

    private static String deed(Verdict.OnCall verdict) {
        Call call = verdict.call();
        String country = call.destination().country();
        String to = " to " + name(VerdictLine.number(call)) + (country.isEmpty() ? "" : " (" + country + ")");
        String who = payer(call.payer().name());
        boolean done = verdict.enforced();
        return switch (verdict.action()) {
            case FENCE ->
                who
                        + (done
                                ? " is fenced, and its call" + to + " ended"
                                : would("be fenced, and its call" + to + " ended"));
            case HANGUP -> "The call of " + who + to + (done ? " is ended" : would("be ended"));
            case DENY -> "The call of " + who + to + (done ? " is ended by the fence" : would("be ended by the fence"));
            default -> "Suspicious call of " + who + to;
        };
    }

    private static String deed(Verdict.OnSource verdict) {
        return verdict.action() == Action.BAN
                ? verdict.network() + (verdict.enforced() ? " is to be banned" : would("be banned"))
                : "Attack from " + name(verdict.address().host());
    }

    private static String deed(InjectionAttempted injection) {
        return "Forged AMI text in " + name(injection.field()) + " of " + name(injection.event()) + ", call "
                + name(injection.uniqueid()) + " of " + payer(injection.payer().name());
    }

    private static String would(String deed) {
        return " would " + deed + " (observe)";
    }

    private static String because(List<Finding> findings) {
        return findings.isEmpty()
                ? ""
                : ": " + findings.stream().limit(MOST_REASONS).map(Finding::why).collect(Collectors.joining("; "));
    }

    private static String points(int score) {
        return ", " + score + " points";
    }

    private static String payer(String payer) {
        return payer.isEmpty() ? "somebody unknown" : name(payer);
    }

    private static String name(String chosen) {
        return chosen.length() <= LONGEST_NAME ? chosen : chosen.substring(0, LONGEST_NAME) + "…";
    }
}
