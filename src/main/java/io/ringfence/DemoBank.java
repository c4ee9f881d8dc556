package io.ringfence;

import io.ringfence.act.Outcome;
import io.ringfence.cli.DemoView;
import io.ringfence.cli.Repeats;
import io.ringfence.cli.Screen;
import io.ringfence.cli.Screen.Line;
import io.ringfence.cli.Screen.Section;
import io.ringfence.cli.Screen.Tone;
import io.ringfence.decide.Action;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.number.Destination;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Finding;
import io.ringfence.sim.told.DemoSummary;
import io.ringfence.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keeps what the demonstration shows of what passes. Told on the pipeline's thread, drawn on another. */
final class DemoBank implements Bank {
    /** What a fraud call would have run on average, by a published case of 111 calls (TransNexus, 2019). */
    private static final Duration TYPICAL = Duration.ofMinutes(20);

    private static final int SHOWN_FINDINGS = 2;
    private static final int MOST_LINES = 200;
    private static final int BAR = 10;
    private static final int FULL = 100;

    private record Live(Call call, String since, boolean answered) {}

    private record Suspect(String payer, int points, String why, int ended) {}

    private final DemoView view;
    private final Currency currency;
    private final RateDeck prices;
    private final Clock clock;
    private final long began;
    private final Map<Long, Live> live = new LinkedHashMap<>();
    private final Map<String, Suspect> suspects = new HashMap<>();
    private final List<Line> log = new ArrayList<>();
    private final Repeats denials = new Repeats();
    private String console = "";
    private long ended;
    private long stoppedMicros;
    private long slowestNanos;
    private long robbedNanos;
    private long caughtNanos;

    DemoBank(DemoView view, Currency currency, Clock clock) {
        this.view = view;
        this.currency = currency;
        this.prices = RateDeck.estimates(currency);
        this.clock = clock;
        this.began = clock.monotonicNanos();
    }

    synchronized void decided(long nanos) {
        slowestNanos = Math.max(slowestNanos, nanos);
    }

    /** Something to tell that no event tells. */
    synchronized void tell(Tone tone, String text) {
        log(tone, true, time() + "  " + text);
    }

    /** Where a browser shows the same, and more. */
    synchronized void console(String url) {
        console = url;
        sayConsole();
    }

    private void sayConsole() {
        view.say("Console: " + console);
    }

    /** The thief begins now. */
    synchronized void robbed() {
        robbedNanos = clock.monotonicNanos();
        tell(Tone.BAD, "A thief begins. Nobody tells Ringfence.");
        sayConsole();
    }

    /** What was only counted is told when it is due, or {@code all} of it at the end. */
    synchronized void pause(boolean all) {
        for (Repeats.Counted each : all ? denials.rest() : denials.due(clock.monotonicNanos())) {
            view.say("%s  deny     %d more calls of %s met its fence and were ended, the last to %s"
                    .formatted(time(), each.count(), each.topic(), each.last()));
        }
    }

    @Override
    public synchronized void fact(Fact fact) {
        if (fact instanceof CallAttempted attempted) {
            Call call = attempted.call();
            live.put(call.attempt(), new Live(call, time(), false));
            if (costs(call) && !denials.knows(payer(call))) {
                view.say(time() + "  call     " + route(call));
            }
        } else if (fact instanceof CallAnswered answered) {
            live.computeIfPresent(
                    answered.call().attempt(), (attempt, before) -> new Live(answered.call(), before.since(), true));
        } else if (fact instanceof CallEnded over) {
            live.remove(over.call().attempt());
        }
    }

    @Override
    public synchronized void finding(Fact fact, Finding finding) {
        if (fact instanceof CallAttempted attempted && !finding.novelty()) {
            suspect(attempted.call(), finding.points(), finding.why(), 0);
        }
    }

    @Override
    public synchronized void verdict(Verdict verdict) {
        if (!(verdict instanceof Verdict.OnCall onCall)) {
            return;
        }
        boolean ends = onCall.action().hangsUp() && onCall.enforced();
        if (ends && caughtNanos == 0) {
            caughtNanos = clock.monotonicNanos();
        }
        Tone tone = ends ? Tone.GOOD : Tone.WARN;
        boolean told = onCall.action() != Action.DENY || denials.first(payer(onCall.call()), number(onCall.call()));
        log(
                tone,
                told,
                "%s  %-7s  %s  %d points"
                        .formatted(time(), onCall.action().label(), route(onCall.call()), onCall.score()));
        onCall.findings().stream()
                .limit(SHOWN_FINDINGS)
                .forEach(finding -> log(Tone.FAINT, told, "                because " + finding.why()));
        String why = onCall.findings().stream().findFirst().map(Finding::why).orElse("");
        suspect(onCall.call(), onCall.score(), why, ends ? 1 : 0);
    }

