package io.ringfence.stories;

import io.ringfence.decide.Verdict;
import io.ringfence.score.Finding;
import io.ringfence.sim.firm.Home;
import io.ringfence.sim.firm.Truth;
import io.ringfence.sim.story.Telling;
import io.ringfence.stories.Trial.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Verdicts beside the truth. */
final class Comparison {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Truth truth;
    private final Judged judged;
    private final Money money;
    private long told;

    Comparison(Truth truth, Judged judged, Money money) {
        this.truth = truth;
        this.judged = judged;
        this.money = money;
    }

    Result result(Trial trial, Telling telling, long tookNanos) {
        List<Truth.Entry> theft =
                truth.entries().stream().filter(Truth.Entry::fraud).toList();
        List<Result.FalseAlarm> alarms = falseAlarms(theft, telling.home());
        long last = truth.entries().get(truth.entries().size() - 1).startNanos();
        return new Result(
                trial,
                telling.home().country().code(),
                telling.people(),
                (int) ((last - telling.startNanos()) / (24 * HOUR)) + 1,
                truth.entries().size() - theft.size(),
                truth.entries().stream()
                        .filter(each -> each.kind() == Truth.Kind.NEW_COUNTRY)
                        .count(),
                truth.entries().stream()
                        .filter(each -> !each.fraud() && abroad(each, telling.home()))
                        .count(),
                fraud(theft),
                alarms,
                told,
                judged.emergencies().size(),
                tookNanos / 1e9);
    }

    private Result.Fraud fraud(List<Truth.Entry> theft) {
        if (theft.isEmpty()) {
            return Result.Fraud.NONE;
        }
        long began = theft.get(0).startNanos();
        int answered = 0;
        int leaked = 0;
        long exposure = 0;
        long lost = 0;
        double alertSeconds = -1;
        double hangupSeconds = -1;
        for (Truth.Entry entry : theft) {
            Judged.OnCall verdict = judged.calls().get(entry.linkedid());
            long ended = verdict == null ? Long.MAX_VALUE : verdict.endedNanos;
            if (verdict != null) {
                double at = (verdict.first.atNanos() - began) / 1e9;
                alertSeconds = alertSeconds < 0 ? at : Math.min(at, alertSeconds);
                double hungUp = (verdict.endedNanos - began) / 1e9;
                if (verdict.ended()) {
                    hangupSeconds = hangupSeconds < 0 ? hungUp : Math.min(hungUp, hangupSeconds);
                }
            }
            if (entry.answeredNanos() > 0) {
                answered++;
                long over = Math.min(entry.endedNanos(), lastNanos());
                exposure += money.cost(entry, entry.answeredNanos(), over);
                long until = Math.min(over, ended);
                if (until > entry.answeredNanos()) {
                    leaked++;
                    lost += money.cost(entry, entry.answeredNanos(), until);
                }
            }
        }
        return new Result.Fraud(
                theft.size(),
                answered,
                leaked,
                exposure,
                lost,
                alertSeconds,
                begun(theft, alertSeconds),
                hangupSeconds,
                begun(theft, hangupSeconds));
    }

    /** How many of his calls the thief had begun so long after the first. */
    private static int begun(List<Truth.Entry> theft, double seconds) {
        return seconds < 0
                ? 0
                : (int) theft.stream()
                        .filter(each ->
                                each.startNanos() <= theft.get(0).startNanos() + (long) (seconds * SECOND) + 1_000)
                        .count();
    }

    private long lastNanos() {
        return truth.entries().get(truth.entries().size() - 1).startNanos() + 24 * HOUR;
    }

    private List<Result.FalseAlarm> falseAlarms(List<Truth.Entry> theft, Home home) {
        Map<String, Long> robbedSince = new HashMap<>();
        theft.forEach(each -> robbedSince.merge(each.extension(), each.startNanos(), Math::min));
        Map<String, Truth.Entry> entries = new HashMap<>();
        truth.entries().forEach(each -> entries.put(each.linkedid(), each));
        List<Result.FalseAlarm> alarms = new ArrayList<>();
        Set<String> hours = new HashSet<>();
        List<Judged.OnCall> inOrder = new ArrayList<>(judged.calls().values());
        inOrder.sort(Comparator.comparingLong(each -> each.worst.atNanos()));
        for (Judged.OnCall verdict : inOrder) {
            Verdict.OnCall worst = verdict.worst;
            Truth.Entry entry = entries.get(worst.call().linkedid());
            if (entry != null && entry.fraud()) {
                continue;
            }
            long since = entry == null ? Long.MAX_VALUE : robbedSince.getOrDefault(entry.extension(), Long.MAX_VALUE);
            boolean collateral = worst.atNanos() >= since;
            if (!collateral) {
                hours.add(worst.call().payer() + " " + worst.atNanos() / HOUR);
            }
            alarms.add(new Result.FalseAlarm(
                    verdict.ended(),
                    collateral,
                    entry != null && abroad(entry, home),
                    signs(worst),
                    text(verdict, entry, home.zone())));
        }
        told = hours.size();
        return alarms;
    }

    private static boolean abroad(Truth.Entry entry, Home home) {
        return !entry.e164().isEmpty() && entry.kind() != Truth.Kind.MISTYPED && !home.owns(entry.e164());
    }

    private static String text(
            Judged.OnCall verdict, Truth.@org.jspecify.annotations.Nullable Entry entry, ZoneId zone) {
        Verdict.OnCall worst = verdict.worst;
        String what = entry == null
                ? "call unknown to the ledger"
                : entry.kind().name().toLowerCase(Locale.ROOT);
        String findings = worst.findings().stream()
                .filter(finding -> finding.points() > 0)
                .map(Comparison::brief)
                .collect(Collectors.joining("; "));
        return "%s %s%s %s %s %s -> %s %s score %d: %s"
                .formatted(
                        TIME.format(
                                Instant.ofEpochSecond(worst.atNanos() / SECOND).atZone(zone)),
                        worst.action().label(),
                        worst.enforced() ? "" : " (not carried out)",
                        what,
                        worst.call().payer().kind().name().toLowerCase(Locale.ROOT),
                        worst.call().payer().name(),
                        worst.call().dialled(),
                        worst.call().destination().type().label() + " "
                                + worst.call().destination().country(),
                        worst.score(),
                        findings);
    }

    private static String signs(Verdict.OnCall verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.points() > 0)
                .map(finding -> finding.engine() + "/" + finding.kind())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" + "));
    }

    private static String brief(Finding finding) {
        return finding.engine() + "/" + finding.kind() + " " + finding.points() + " (" + finding.why() + ")";
    }
}
