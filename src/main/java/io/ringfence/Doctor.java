package io.ringfence;

import io.ringfence.act.ban.Perimeters;
import io.ringfence.ami.Check;
import io.ringfence.ami.Event;
import io.ringfence.ami.Feed;
import io.ringfence.ami.FeedStatus;
import io.ringfence.ami.action.PlainAction;
import io.ringfence.audit.ask.CallProof;
import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import io.ringfence.time.Clock;
import io.ringfence.track.Tracker;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Connects to every PBX, waits for its self-test and tells it in words. */
final class Doctor {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long LISTEN_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final String NEEDS = "in manager.conf give it write = originate";

    private final Settings settings;
    private final DialPlan plan;
    private final Clock clock;
    private boolean unproven;

    Doctor(Settings settings, DialPlan plan, Clock clock) {
        this.settings = settings;
        this.plan = plan;
        this.clock = clock;
    }

    /** Whether nothing is wrong: what cannot be proven is said, and is no fault. */
    boolean examine(PrintWriter out) throws InterruptedException {
        boolean well = true;
        for (Settings.PbxSettings pbx : settings.pbx()) {
            well &= examine(pbx, out);
        }
        for (Perimeters.Line line : Perimeters.check(settings)) {
            out.println((line.bad() ? "  FAIL  " : "  ") + "bans: " + line.says());
            well &= !line.bad();
        }
        out.println(
                !well
                        ? "Not all is well."
                        : unproven
                                ? "Nothing is wrong, but not all is proven: look at what is marked WARN."
                                : "All is well.");
        return well;
    }

    private boolean examine(Settings.PbxSettings pbx, PrintWriter out) throws InterruptedException {
        out.println(pbx.name() + " at " + pbx.host() + ":" + pbx.port() + (pbx.tls() ? " (TLS)" : ""));
        out.flush();
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        Tracker tracker = new Tracker(pbx.name(), plan, settings.trunks());
        try (Feed feed = new Feed(pbx, clock, events::addAll, Settings.NO_FILE, RandomGenerator.getDefault())) {
            feed.start();
            if (feed.awaitAnswer(PATIENCE_MILLIS).up()) {
                listen(events, tracker);
            }
            feed.unseenChannels(tracker.unseenChannels(), false);
            boolean seen = true;
            if (feed.status().up()) {
                Check call = new CallProof(feed, clock).check();
                seen = call.level() != Check.Level.FAIL;
                unproven |= call.level() == Check.Level.WARN;
                tell(call, out);
            }
            FeedStatus status = feed.status();
            tell(status, out);
            if (status.up()) {
                tellTrunks(tracker.proposedTrunks(), out);
                tellDrill(feed, pbx, out);
            }
            return status.healthy() && seen;
        }
    }

    /** Long enough for the list of channels that follows the login. */
    private void listen(BlockingQueue<Event> events, Tracker tracker) throws InterruptedException {
        long until = clock.monotonicNanos() + LISTEN_NANOS;
        for (long left = LISTEN_NANOS; left > 0; left = until - clock.monotonicNanos()) {
            Event event = events.poll(left, TimeUnit.NANOSECONDS);
            if (event == null) {
                return;
            }
            tracker.on(event);
            if (event instanceof Event.CoreShowChannelsComplete) {
                return;
            }
        }
    }

    private static void tell(FeedStatus status, PrintWriter out) {
        if (!status.up()) {
            out.println("  FAIL  not connected: " + status.reason());
            out.println(
                    status.reason().contains("Authentication failed")
                            ? "        look whether username and secret are those in manager.conf, whether permit= lets this machine"
                                    + " in, and whether `manager reload` was done since"
                            : "        look whether Asterisk runs there, whether manager.conf has enabled=yes and this bindaddr and"
                                    + " port, and whether permit= lets this machine in");
        }
        for (Check check : status.checks()) {
            if (!check.name().equals("call")) {
                tell(check, out);
            }
        }
    }

    private static void tell(Check check, PrintWriter out) {
        out.printf("  %-4s  %s: %s%n", check.level(), check.name(), check.says());
    }

    /** An order for no channel is refused either way; how, says whether one for a channel would be taken. */
    private static void tellDrill(Feed feed, Settings.PbxSettings pbx, PrintWriter out) throws InterruptedException {
        String account = pbx.drill().username();
        if (pbx.drill().equals(pbx.actor())) {
            boolean may = feed.status().checks().stream()
                    .anyMatch(check ->
                            check.name().equals("privilege") && check.says().contains("originate"));
            out.println(
                    may
                            ? "  drill: " + account
                                    + " may begin calls, so ./ringfence drill proves all; give that right to an"
                                    + " account of its own, under `drill`"
                            : "  drill: " + account
                                    + " may not begin calls, and should not; with an account for it under"
                                    + " `drill`, ./ringfence drill proves detection and hangup");
            return;
        }
        BlockingQueue<String> answer = new LinkedBlockingQueue<>();
        feed.sendAs(
                pbx.drill(),
                new PlainAction("Originate", Map.of()),
                (response, message) -> answer.add(
                        response.equals("Lost") ? message : message.contains("Permission denied") ? NEEDS : ""));
        String refused = answer.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        out.println(
                "".equals(refused)
                        ? "  drill: " + account + " may begin calls, so ./ringfence drill proves all"
                        : "  drill: " + account + " cannot begin calls: " + (refused == null ? "no answer" : refused));
    }

    private void tellTrunks(List<String> proposed, PrintWriter out) {
        if (!settings.trunks().isEmpty()) {
            out.println("  trunks, as configured: " + String.join(", ", settings.trunks()));
        } else if (proposed.isEmpty()) {
            out.println(
                    "  trunks: none configured and no trunk seen yet: make one outside call and run doctor again while it"
                            + " is up, or name them under `trunks`; until then they are learned from calls");
        } else {
            out.println("  trunks: none configured; these look like trunks, put them under `trunks`: "
                    + String.join(", ", proposed));
        }
    }
}