    @Override
    public synchronized void outcome(Outcome outcome) {
        if (outcome.result() == Outcome.Result.CONFIRMED) {
            ended++;
            stoppedMicros +=
                    prices.priceOf(outcome.verdict().call().destination()).cost(TYPICAL);
        }
    }

    /** The picture at this moment. */
    synchronized Screen screen(boolean connected, long calls) {
        String figures = " calls %d    in progress %d    ended by Ringfence %d    money stopped about %s"
                .formatted(calls, live.size(), ended, money());
        return new Screen(
                " RINGFENCE  demonstration on a simulated Asterisk",
                (connected ? "connected  enforcing  " : "connecting  ") + time() + " ",
                figures,
                List.of(
                        new Section(" IN YOUR BROWSER", 0, List.of(new Line(Tone.PLAIN, " " + console))),
                        new Section(" CALLS IN PROGRESS", 4, inProgress()),
                        new Section(" UNDER SUSPICION", 2, suspicion()),
                        new Section(" WHAT RINGFENCE DID", 6, List.copyOf(log))));
    }

    /** When and how fast, for the summary. */
    synchronized DemoSummary.Measured measured() {
        return new DemoSummary.Measured(
                caughtNanos == 0 || robbedNanos == 0 ? 0 : Math.max(0, caughtNanos - robbedNanos),
                slowestNanos,
                money());
    }

    private List<Line> inProgress() {
        return live.values().stream()
                .sorted(Comparator.comparing((Live each) -> costs(each.call()))
                        .thenComparingLong(each -> each.call().attempt()))
                .map(each -> new Line(
                        each.answered() ? Tone.PLAIN : Tone.FAINT,
                        " %s  %-8s %s"
                                .formatted(each.since(), each.answered() ? "answered" : "ringing", route(each.call()))))
                .toList();
    }

    private List<Line> suspicion() {
        return suspects.values().stream()
                .sorted(Comparator.comparingInt(Suspect::points))
                .map(each -> new Line(
                        each.ended() > 0 ? Tone.BAD : Tone.WARN,
                        " %-12s [%s] %3d points  %s%s"
                                .formatted(
                                        each.payer(),
                                        bar(each.points()),
                                        each.points(),
                                        each.ended() > 0 ? each.ended() + " ended  " : "",
                                        each.why())))
                .toList();
    }

    private void suspect(Call call, int points, String why, int more) {
        String payer = payer(call);
        Suspect before = suspects.getOrDefault(payer, new Suspect(payer, 0, why, 0));
        boolean worse = points >= before.points();
        suspects.put(
                payer,
                new Suspect(
                        payer, Math.max(points, before.points()), worse ? why : before.why(), before.ended() + more));
    }

    /** @param told whether it is said where there is no picture, too */
    private void log(Tone tone, boolean told, String text) {
        if (told) {
            view.say(text);
        }
        log.add(new Line(tone, " " + text));
        if (log.size() > MOST_LINES) {
            log.remove(0);
        }
    }

    private String money() {
        return String.format(Locale.ROOT, "%s %,.2f", currency.getCurrencyCode(), stoppedMicros / 1e6);
    }

    private String time() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(clock.monotonicNanos() - began);
        return String.format("%02d:%02d", seconds / 60, seconds % 60);
    }

    private static String bar(int points) {
        int full = Math.min(BAR, points * BAR / FULL);
        return "#".repeat(full) + ".".repeat(BAR - full);
    }

    private static boolean costs(Call call) {
        return call.destination().type().costs() && call.route() != Call.Route.INBOUND;
    }

    private static String payer(Call call) {
        return call.payer().name().isEmpty()
                ? call.payer().kind().name().toLowerCase(Locale.ROOT)
                : call.payer().name();
    }

    private static String number(Call call) {
        return call.destination().hasNumber() ? "+" + call.destination().e164() : call.dialled();
    }

    private static String route(Call call) {
        Destination to = call.destination();
        String from = call.route() == Call.Route.INBOUND ? "outside" : payer(call);
        String how = call.route() == Call.Route.FORWARDED || call.route() == Call.Route.TRANSFERRED
                ? "  " + call.route().name().toLowerCase(Locale.ROOT)
                : "";
        return "%-8s -> %-17s %s %s%s".formatted(from, number(call), to.type().label(), to.country(), how);
    }
}
