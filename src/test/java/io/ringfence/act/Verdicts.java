package io.ringfence.act;

import io.ringfence.decide.Action;
import io.ringfence.decide.Exposure;
import io.ringfence.decide.Scene;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.network.Block;
import io.ringfence.network.SourceAddress;
import io.ringfence.number.Destination;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.util.Currency;
import java.util.List;

/** Verdicts for tests, about extension 1005. */
public final class Verdicts {
    static final String UNIQUEID = "1772442035.7";

    private static final Exposure EXPOSURE = new Exposure(0, 24_000_000, Currency.getInstance("GBP"), true);

    private Verdicts() {}

    public static Verdict.OnCall hangup() {
        return onCall(Action.HANGUP, call(UNIQUEID, "0025261234567", Scene.SOMALIA), true);
    }

    static Verdict.OnCall onCall(Action action, Call call, boolean enforced) {
        List<Finding> findings = List.of(
                new Finding(
                        "DialRate",
                        "rate",
                        60,
                        Severity.CRITICAL,
                        Finding.Bearing.SIGN,
                        false,
                        "11 calls abroad in a minute"),
                new Finding(
                        "Destination",
                        "country",
                        27,
                        Severity.NOTICE,
                        Finding.Bearing.NOVELTY,
                        false,
                        "first call to Somalia"));
        return new Verdict.OnCall(Scene.START, call, action, 87, enforced, false, findings, EXPOSURE);
    }

    static Call call(String uniqueid, String dialled, Destination destination) {
        return new Call(
                Scene.PBX,
                7,
                "1772442035.6",
                uniqueid,
                Payer.extension("1005"),
                Call.Route.DIRECT,
                "1005",
                dialled,
                destination,
                "trunk");
    }

    static Verdict.OnSource onSource(Action action) {
        SourceAddress address = SourceAddress.parse("IPV4/UDP/198.51.100.7/5061");
        Finding guesses = new Finding(
                "Credential", "guesses", 100, Severity.CRITICAL, Finding.Bearing.SIGN, false, "20 wrong passwords");
        return new Verdict.OnSource(
                Scene.START, Scene.PBX, action, address, Block.around(address), 100, true, List.of(guesses));
    }

    static Verdict.OnAccount onAccount() {
        SourceAddress address = SourceAddress.parse("IPV4/UDP/198.51.100.7/5061");
        Finding success = new Finding(
                "Credential", "success", 70, Severity.CRITICAL, Finding.Bearing.SIGN, false, "right after 9 wrong");
        return new Verdict.OnAccount(
                Scene.START, Scene.PBX, Action.ALERT, "1005", address, 70, false, List.of(success));
    }

    static Verdict.OnInjection injection(String text) {
        return new Verdict.OnInjection(
                Scene.START,
                new InjectionAttempted(
                        Scene.START,
                        Scene.PBX,
                        "Newexten",
                        "Exten",
                        "1772442035.6",
                        UNIQUEID,
                        Payer.extension("1005"),
                        text));
    }
}
