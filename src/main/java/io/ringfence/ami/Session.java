package io.ringfence.ami;

import io.ringfence.ami.action.PlainAction;
import io.ringfence.config.Settings;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One life of a {@link Feed}, from login to the end of either connection. */
final class Session implements AmiSocket.Watcher, AutoCloseable {
    static final long TICK_MILLIS = 1_000;
    static final long TEST_MILLIS = 50;

    private static final long SECOND = 1_000_000_000L;

    /** A PBX that answers no ping for so long is gone; with a tick a second it is known within ten. */
    private static final long SILENCE_NANOS = 9 * SECOND;

    private static final long TEST_NANOS = 5 * SECOND;
    private static final long LIST_NANOS = 30 * SECOND;

    /** A tick that comes later than this after the one before tells of a halt of our own. */
    private static final long LATE_NANOS = 2 * SECOND;

    /** A clock that differs by more makes times in reports wrong. */
    private static final double SKEW_SECONDS = 2;

    private final Settings.PbxSettings pbx;
    private final Clock clock;
    private final AmiConnection reader;
    private final AmiConnection actor;
    private final SelfTest selfTest;
    private final boolean twoAccounts;
    private volatile long readerPong;
    private volatile long actorPong;
    private volatile double skewSeconds;
    private volatile Map<String, Object> readerMay = Map.of();
    private volatile Map<String, Object> actorMay = Map.of();
    private volatile boolean readerAsked;
    private volatile boolean actorAsked;
    private volatile List<Check> checks = List.of();
    private volatile boolean tested;
    private boolean settled;
    private final long beganEpoch;
    private volatile long asked;
    private volatile boolean bootedSince;
    private boolean listedSince;
    private long listed;
    private long pinged;
    private long ticked;

    Session(Settings.PbxSettings pbx, Clock clock, EventSink sink, Recorder recorder, Schemas schemas) {
        this.pbx = pbx;
        this.clock = clock;
        this.twoAccounts = !pbx.actor().equals(pbx.reader());
        this.selfTest = new SelfTest(pbx);
        this.reader = new AmiConnection(pbx, pbx.reader(), clock, sink, recorder, schemas, this);
        this.actor = twoAccounts
                ? new AmiConnection(pbx, pbx.actor(), clock, events -> {}, Recorder.NONE, new Schemas(), new Mute())
                : reader;
        this.beganEpoch = clock.epochNanos();
    }

    void login() throws IOException {
        reader.open(pbx.reader().username(), "on");
        if (twoAccounts) {
            actor.open(pbx.actor().username(), "off");
        }
        readerPong = clock.monotonicNanos();
        actorPong = readerPong;
        ticked = readerPong;
    }

    /** Asks what is up and what the accounts may do; the answers may come before this returns. */
    void ask() {
        asked = clock.monotonicNanos();
        askRights();
        list();
    }

    @Override
    public void saw(Event event) {
        selfTest.saw(event);
        if (event instanceof Event.FullyBooted && asked != 0) {
            bootedSince = true;
        }
    }

    @Override
    public void ended(String reason) {}

    /** Why either connection ended, {@code ""} while both live. */
    String ended() {
        return reader.ended().isEmpty() ? actor.ended() : reader.ended();
    }

    boolean tested() {
        return tested;
    }

    String asterisk() {
        return reader.asterisk();
    }

    long lagNanos() {
        return reader.lagNanos();
    }

    FeedStatus status(boolean complete) {
        return new FeedStatus(pbx.name(), true, complete, beganEpoch, "", asterisk(), checks, lagNanos());
    }

    /** Pings, lists, and looks whether the peer still answers. */
    void tick() {
        long now = clock.monotonicNanos();
        forgive(now, now - ticked - LATE_NANOS);
        ticked = now;
        if (!settled) {
            test(now);
        }
        if (now - pinged >= SECOND - SECOND / 20) {
            pinged = now;
            ping(reader, at -> readerPong = at);
            if (twoAccounts) {
                ping(actor, at -> actorPong = at);
            }
        }
        // What was up before an Asterisk started is known to be gone by a second list.
        boolean booted = bootedSince && !listedSince;
        if (booted || now - listed >= LIST_NANOS) {
            listedSince |= booted;
            list();
        }
        long silent = now - Math.min(readerPong, twoAccounts ? actorPong : readerPong);
        if (silent > SILENCE_NANOS) {
            String reason = "no answer to pings for " + TimeUnit.NANOSECONDS.toSeconds(silent) + " s";
            reader.abort(reason);
            actor.abort(reason);
        }
    }

