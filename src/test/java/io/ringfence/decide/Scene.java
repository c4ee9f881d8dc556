package io.ringfence.decide;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** A PBX called {@code pbx} in Great Britain, with a decider, a clock in seconds, and words for what happens on it. */
public final class Scene {
    public static final String PBX = "pbx";
    public static final long SECOND = 1_000_000_000L;
    public static final long START = 1_772_442_035_525_000_000L;
    public static final Destination SOMALIA = abroad("SO", "25261234567");
    public static final Destination PREMIUM = new Destination(DestinationClass.PREMIUM, "GB", "449061234567", true);
    public static final Destination SATELLITE =
            new Destination(DestinationClass.SATELLITE, "001", "881612345678", false);
    public static final Destination NATIONAL = new Destination(DestinationClass.NATIONAL, "GB", "442079460123", true);
    public static final Destination MOBILE = new Destination(DestinationClass.MOBILE, "GB", "447700900123", true);
    public static final Destination INTERNAL = new Destination(DestinationClass.INTERNAL, "", "", false);
    public static final Destination EMERGENCY = new Destination(DestinationClass.EMERGENCY, "", "", false);

    public final Decider decider;
    private long attempts;
    private long now = START;

    public Scene(Settings settings) {
        decider = new Decider(settings, RateDeck.estimates(settings.currency()));
    }

    public static Scene enforcing() {
        return new Scene(settings(Settings.Mode.ENFORCE, anyone(), nobody()));
    }

    public static Settings settings(Settings.Mode mode, Settings.AllowSettings allow, Settings.DenySettings deny) {
        return settings(mode, allow, deny, Policies.DEFAULT);
    }

    public static Settings settings(
            Settings.Mode mode, Settings.AllowSettings allow, Settings.DenySettings deny, Policies policies) {
        return new Settings(
                mode,
                "GB",
                ZoneId.of("UTC"),
                Currency.getInstance("GBP"),
                Settings.NO_FILE,
                Settings.NO_FILE,
                Settings.NO_FILE,
                new Settings.DialPlanSettings(List.of(), List.of()),
                List.of(),
                List.of(),
                new Settings.HttpSettings("127.0.0.1", 0),
                allow,
                deny,
                List.of(),
                policies,
                Settings.WatchSettings.DEFAULT);
    }

    public static Settings.AllowSettings anyone() {
        return new Settings.AllowSettings(true, List.of(), List.of(), List.of());
    }

    public static Settings.DenySettings nobody() {
        return new Settings.DenySettings(List.of(), List.of());
    }

    public static Destination abroad(String country, String e164) {
        return new Destination(DestinationClass.INTERNATIONAL, country, e164, false);
    }

    public static Finding finding(String kind, int points) {
        return new Finding("Test", kind, points, Severity.WARNING, Finding.Bearing.SIGN, false, kind + " " + points);
    }

    public static Finding novelty(String kind, int points) {
        return new Finding("Test", kind, points, Severity.NOTICE, Finding.Bearing.NOVELTY, false, "new " + kind);
    }

    public static Finding limit(String kind) {
        return new Finding("Test", kind, 100, Severity.CRITICAL, Finding.Bearing.LIMIT, false, kind + " limit crossed");
    }

    /** One of many numbers that share neither block nor country. */
    public Destination some(int index) {
        return abroad("X" + (char) ('A' + index % 26), "3" + (100_000_000 + 10_007 * index));
    }

    public long now() {
        return now;
    }

    public void pass(long seconds) {
        now += seconds * SECOND;
    }

    public Call call(String extension, Destination destination) {
        return call(Payer.extension(extension), Call.Route.DIRECT, destination);
    }

    public Call call(Payer payer, Call.Route route, Destination destination) {
        long attempt = ++attempts;
        String id = "1772442035." + attempt;
        String dialled = destination.hasNumber() ? "00" + destination.e164() : "200";
        return new Call(PBX, attempt, id, id, payer, route, payer.name(), dialled, destination, "trunk");
    }

    public List<Verdict.OnCall> attempt(Call call, Finding... findings) {
        return decide(new CallAttempted(now, call, false), findings);
    }

    public List<Verdict.OnCall> attempt(String extension, Destination destination, Finding... findings) {
        return attempt(call(extension, destination), findings);
    }

    public List<Verdict.OnCall> answer(Call call, Finding... findings) {
        return decide(new CallAnswered(now, call), findings);
    }

    public List<Verdict.OnCall> end(Call call, Finding... findings) {
        return decide(new CallEnded(now, call, 0, 16, false), findings);
    }

    public List<Verdict.OnCall> decide(Fact fact, Finding... findings) {
        return decider.decide(fact, List.of(findings)).stream()
                .filter(Verdict.OnCall.class::isInstance)
                .map(Verdict.OnCall.class::cast)
                .toList();
    }
}
