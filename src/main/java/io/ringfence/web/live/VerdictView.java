package io.ringfence.web.live;

import io.ringfence.decide.Verdict;
import io.ringfence.score.Finding;
import java.util.List;

/** A verdict as it is told to consoles at once; the store has all of it. */
public record VerdictView(
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

    static VerdictView of(Verdict.OnCall verdict) {
        return new VerdictView(
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

    static VerdictView of(Verdict.OnSource verdict) {
        return new VerdictView(
                verdict.pbx(),
                Cut.millis(verdict.atNanos()),
                "source",
                "",
                Cut.of(verdict.network().toString()),
                "",
                "",
                "",
                verdict.action().label(),
                verdict.score(),
                verdict.enforced(),
                why(verdict.findings()));
    }

    static VerdictView of(Verdict.OnAccount verdict) {
        return new VerdictView(
                verdict.pbx(),
                Cut.millis(verdict.atNanos()),
                "account",
                "",
                Cut.of(verdict.account()),
                "",
                "",
                "",
                "alert",
                verdict.score(),
                false,
                why(verdict.findings()));
    }

    private static String why(List<Finding> findings) {
        return Cut.of(findings.stream().findFirst().map(Finding::why).orElse(""));
    }

    static VerdictView of(Verdict.OnInjection verdict) {
        return new VerdictView(
                verdict.pbx(),
                Cut.millis(verdict.atNanos()),
                "injection",
                Cut.of(verdict.injection().uniqueid()),
                Cut.of(verdict.injection().payer().name()),
                "",
                "",
                "",
                "alert",
                0,
                false,
                Cut.of("forged AMI text in " + verdict.injection().field()));
    }
}
