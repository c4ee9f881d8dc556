package io.ringfence.drill;

import io.ringfence.act.Hangups;
import io.ringfence.act.LastCheck;
import io.ringfence.act.Wire;
import io.ringfence.ami.Event;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Geofence;
import io.ringfence.score.Scorer;
import io.ringfence.score.Subjects;
import io.ringfence.score.Surroundings;
import io.ringfence.time.Clock;
import io.ringfence.track.Tracker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The call of one drill on its way through tracker, engines, policy and actor, all its own. Owned by the thread that owns the
 * office's river. It can write a hangup for no channel but its own.
 */
final class Rehearsed {
    /** What happens to the call, in this order. */
    enum Mark {
        ASKED,
        ACCEPTED,
        SEEN,
        RECOGNISED,
        JUDGED,
        WRITTEN,
        ANSWERED,
        GONE
    }

    static final Subjects.Capacity ROOM = new Subjects.Capacity(100, 100, 100);

    private final Marked marked;
    private final Clock clock;
    private final Tracker tracker;
    private final Scorer scorer;
    private final Decider decider;
    private final Hangups hangups;
    private final Map<Mark, Long> times = new EnumMap<>(Mark.class);
    private String trouble = "";
    private String seen = "";
    private String recognised = "";
    private String verdict = "";
    private String answer = "";

    Rehearsed(Marked marked, String pbx, Settings settings, DialPlan plan, Wire wire, Clock clock) {
        this.marked = marked;
        this.clock = clock;
        List<String> forbidden = new ArrayList<>(settings.deny().numbers());
        forbidden.add(marked.number());
        Settings stage = stage(
                settings,
                Settings.Mode.ENFORCE,
                new Settings.DenySettings(settings.deny().countries(), forbidden),
                List.of(Marked.TRUNK));
        RateDeck rates = RateDeck.estimates(settings.currency());
        this.tracker = new Tracker(pbx, plan, List.of(Marked.TRUNK));
        this.scorer = Scorer.standard(Surroundings.of(stage, rates).with(ROOM));
        this.decider = new Decider(stage, rates);
        this.hangups = new Hangups(
                new Own(wire),
                (ofPbx, attempt) -> tracker.legs(attempt),
                new LastCheck(plan, decider::spares),
                clock::epochNanos);
        if (plan.destination(marked.number()).type() == DestinationClass.EMERGENCY) {
            throw new IllegalArgumentException("the dial plan takes " + marked.number() + " for an emergency number");
        }
    }

    /** The office's settings but for these, and without the lists and files that take long to read. */
    static Settings stage(Settings real, Settings.Mode mode, Settings.DenySettings deny, List<String> trunks) {
        return new Settings(
                mode,
                real.country(),
                real.timezone(),
                real.currency(),
                Settings.NO_FILE,
                Settings.NO_FILE,
                Settings.NO_FILE,
                real.dialplan(),
                trunks,
                real.pbx(),
                real.http(),
                real.allow(),
                deny,
                real.emergency(),
                real.policies(),
                new Settings.WatchSettings(
                        Settings.NO_FILE,
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Geofence.NONE,
                        List.of(),
                        Settings.TripwireSettings.DEFAULT,
                        List.of()));
    }

    /** The call is asked for now. */
    void asked() {
        mark(Mark.ASKED);
    }

    /** The PBX answers to that. */
    void accepted(String response, String message) {
        if (response.equalsIgnoreCase("Success")) {
            mark(Mark.ACCEPTED);
        } else {
            trouble = message.isEmpty() ? response : message;
        }
    }

    /** Takes an event of the PBX; most are none of its business. */
    void on(Event event) {
        if (over() || !marked.concerns(event)) {
            return;
        }
        trouble = marked.strange(event);
        if (!trouble.isEmpty()) {
            return;
        }
        if (event instanceof Event.OfChannel of && !times.containsKey(Mark.SEEN)) {
            mark(Mark.SEEN);
            seen = of.channel().channel();
        }
        Optional<Event> rehearsed = marked.asOnTrunk(event);
        if (rehearsed.isPresent()) {
            for (Fact fact : tracker.on(rehearsed.get())) {
                flow(fact);
            }
        }
        if (event instanceof Event.Hangup) {
            mark(Mark.GONE);
        }
    }

    /** Tries again what was not answered. */
    void tick(long epochNanos) {
        if (!over()) {
            hangups.tick(epochNanos);
        }
    }

    /** Whether nothing more is to be expected. Answers may come after the events they are about. */
    boolean over() {
        boolean answered = times.containsKey(Mark.ACCEPTED)
                && (times.containsKey(Mark.ANSWERED) || !times.containsKey(Mark.WRITTEN));
        return !trouble.isEmpty() || times.containsKey(Mark.GONE) && answered;
    }

    private void flow(Fact fact) {
        hangups.observe(fact);
        if (fact instanceof CallAttempted attempted) {
            mark(Mark.RECOGNISED);
            recognised = attempted.call().dialled();
        }
        List<Verdict> verdicts = decider.decide(fact, scorer.score(fact));
        for (Verdict each : verdicts) {
            if (each instanceof Verdict.OnCall onCall && onCall.action().hangsUp()) {
                mark(Mark.JUDGED);
                verdict = onCall.action().label();
            }
        }
        hangups.carryOut(verdicts, fact.atNanos());
    }

    private void mark(Mark mark) {
        times.putIfAbsent(mark, clock.monotonicNanos());
    }

    /** Milliseconds from the order to {@code mark}; negative when it did not come to that. */
    double millis(Mark mark) {
        Long at = times.get(mark);
        Long asked = times.get(Mark.ASKED);
        return at == null || asked == null ? -1 : (at - asked) / 1e6;
    }

    /** What went wrong, {@code ""} when nothing did. */
    String trouble() {
        return trouble;
    }

    String seen() {
        return seen;
    }

    String recognised() {
        return recognised;
    }

    String verdict() {
        return verdict;
    }

    String answer() {
        return answer;
    }

    /** Lets hangups of the drill's own channel pass, and nothing else. */
    private final class Own implements Wire {
        private final Wire wire;

        Own(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void hangup(String pbx, String uniqueid, int cause, Reply reply) {
            if (uniqueid.equals(marked.uniqueid())) {
                wire.hangup(pbx, uniqueid, cause, came -> {
                    answered(came);
                    reply.came(came);
                });
                mark(Mark.WRITTEN);
            } else {
                reply.came(Answer.REFUSED);
            }
        }

        @Override
        public void absoluteTimeout(String pbx, String uniqueid, int seconds, Reply reply) {
            reply.came(Answer.REFUSED);
        }

        @Override
        public void userEvent(String pbx, String name, Map<String, String> headers) {}

        private void answered(Answer came) {
            mark(Mark.ANSWERED);
            answer = came == Answer.ACCEPTED
                    ? ""
                    : came.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
