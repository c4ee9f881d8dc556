package io.ringfence;

import io.ringfence.act.Outcome;
import io.ringfence.cli.DemoView;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Finding;
import io.ringfence.sim.office.Ledger;
import io.ringfence.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells the demonstration's view what passes. */
final class DemoBank implements Bank {
    /** What a fraud call would have run on average, by a published case of 111 calls (TransNexus, 2019). */
    private static final Duration TYPICAL = Duration.ofMinutes(20);

    private static final int SHOWN_FINDINGS = 2;

    private final DemoView view;
    private final RateDeck prices;
    private final Clock clock;
    private final long began;
    private final AtomicLong stoppedMicros = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();

    DemoBank(DemoView view, RateDeck prices, Clock clock) {
        this.view = view;
        this.prices = prices;
        this.clock = clock;
        this.began = clock.monotonicNanos();
    }

    void decided(long nanos) {
        slowestNanos.accumulateAndGet(nanos, Math::max);
    }

    @Override
    public void fact(Fact fact) {
        if (fact instanceof CallAttempted attempted
                && attempted.call().destination().type().costs()
                && attempted.call().route() != Call.Route.INBOUND) {
            view.say(DemoView.Tone.PLAIN, time() + "  call     " + route(attempted.call()));
        }
    }

    @Override
    public void verdict(Verdict verdict) {
        if (verdict instanceof Verdict.OnCall onCall) {
            DemoView.Tone tone = onCall.action().hangsUp() ? DemoView.Tone.GOOD : DemoView.Tone.WARN;
            view.say(tone, time() + String.format("  %-7s  ", onCall.action().label()) + route(onCall.call()));
            onCall.findings().stream()
                    .limit(SHOWN_FINDINGS)
                    .map(Finding::why)
                    .forEach(why -> view.say(tone, "                  because " + why));
        }
    }

    @Override
    public void outcome(Outcome outcome) {
        if (outcome.result() == Outcome.Result.CONFIRMED) {
            ended.incrementAndGet();
            stoppedMicros.addAndGet(
                    prices.priceOf(outcome.verdict().call().destination()).cost(TYPICAL));
        }
    }

    /** The lines above the log. */
    List<String> head(Guard guard, Ledger.Totals totals) {
        List<String> head = new ArrayList<>();
        head.add("RINGFENCE  demonstration on a simulated Asterisk   " + time());
        head.add(
                guard.status().stream().allMatch(status -> status.up())
                        ? "PBX connected, enforcing"
                        : "PBX not connected");
        head.add("calls " + totals.calls() + "   ended by Ringfence " + ended.get() + "   money stopped about "
                + Demo.money(stoppedMicros.get(), Currency.getInstance("GBP")));
        return head;
    }

    /** What it came to, with the truth that only the simulation knows. */
    List<String> summary(Ledger.Totals totals) {
        return List.of(
                "Calls: " + totals.calls() + ", of which the thief's: " + totals.fraudCalls(),
                "Ended by Ringfence: " + totals.hangups() + ", of which innocent: " + totals.innocentHangups(),
                "The thief's calls that were answered: " + totals.fraudAnswered(),
                String.format("Slowest decision, from event read to hangup written: %.1f ms", slowestNanos.get() / 1e6),
                "Money stopped: about " + Demo.money(stoppedMicros.get(), Currency.getInstance("GBP"))
                        + " (estimated prices, 20 minutes a call)");
    }

    private String time() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(clock.monotonicNanos() - began);
        return String.format("%02d:%02d", seconds / 60, seconds % 60);
    }

    private static String route(Call call) {
        String number =
                call.destination().hasNumber() ? "+" + call.destination().e164() : call.dialled();
        return call.payer().name() + " -> " + number + "  "
                + call.destination().type().label() + " " + call.destination().country();
    }
}
