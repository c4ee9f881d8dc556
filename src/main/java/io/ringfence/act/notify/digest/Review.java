package io.ringfence.act.notify.digest;

import io.ringfence.config.notify.Reports.Period;
import io.ringfence.config.notify.Whose;
import io.ringfence.store.Archive;
import io.ringfence.store.post.Looking;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Puts a report together from what is kept. When there is nothing to tell, one line says so: silence would say nothing. */
public final class Review {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final About about;
    private final ZonedDateTime from;
    private final ZonedDateTime to;
    private final Looking kept;

    /**
     * What a report is about.
     *
     * @param whose which PBXs
     * @param currency of what is told of money
     */
    public record About(Period period, Whose whose, String currency) {
        /** Of a customer's report the PBXs are named: he is to know that it is his. */
        private String head() {
            String head = period == Period.DAILY ? "Daily report" : "Weekly report";
            return whose.everything() ? head : head + " on " + String.join(", ", whose.globs());
        }
    }

    private Review(About about, ZonedDateTime from, ZonedDateTime to, Looking kept) {
        this.about = about;
        this.from = from;
        this.to = to;
        this.kept = kept;
    }

    /** The report on what was from one moment to another, as an event to be told. */
    public static String of(Archive archive, About about, ZonedDateTime from, ZonedDateTime to) {
        Looking.Span all = new Looking.Span(nanos(from), nanos(to));
        Looking.Span pieces = new Looking.Span(Tallies.piece(nanos(from)), Tallies.piece(nanos(to)));
        Looking.Span hours =
                new Looking.Span(nanos(from.truncatedTo(ChronoUnit.HOURS)), nanos(to.truncatedTo(ChronoUnit.HOURS)));
        Looking kept = Looking.at(archive, about.whose()::concerns, all, pieces, hours);
        return new Review(about, from, to, kept).event();
    }

