package io.ringfence.score;

import io.ringfence.fact.CallLasted;
import io.ringfence.fact.Fact;
import io.ringfence.policy.Policies;
import io.ringfence.policy.SpendLimits;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Watches limits in money and asks for the moment each will be crossed by all calls in progress together.
 *
 * <p>At that moment the calls that begin another increment are the ones that cross. Once a limit is crossed, each other call of the
 * subject is asked for when it begins its next increment, and crosses it too.
 */
final class SpendLimitsWatch {
    private static final int HARD = 100;

    private final Purse purse;

    SpendLimitsWatch(Purse purse) {
        this.purse = purse;
    }

    /** The limits that this call crosses now. */
    List<Finding> check(Fact fact, Subjects subjects) {
        List<Finding> crossed = List.of();
        for (Subject subject : Subject.all()) {
            SpendLimits limits = limits(subject, subjects);
            if (!limits.equals(SpendLimits.NONE) && subject.row(subjects).present()) {
                crossed = Excess.both(crossed, check(fact, subject, limits, subjects));
            }
        }
        return crossed;
    }

    private List<Finding> check(Fact fact, Subject subject, SpendLimits limits, Subjects subjects) {
        List<Finding> crossed = List.of();
        if (limits.callMicros() != SpendLimits.UNLIMITED) {
            crossed = one(fact, subject, "one call", limits.callMicros(), subjects);
        }
        crossed = Excess.both(crossed, all(fact, subject, Purse.Span.HOUR, limits.hourMicros(), subjects));
        crossed = Excess.both(crossed, all(fact, subject, Purse.Span.DAY, limits.dayMicros(), subjects));
        return Excess.both(crossed, all(fact, subject, Purse.Span.MONTH, limits.monthMicros(), subjects));
    }

    private List<Finding> one(Fact fact, Subject subject, String span, long limit, Subjects subjects) {
        OpenCall open = subjects.open();
        long now = fact.atNanos();
        long spent = open.cost(now + 1);
        if (spent > limit) {
            return List.of(finding(subject, span, spent, limit, subjects));
        }
        subjects.wake(open, Purse.crossing(Collections.singleton(open), 0, 0, now, limit));
        return List.of();
    }

    private List<Finding> all(Fact fact, Subject subject, Purse.Span span, long limit, Subjects subjects) {
        if (limit == SpendLimits.UNLIMITED) {
            return List.of();
        }
        OpenCall open = subjects.open();
        long now = fact.atNanos();
        long spent = purse.spent(subject, subjects, now + 1).of(span);
        Collection<OpenCall> running = subjects.running(subject);
        if (spent <= limit) {
            wakeAtCrossing(purse.crossing(subject, subjects, span, limit), running, subjects);
            return List.of();
        }
        for (OpenCall other : running) {
            if (other != open) {
                subjects.wake(other, other.nextStep(now));
            }
        }
        boolean steps = open.cost(now - 1) < open.cost(now + 1);
        if (fact instanceof CallLasted && !steps) {
            subjects.wake(open, open.nextStep(now));
            return List.of();
        }
        return List.of(finding(subject, "a " + span.name().toLowerCase(java.util.Locale.ROOT), spent, limit, subjects));
    }

    private static void wakeAtCrossing(long crossing, Collection<OpenCall> running, Subjects subjects) {
        if (crossing == OpenCall.NEVER) {
            return;
        }
        for (OpenCall open : running) {
            if (open.cost(crossing - 1) < open.cost(crossing)) {
                subjects.wake(open, crossing);
            }
        }
    }

    private static Finding finding(Subject subject, String span, long spent, long limit, Subjects subjects) {
        var currency = subjects.around().currency();
        String why = Excess.why(
                "%s spent by %s %s; the limit is %s",
                Purse.money((double) spent, currency),
                span,
                subject.from(subjects.open().call()),
                Purse.money((double) limit, currency));
        return new Finding("Spend", "limit", HARD, Severity.CRITICAL, Finding.Bearing.LIMIT, false, why);
    }

    private static SpendLimits limits(Subject subject, Subjects subjects) {
        Policies policies = subjects.around().policies();
        return switch (subject) {
            case PAYER -> subjects.policy().limits();
            case TRUNK -> policies.trunk();
            case PBX -> policies.pbx();
            case GROUP -> together(policies, subjects.policy().group());
        };
    }

    private static SpendLimits together(Policies policies, String group) {
        for (Policies.Group one : policies.groups()) {
            if (one.name().equals(group)) {
                return one.together();
            }
        }
        return SpendLimits.NONE;
    }
}
