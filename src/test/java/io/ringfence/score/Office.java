package io.ringfence.score;

import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Payer;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.list.AddressLists;
import io.ringfence.list.NumberLists;
import io.ringfence.network.Geography;
import io.ringfence.network.SourceAddress;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import io.ringfence.time.OfficeHours;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An office of the tests that lives through days: its phones log in and call at times of its wall clock. */
final class Office {
    static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    static final Destination HOME = new Destination(DestinationClass.NATIONAL, "US", "12125550100", true);
    static final Destination SOMALIA = Line.abroad("SO", 252_612_345_678L);
    private static final Map<String, String> COUNTRIES =
            Map.of("45.", "PS", "198.", "US", "203.", "US", "37.", "PL", "2001:", "DE");
    private static final Geography GEOGRAPHY = address -> COUNTRIES.entrySet().stream()
            .filter(known -> address.host().startsWith(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");

    private final Scorer scorer;
    private ZonedDateTime now = ZonedDateTime.of(2021, 5, 31, 0, 0, 0, 0, LOS_ANGELES);
    private long attempts;

    Office() {
        this(new Knowledge("US", GEOGRAPHY, new NumberLists(), new AddressLists(), List.of(), List.of()));
    }

    Office(Knowledge knowledge) {
        this(knowledge, OfficeHours.UNKNOWN);
    }

    Office(Knowledge knowledge, OfficeHours hours) {
        Currency dollar = Currency.getInstance("USD");
        scorer = Scorer.standard(new Surroundings(
                Line.SMALL, policies(hours), RateDeck.estimates(dollar), dollar, LOS_ANGELES, knowledge));
        scorer.noteUses();
    }

    /** The same office before a scorer that knows only what the first one kept. */
    Office restarted() {
        Office after = new Office();
        scorer.checkpoint(Integer.MAX_VALUE, after.scorer::restore);
        return after.at(now);
    }

    private static Policies policies(OfficeHours hours) {
        io.ringfence.policy.Policy usual = io.ringfence.policy.Policy.DEFAULT;
        io.ringfence.policy.Policy with = new io.ringfence.policy.Policy(
                usual.group(), usual.profile(), usual.thresholds(), usual.limits(), usual.reach(), hours);
        return new Policies(with, List.of(), Policies.DEFAULT.trunk(), Policies.DEFAULT.pbx());
    }

    Office at(ZonedDateTime time) {
        now = time;
        return this;
    }

    Office at(int hour, int minute) {
        now = now.withHour(hour).withMinute(minute).withSecond(0);
        return this;
    }

    Office later(Duration time) {
        now = now.plus(time);
        return this;
    }

    ZonedDateTime now() {
        return now;
    }

    /** Working days, each extension logging in from its address at eight and calling nationally at ten and at three. */
    Office days(int days, Map<String, String> phones) {
        for (int day = 0; day < days; day++) {
            if (now.getDayOfWeek().getValue() <= 5) {
                at(8, 0);
                phones.forEach(this::login);
                at(10, 0);
                phones.keySet().forEach(phone -> talk(phone, HOME));
                at(15, 0);
                phones.keySet().forEach(phone -> talk(phone, HOME));
                at(17, 0);
                phones.forEach(this::login);
            }
            now = now.plusDays(1);
        }
        return this;
    }

    List<Finding> login(String extension, String host) {
        return login("PJSIP", extension, host);
    }

    List<Finding> login(String service, String extension, String host) {
        return scorer.score(new AuthSucceeded(nanos(), "main", service, extension, address(host)));
    }

    List<Finding> contact(String extension, String host) {
        return scorer.score(new PhoneSeen(nanos(), "main", extension, address(host)));
    }

    private static SourceAddress address(String host) {
        return SourceAddress.parse((host.contains(":") ? "IPV6" : "IPV4") + "/UDP/" + host + "/5060");
    }

    /** A call of two minutes; what is found at its beginning. */
    List<Finding> talk(String extension, Destination to) {
        Call call = call(extension, to);
        List<Finding> found = attempt(call);
        now = now.plusSeconds(5);
        scorer.score(new CallAnswered(nanos(), call));
        long answered = nanos();
        now = now.plusSeconds(120);
        scorer.score(new CallEnded(nanos(), call, answered, 16, false));
        return found;
    }

    /** A call that nobody answers yet. */
    List<Finding> dial(String extension, Destination to) {
        return attempt(call(extension, to));
    }

    List<Finding> attempt(Call call) {
        return scorer.score(new CallAttempted(nanos(), call, false));
    }

    Call call(String extension, Destination to) {
        String id = "1." + ++attempts;
        return new Call(
                "main",
                attempts,
                id,
                id,
                Payer.extension(extension),
                Call.Route.DIRECT,
                extension,
                to.hasNumber() ? to.e164() : extension,
                to,
                "trunk");
    }

    private long nanos() {
        return now.toEpochSecond() * 1_000_000_000L;
    }

    /** Points of one kind, 0 when there are none. */
    static int points(List<Finding> findings, String kind) {
        return of(findings, kind).mapToInt(Finding::points).max().orElse(0);
    }

    static Stream<Finding> of(List<Finding> findings, String kind) {
        return findings.stream().filter(finding -> finding.kind().equals(kind));
    }
}