    private String event() {
        Report report = new Report();
        long ended = count(one -> one.of("call") && !one.action().equals("alert") && one.enforced());
        long observed = count(one -> one.of("call") && !one.action().equals("alert") && !one.enforced());
        long suspicious = count(one -> one.of("call") && one.action().equals("alert"));
        List<String> changes = changes();
        List<String> blind = blind();
        String head = about.head();
        String title;
        if (kept.sums().isEmpty() && changes.isEmpty() && blind.isEmpty()) {
            title = head + ", nothing to tell: " + calls() + ", " + money(kept.spentMicros())
                    + " spent, nothing suspicious, nothing changed, never blind";
        } else {
            title = head + ": " + plural(ended, "call") + " ended, " + suspicious + " suspicious, "
                    + money(kept.tally(Tallies.SAVED)) + " saved" + (blind.isEmpty() ? "" : ", blind for a while");
            report.section("", List.of("From " + MINUTE.format(from) + " to " + MINUTE.format(to)));
            report.section("Calls", List.of(calls() + ", " + plural(kept.tally(Tallies.ANSWERED), "answer")));
            report.section("Money", spending(observed));
            report.section("Stopped", calls(one -> !one.action().equals("alert")));
            report.section("Suspicious", calls(one -> one.action().equals("alert")));
            report.section("Attacks", attacks());
            report.section("Changed", changes);
            report.section("Blind", blind);
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("at", BigDecimal.valueOf(nanos(to) / 1_000, 6));
        event.put("kind", "digest");
        event.put("action", "alert");
        event.put("period", about.period().label());
        event.put("from", from.toOffsetDateTime().toString());
        event.put("to", to.toOffsetDateTime().toString());
        event.put("title", title);
        event.put("sections", report.sections());
        return JSON.writeValueAsString(event);
    }

    private String calls() {
        return plural(kept.tally(Tallies.CALLS), "call") + " to numbers that cost";
    }

    private List<String> spending(long observed) {
        List<String> lines = new ArrayList<>();
        lines.add(money(kept.spentMicros()) + " spent on calls");
        lines.add(money(kept.tally(Tallies.LEAKED))
                + " leaked: what calls had cost when they were ended, or would have been");
        lines.add(money(kept.tally(Tallies.SAVED))
                + " saved: what twenty more minutes of the ended calls would have cost");
        if (observed > 0) {
            lines.add(money(kept.tally(Tallies.AT_RISK)) + " not saved, since " + plural(observed, "call")
                    + " would have been ended and Ringfence only observes");
        }
        return lines;
    }

    /** By extension; whatever was done to its calls counts together. */
    private List<String> calls(Predicate<Looking.Sum> which) {
        Map<String, List<Looking.Sum>> byWhom = kept.sums().stream()
                .filter(one -> one.of("call"))
                .filter(which)
                .collect(Collectors.groupingBy(
                        one -> where(one) + (one.payer().isEmpty() ? "unknown extension" : one.payer()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byWhom.entrySet().stream()
                .sorted(Comparator.comparingLong(each -> -times(each.getValue())))
                .map(each ->
                        each.getKey() + ": " + plural(times(each.getValue()), "call") + particulars(each.getValue()))
                .toList();
    }

    private static String particulars(List<Looking.Sum> sums) {
        String countries = sums.stream()
                .flatMap(one -> Stream.of(one.countries().split(",")))
                .filter(country -> !country.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        boolean fenced = sums.stream().anyMatch(one -> one.action().equals("fence"));
        boolean observed =
                sums.stream().noneMatch(one -> one.enforced() || one.action().equals("alert"));
        return (countries.isEmpty() ? "" : " to " + countries)
                + (fenced ? "; fenced" : "")
                + (observed ? " (observed only)" : "");
    }

    private static long times(List<Looking.Sum> sums) {
        return sums.stream().mapToLong(Looking.Sum::times).sum();
    }

    private List<String> attacks() {
        List<String> lines = new ArrayList<>();
        add(lines, count(one -> one.of("address") && one.action().equals("ban")), "ban", "");
        add(lines, count(one -> one.of("address") && !one.action().equals("ban")), "attack", " without a ban");
        add(lines, count(one -> one.of("account")), "alert", " about accounts");
        add(lines, count(one -> one.of("injection")), "attempt", " to forge AMI text");
        return lines;
    }

    private static void add(List<String> lines, long count, String what, String more) {
        if (count > 0) {
            lines.add(plural(count, what) + more);
        }
    }

    private List<String> changes() {
        List<String> lines = new ArrayList<>();
        kept.sums().stream()
                .filter(one -> one.of("configuration"))
                .forEach(one -> lines.add(where(one) + "configuration, by nobody who announced it: " + one.payer()));
        kept.deeds()
                .forEach(deed -> lines.add(at(deed.at()) + " " + deed.who() + ": " + deed.what()
                        + (deed.why().isEmpty() ? "" : " (" + deed.why() + ")")));
        return lines;
    }

    private List<String> blind() {
        return kept.blind().stream()
                .map(one -> {
                    long until = one.until() == 0 ? nanos(to) : one.until();
                    long seconds = Math.max(0, (until - one.since()) / 1_000_000_000L);
                    return (one.pbx().isEmpty() ? "" : one.pbx() + ": ") + at(one.since()) + " to "
                            + (one.until() == 0 ? "now" : at(until)) + " (" + length(seconds) + "): " + one.reason();
                })
                .toList();
    }

    private static String length(long seconds) {
        Duration length = Duration.ofSeconds(seconds);
        return length.toHours() > 0
                ? length.toHours() + " h " + length.toMinutesPart() + " min"
                : length.toMinutes() > 0 ? length.toMinutes() + " min" : seconds + " s";
    }

    private static String where(Looking.Sum one) {
        return one.pbx().isEmpty() ? "" : "[" + one.pbx() + "] ";
    }

    private long count(Predicate<Looking.Sum> which) {
        return times(kept.sums().stream().filter(which).toList());
    }

    private String money(long micros) {
        return BigDecimal.valueOf(micros, 6).setScale(2, RoundingMode.HALF_UP).toPlainString() + " " + about.currency();
    }

    private String at(long nanos) {
        return MINUTE.format(Instant.ofEpochSecond(0, nanos).atZone(from.getZone()));
    }

    private static String plural(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static long nanos(ZonedDateTime at) {
        return at.toEpochSecond() * 1_000_000_000L + at.getNano();
    }
}