    /** While this process stood still it asked nothing, and what was answered waits to be read: that is no silence of the peer's. */
    private void forgive(long now, long stoodStill) {
        if (stoodStill > 0) {
            readerPong = Math.min(now, readerPong + stoodStill);
            actorPong = Math.min(now, actorPong + stoodStill);
        }
    }

    /** What is checked all the time, beside the self-test. */
    List<Check> running(int unseen) {
        List<Check> running = new ArrayList<>();
        running.add(calls(unseen));
        if (Math.abs(skewSeconds) > SKEW_SECONDS) {
            running.add(new Check(
                    "clock",
                    Check.Level.WARN,
                    String.format("the PBX's clock differs from ours by %.1f s", skewSeconds)));
        }
        return running;
    }

    private Check calls(int unseen) {
        if (unseen > 0) {
            return new Check("call", Check.Level.FAIL, unannounced(unseen));
        }
        return selfTest.called()
                ? new Check("call", Check.Level.OK, "events of class call arrive")
                : new Check(
                        "call",
                        Check.Level.WARN,
                        "not proven: no event of class call came since the login; the next call proves it");
    }

    static String unannounced(int channels) {
        return channels
                + " channels began that no event announced: the account lacks read class call, or an eventfilter"
                + " or disabledevents hides them";
    }

    void act(PlainAction action, Feed.ActionReply reply) {
        actor.send(action, (response, message, headers) -> reply.came(response, message));
    }

    @Override
    public void close() {
        reader.close();
        if (twoAccounts) {
            actor.close();
        }
    }

    /** What is missing after a while is told, and looked for until it comes: an Asterisk may take minutes to start. */
    private void test(long now) {
        settled = selfTest.complete() && readerAsked && actorAsked;
        if (settled || now - asked > TEST_NANOS) {
            List<Check> found =
                    new ArrayList<>(selfTest.checks(reader.asterisk(), reader.protocol(), readerMay, actorMay));
            if (!reader.stamped()) {
                found.add(new Check(
                        "timestamp",
                        Check.Level.WARN,
                        "events carry no Timestamp, so their age is not known and a recording of them has no times; in"
                                + " manager.conf write timestampevents = yes"));
            }
            checks = found;
            tested = true;
        }
    }

    private void askRights() {
        reader.send(new PlainAction("ListCommands", Map.of()), (response, message, headers) -> {
            readerMay = headers;
            readerAsked = true;
            if (!twoAccounts) {
                actorMay = headers;
                actorAsked = true;
            }
        });
        if (twoAccounts) {
            actor.send(new PlainAction("ListCommands", Map.of()), (response, message, headers) -> {
                actorMay = headers;
                actorAsked = true;
            });
        }
    }

    private void list() {
        listed = clock.monotonicNanos();
        reader.send(new PlainAction("CoreShowChannels", Map.of()), (response, message, headers) -> {});
    }

    private void ping(AmiConnection connection, java.util.function.LongConsumer pong) {
        connection.send(new PlainAction("Ping", Map.of()), (response, message, headers) -> {
            if (!response.equals("Lost")) {
                pong.accept(clock.monotonicNanos());
                skew(headers);
            }
        });
    }

    private void skew(Map<String, Object> headers) {
        try {
            double theirs = Double.parseDouble(String.valueOf(headers.get("timestamp")));
            skewSeconds = theirs - clock.epochNanos() / 1e9;
        } catch (NumberFormatException e) {
            // Asterisk before 11 sends no timestamp with a pong; then nothing is known of its clock.
            skewSeconds = 0;
        }
    }

    /** Watches the actor's connection, which has nothing to say. */
    static final class Mute implements AmiSocket.Watcher {
        @Override
        public void saw(Event event) {}

        @Override
        public void ended(String reason) {}
    }
}
