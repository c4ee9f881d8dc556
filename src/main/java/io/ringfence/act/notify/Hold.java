package io.ringfence.act.notify;

import io.ringfence.act.notify.tell.Notice;
import io.ringfence.config.notify.Manner;
import io.ringfence.config.notify.Quiet;
import java.util.function.Predicate;

/** What is not told yet though it could be: because it is quiet, or because others may still act on it. */
final class Hold {
    private final Manner manner;

    Hold(Manner manner) {
        this.manner = manner;
    }

    /** What may be told at an instant. */
    Predicate<Notice> at(long nowNanos) {
        boolean quiet = manner.quiet().at(nowNanos);
        return notice -> notice.alone()
                || (!quiet || urgent(notice, manner.quiet()))
                        && notice.atNanos() + manner.after().toNanos() <= nowNanos;
    }

    /** Whether it is quiet, so that what waits is to be told in one message when that is over. */
    boolean quiet(long nowNanos) {
        return manner.quiet().at(nowNanos);
    }

    /** Whether what is younger goes along with what is told of the same extension or address. */
    boolean late() {
        return !manner.after().isZero();
    }

    /** Whether a notice is ever told: who is told late hears only of what can be acted on. */
    boolean everTold(Notice notice) {
        return !late() || !notice.over();
    }

    private static boolean urgent(Notice notice, Quiet quiet) {
        return notice.level() >= quiet.from().ordinal()
                || notice.text("kind").equals("restored")
                || notice.moneyMicros() > 0 && notice.moneyMicros() >= quiet.moneyMicros();
    }
}
