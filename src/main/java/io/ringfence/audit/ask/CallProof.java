package io.ringfence.audit.ask;

import io.ringfence.ami.Check;
import io.ringfence.ami.Feed;
import io.ringfence.ami.action.PlainAction;
import io.ringfence.time.Clock;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Proves that events of class {@code call} arrive, or that they do not. Asterisk tells nobody what an account may read, so one
 * such event is made: a device state of our own, which no phone shows, changes and changes back.
 */
public final class CallProof {
    private static final String DEVICE = "DEVICE_STATE(Custom:ringfence)";
    private static final long ANSWER_SECONDS = 10;
    private static final long EVENT_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_MILLIS = 20;

    private final Feed feed;
    private final Clock clock;

    /** A proof over {@code feed}, which is up. */
    public CallProof(Feed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /** What is known about class {@code call} now; OK only where an event of it came. */
    public Check check() throws InterruptedException {
        Check known = known();
        if (known.level() != Check.Level.WARN) {
            return known;
        }
        boolean changed = set("INUSE");
        changed = set("NOT_INUSE") && changed; // whichever it was before, one of them is a change
        for (long until = clock.monotonicNanos() + EVENT_NANOS;
                changed && known.level() == Check.Level.WARN && clock.monotonicNanos() < until;
                known = known()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        if (known.level() != Check.Level.WARN) {
            return known;
        }
        return changed
                ? new Check(
                        "call",
                        Check.Level.FAIL,
                        "a device changed its state and no event told it: the account lacks read class call, or an eventfilter"
                                + " hides it; in manager.conf write read = system,call,security,user without spaces")
                : new Check(
                        "call",
                        Check.Level.WARN,
                        "not proven: no call began while I looked; make one call while doctor runs, or run a drill");
    }

    private Check known() {
        return feed.status().checks().stream()
                .filter(check -> check.name().equals("call"))
                .findFirst()
                .orElseGet(() -> new Check("call", Check.Level.FAIL, "not connected any more"));
    }

    private boolean set(String state) throws InterruptedException {
        BlockingQueue<String> answer = new LinkedBlockingQueue<>();
        feed.send(
                new PlainAction("Setvar", Map.of("Variable", DEVICE, "Value", state)),
                (response, message) -> answer.add(response));
        return "Success".equals(answer.poll(ANSWER_SECONDS, TimeUnit.SECONDS));
    }
}
