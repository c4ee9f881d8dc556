package io.ringfence.drill;

import io.ringfence.config.Settings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Verdict;
import io.ringfence.drill.Step.Result;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Extensions;
import io.ringfence.policy.Policies;
import io.ringfence.score.Scorer;
import io.ringfence.score.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the office's own settings would make of a thief: his first four minutes on an extension of each group, told to engines and a policy that
 * have seen nothing yet. On paper only, so that nothing is written to a PBX, whatever comes out. Thresholds, profile, groups, limits, hours, allow, deny,
 * budgets, rates and mode are those in force.
 */
final class Thief {
    private static final int MOST_GROUPS = 20;
    private static final int CALLS = 24;
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long RINGS_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int FIRST = 7_999;
    private static final int LAST = 7_900;

    /** Countries of published incidents; who lives in one is not robbed by calls there. */
    private static final List<String> PLACES = List.of("+2526155501", "+53528300", "+370520300", "+96077120");

    private final Settings settings;
    private final DialPlan plan;
    private final RateDeck rates;

    Thief(Settings settings, DialPlan plan) {
        this.settings = settings;
        this.plan = plan;
        this.rates = RateDeck.of(settings.rates(), settings.currency());
    }

    /** One step for whoever is in no group, and one for each group. */
    List<Step> steps(String pbx, long nowNanos) {
        List<Step> steps = new ArrayList<>();
        steps.add(step("your rules", "", alone(), pbx, nowNanos));
        settings.policies().groups().stream()
                .limit(MOST_GROUPS)
                .forEach(group ->
                        steps.add(step("your rules, " + group.name(), group.name(), member(group), pbx, nowNanos)));
        return steps;
    }

    private Step step(String name, String group, String extension, String pbx, long nowNanos) {
        boolean known = !extension.isEmpty()
                && settings.policies().of(extension).group().equals(group);
        if (!known) {
            return new Step(name, Result.UNPROVEN, -1, "no extension could be thought of that is under it");
        }
        if (Extensions.name(settings.allow().extensions(), extension)) {
            return new Step(
                    name,
                    group.isEmpty() ? Result.FAIL : Result.UNPROVEN,
                    -1,
                    extension + " is in allow.extensions: whatever it dials is left alone");
        }
        return new Attack(pbx, extension, nowNanos).step(name);
    }

    /** An extension in no group, and if possible one that is not exempt. */
    private String alone() {
        String found = "";
        for (int number = FIRST; number > LAST; number--) {
            String name = Integer.toString(number);
            if (settings.policies().of(name).group().isEmpty()) {
                found = name;
                if (!Extensions.name(settings.allow().extensions(), name)) {
                    return name;
                }
            }
        }
        return found;
    }

    private static String member(Policies.Group group) {
        String pattern = group.extensions().isEmpty() ? "" : group.extensions().get(0);
        return Extensions.isRange(pattern)
                ? pattern.substring(0, pattern.indexOf('-'))
                : pattern.replace("*", "00").replace('?', '0');
    }

    /** One attack, to its end. */
    private final class Attack {
        private final Scorer scorer =
                Scorer.standard(Surroundings.of(onPaper(), rates).with(Rehearsed.ROOM));
        private final Decider decider = new Decider(onPaper(), rates);
        private final String pbx;
        private final String extension;
        private final long beganNanos;
        private int alerted;
        private int ended;
        private int fenced;
        private int through;
        private String why = "";

        Attack(String pbx, String extension, long beganNanos) {
            this.pbx = pbx;
            this.extension = extension;
            this.beganNanos = beganNanos;
        }

        private Settings onPaper() {
            return Rehearsed.stage(settings, settings.mode(), settings.deny(), settings.trunks());
        }

        Step step(String name) {
            for (int i = 1; i <= CALLS; i++) {
                call(i, beganNanos + i * BETWEEN_NANOS);
            }
            Result result = ended > 0 ? Result.OK : alerted > 0 ? Result.UNPROVEN : Result.FAIL;
            return new Step(name, result, -1, says());
        }

        private void call(int number, long atNanos) {
            String dialled = PLACES.get(number % PLACES.size()) + String.format(Locale.ROOT, "%02d", number);
            Call call = new Call(
                    pbx,
                    number,
                    "thief." + number,
                    "thief." + number,
                    Payer.extension(extension),
                    Call.Route.DIRECT,
                    extension,
                    dialled,
                    plan.destination(dialled),
                    Marked.TRUNK);
            boolean stopped = judged(number, new CallAttempted(atNanos, call, false));
            stopped = stopped || judged(number, new CallAnswered(atNanos + RINGS_NANOS, call));
            if (stopped) {
                judged(number, new CallEnded(atNanos + RINGS_NANOS, call, 0, 21, true));
            } else {
                through++;
            }
        }

        /** Whether {@code fact} leads to the end of its call. */
        private boolean judged(int number, Fact fact) {
            boolean stopped = false;
            for (Verdict verdict : decider.decide(fact, scorer.score(fact))) {
                if (verdict instanceof Verdict.OnCall onCall && onCall.call().attempt() == number) {
                    alerted = alerted == 0 ? number : alerted;
                    fenced = fenced == 0 && onCall.action() == Action.FENCE ? number : fenced;
                    if (onCall.action().hangsUp()) {
                        stopped = true;
                        if (ended == 0) {
                            ended = number;
                            why = onCall.findings().isEmpty()
                                    ? ""
                                    : onCall.findings().get(0).why();
                        }
                    }
                }
            }
            return stopped;
        }

        private String says() {
            boolean enforcing = settings.mode() == Settings.Mode.ENFORCE;
            String who = CALLS + " calls of a thief on " + extension + ", on paper: ";
            if (ended == 0) {
                return who
                        + (alerted == 0 ? "nobody would be told, and none" : "told at call " + alerted + ", and none")
                        + " would be ended, by these rules and thresholds";
            }
            String told = who + (enforcing ? "ended from call " : "would have been ended from call ") + ended + ", "
                    + (fenced == 0 ? "no fence" : "a fence at call " + fenced) + ", " + through + " let through"
                    + (why.isEmpty() ? "" : "; " + why);
            return enforcing ? told : told + "; the mode is observe, so all " + CALLS + " would have gone through";
        }
    }
}
