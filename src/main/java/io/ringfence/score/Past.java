package io.ringfence.score;

import io.ringfence.stat.KnownIds;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Seen;
import io.ringfence.stat.Slice;
import java.time.Duration;

/**
 * What several engines ask of earlier days and calls: how long a subject is known, whom it knows, whether it redials.
 *
 * <p>A payer knows a costly number with which he talked for {@link #TALK} on an earlier day, unless a call of his looked like fraud on that day. He redials when
 * he dials the number that did not answer him just before, unless that call looked like fraud. Takes 52 bytes a row.
 */
final class Past {
    /** Shorter calls are mistakes and answering machines. */
    static final Duration TALK = Duration.ofSeconds(20);

    /** A call of so many points teaches nothing: it was ended, or half-way from an alert to that. */
    static final int TOO_SUSPECT = 50;

    /** A call of so many points makes no amount of money usual: somebody is to look at it first. */
    static final int UNUSUAL = 40;

    private static final int NUMBERS = 12;
    private static final double DAYS_TO_KNOW = 5;
    private static final double CALLS_TO_KNOW = 100;

    private final Seen seen;
    private final KnownIds numbers;
    private final KnownIds unanswered;

    Past(Layout layout) {
        seen = new Seen(layout);
        numbers = new KnownIds(layout, NUMBERS);
        unanswered = new KnownIds(layout, 1);
    }

    /** Whether a subject had a call before {@code day}, numbered from 1970. */
    boolean before(Slice row, int day) {
        return seen.before(row, day);
    }

    void begin(Subjects subjects, OpenCall open) {
        int day = subjects.calendar().day();
        for (Subject subject : Subject.all()) {
            Slice row = subject.row(subjects);
            if (row.present()) {
                seen.note(row, day);
            }
        }
        if (unanswered.holds(subjects.payer(), Outbound.number(open.call()))) {
            open.redials();
        }
    }

    void end(Subjects subjects, OpenCall open) {
        int number = Outbound.number(open.call());
        int day = subjects.calendar().day();
        if (open.suspicion() >= TOO_SUSPECT) {
            numbers.forget(subjects.payer(), day);
        }
        if (open.answeredNanos() == 0 && open.suspicion() < TOO_SUSPECT) {
            unanswered.note(subjects.payer(), number, day);
            return;
        }
        unanswered.clear(subjects.payer());
        boolean talked = subjects.atNanos() - open.answeredNanos() >= TALK.toNanos();
        if (talked
                && open.suspicion() < TOO_SUSPECT
                && Outbound.costly(open.call().destination())) {
            numbers.note(subjects.payer(), number, day);
        }
    }

    /** Whether the payer talked with the dialled number on an earlier day. */
    boolean knowsNumber(Subjects subjects) {
        return numbers.knows(
                subjects.payer(),
                Outbound.number(subjects.open().call()),
                subjects.calendar().day());
    }

    /** How much is known of a subject, from 0 on its first day to 1 after five days and a hundred calls. */
    double maturity(Slice row) {
        double days = Math.min(1, (seen.days(row) - 1) / DAYS_TO_KNOW);
        return Math.max(0, days) * Math.min(1, seen.times(row) / CALLS_TO_KNOW);
    }

    /** Different days on which a subject called. */
    int days(Slice row) {
        return seen.days(row);
    }
}
