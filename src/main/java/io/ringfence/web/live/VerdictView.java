package io.ringfence.web.live;

import io.ringfence.decide.Verdict;
import io.ringfence.score.Finding;
import java.util.List;

/**
 * A verdict as it is told to consoles at once, in the words the store has for it; the store has all of it.
 *
 * @param verdict the number it is kept under; 0 when none is known
 */
public record VerdictView(
        long verdict,
        String pbx,
        long at,
        String kind,
        String uniqueid,
        String extension,
        String number,
        String country,
        String type,
        String action,
        int score,
        boolean enforced,
        String why) {
    private static final String ALERT = "alert";

    static VerdictView of(long number, Verdict verdict) {
        if (verdict instanceof Verdict.OnCall onCall) {
            return call(number, onCall);
        } else if (verdict instanceof Verdict.OnSource onSource) {
            return other(
                    number,
                    onSource,
                    "address",
                    onSource.address().host(),
                    onSource.action().label(),
                    onSource.score(),
                    onSource.findings());
        } else if (verdict instanceof Verdict.OnAccount onAccount) {
            return other(
                    number,
                    onAccount,
                    "account",
                    onAccount.account(),
                    onAccount.action().label(),
                    onAccount.score(),
                    onAccount.findings());
        } else if (verdict instanceof Verdict.OnChange onChange) {
            return other(
                    number,
                    onChange,
                    "configuration",
                    onChange.change().name(),
                    ALERT,
                    onChange.score(),
                    onChange.findings());
        } else if (verdict instanceof Verdict.OnInjection onInjection) {
            return injection(number, onInjection);
        }
        throw new IllegalStateException("a verdict of no known kind");
    }

    private static VerdictView call(long number, Verdict.OnCall verdict) {
        return new VerdictView(
                number,
                verdict.pbx(),
                Cut.millis(verdict.atNanos()),
                "call",
                Cut.of(verdict.call().uniqueid()),
                Cut.of(verdict.call().payer().name()),
                Cut.of(CallView.number(verdict.call())),
                verdict.call().destination().country(),
                verdict.call().destination().type().label(),
                verdict.action().label(),
                verdict.score(),
                verdict.enforced(),
                why(verdict.findings()));
    }

    private static VerdictView injection(long number, Verdict.OnInjection verdict) {
        return new VerdictView(
                number,
                verdict.pbx(),
                Cut.millis(verdict.atNanos()),
                "injection",
                Cut.of(verdict.injection().uniqueid()),
                Cut.of(verdict.injection().payer().name()),
                "",
                "",
                "",
                ALERT,
                0,
                false,
                Cut.of("forged AMI text in " + verdict.injection().field()));
    }

    private static VerdictView other(
            long number, Verdict verdict, String kind, String about, String action, int score, List<Finding> findings) {
        return new VerdictView(
                number,
                verdict.pbx(),
                Cut.millis(verdict.atNanos()),
                kind,
                "",
                Cut.of(about),
                "",
                "",
                "",
                action,
                score,
                false,
                why(findings));
    }

    private static String why(List<Finding> findings) {
        return Cut.of(findings.stream().findFirst().map(Finding::why).orElse(""));
    }
}
