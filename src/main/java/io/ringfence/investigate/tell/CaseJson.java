package io.ringfence.investigate.tell;

import io.ringfence.history.log.Sighting;
import io.ringfence.history.log.line.LogTime;
import io.ringfence.investigate.Attacker;
import io.ringfence.investigate.BreakIn;
import io.ringfence.investigate.Case;
import io.ringfence.investigate.Moment;
import io.ringfence.investigate.Place;
import io.ringfence.investigate.StolenCall;
import io.ringfence.investigate.Suspect;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A case for programs. Times are the log's own clock, without a zone; money is in units of the currency. */
public final class CaseJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MICROS_DIGITS = 6;

    private CaseJson() {}

    /** The document. */
    public static String of(Case found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("verdict", Headline.of(found));
        document.put("read", read(found));
        document.put(
                "attackers", found.attackers().stream().map(CaseJson::attacker).toList());
        document.put(
                "compromised", found.breakIns().stream().map(CaseJson::breakIn).toList());
        document.put(
                "suspects", found.suspects().stream().map(CaseJson::suspect).toList());
        document.put("calls", found.calls().stream().map(CaseJson::call).toList());
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("amount", units(found.costMicros()));
        cost.put("currency", found.currency().getCurrencyCode());
        cost.put("estimated", found.estimated());
        cost.put("calls", found.calls().size());
        cost.put("seconds", found.talkedSeconds());
        document.put("cost", cost);
        document.put("timeline", found.timeline().stream().map(CaseJson::moment).toList());
        document.put("advice", Advice.of(found));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    /** One line for a refusal, without its line feed. */
    public static String event(String file, Sighting sighting) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("file", file);
        event.put("line", sighting.line());
        event.put("at", at(sighting.localSeconds()));
        event.put("kind", sighting.kind().label());
        event.put("address", orNull(sighting.address().host()));
        event.put("account", orNull(sighting.account()));
        return JSON.writeValueAsString(event);
    }

    private static Map<String, Object> read(Case found) {
        Map<String, Object> read = new LinkedHashMap<>();
        List<Object> logs = new ArrayList<>();
        found.logs().forEach(log -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", log.file().toString());
            one.put("lines", log.lines());
            one.put("messages", log.messages());
            logs.add(one);
        });
        read.put("logs", logs);
        read.put("records", found.records());
        read.put("notUnderstood", found.others());
        read.put("hostileLines", found.hostileLines());
        read.put("withoutProvedAddress", found.unnamed());
        read.put("forgedLines", found.forged());
        read.put("successesLogged", found.successesLogged());
        return read;
    }

    private static Map<String, @Nullable Object> attacker(Attacker attacker) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("address", attacker.host());
        one.put("network", attacker.network());
        one.put("country", orNull(attacker.country()));
        one.put("attempts", attacker.attempts());
        one.put("lines", attacker.lines());
        one.put("accounts", List.copyOf(attacker.accounts()));
        one.put("first", at(attacker.first() == Long.MAX_VALUE ? LogTime.UNKNOWN : attacker.first()));
        one.put("last", at(attacker.last()));
        one.put("succeeded", attacker.gotIn());
        one.put("assessment", attacker.attacks() ? "attack" : "few failures");
        Map<String, Long> kinds = new LinkedHashMap<>();
        attacker.kinds().forEach((kind, count) -> kinds.put(kind.label(), count));
        one.put("kinds", kinds);
        return one;
    }

    private static Map<String, @Nullable Object> breakIn(BreakIn breakIn) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("account", breakIn.account());
        one.put("address", orNull(breakIn.address()));
        one.put("at", at(breakIn.at()));
        place(one, breakIn.place());
        one.put("inferred", breakIn.inferred());
        one.put("how", breakIn.how());
        return one;
    }

    private static Map<String, Object> suspect(Suspect suspect) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("account", suspect.account());
        one.put("calls", suspect.calls().size());
        one.put("atNight", suspect.atNight());
        one.put("countries", List.copyOf(suspect.places()));
        one.put("first", String.valueOf(at(suspect.first().at())));
        one.put("last", String.valueOf(at(suspect.last().at())));
        one.put("cost", units(suspect.costMicros()));
        one.put("why", suspect.why());
        return one;
    }

    private static Map<String, @Nullable Object> call(StolenCall call) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("account", call.account());
        one.put("at", at(call.at()));
        one.put("number", call.number());
        one.put("country", call.destination().country());
        one.put("class", call.destination().type().label());
        one.put("seconds", call.seconds());
        one.put("cost", units(call.costMicros()));
        one.put("estimated", call.estimate());
        one.put("uniqueid", call.uniqueid());
        one.put("judged", call.judged() ? call.why() : null);
        place(one, call.place());
        return one;
    }

    private static Map<String, @Nullable Object> moment(Moment moment) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("at", at(moment.at()));
        one.put("what", moment.what());
        one.put("address", orNull(moment.address()));
        one.put("account", orNull(moment.account()));
        place(one, moment.place());
        return one;
    }

    private static void place(Map<String, @Nullable Object> one, Place place) {
        one.put("file", orNull(place.file()));
        one.put("line", place.line() == 0 ? null : place.line());
    }

    /** The clock of the log: {@code 2012-02-13T17:21:54}. */
    static @Nullable String at(long seconds) {
        if (seconds == LogTime.UNKNOWN) {
            return null;
        }
        String text = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).toString();
        return text.length() == 16 ? text + ":00" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static BigDecimal units(long micros) {
        BigDecimal units = BigDecimal.valueOf(micros, MICROS_DIGITS).stripTrailingZeros();
        return units.scale() < 0 ? units.setScale(0) : units;
    }
}
