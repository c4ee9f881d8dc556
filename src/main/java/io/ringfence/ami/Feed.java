package io.ringfence.ami;

import io.ringfence.ami.action.PlainAction;
import io.ringfence.config.Settings;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one PBX for as long as Ringfence runs: connects, tests, pings, lists channels, and connects again.
 *
 * <p>A ping a second keeps the feed warm (it also flushes events that Asterisk before 22.11 may hold back) and shows within
 * ten seconds that a PBX is gone. {@link Event.Connected} and {@link Event.Disconnected} enter the stream like any event.
 */
public final class Feed implements AutoCloseable {
    /** Why a feed is down that has not tried to connect. */
    public static final String NOT_YET = "not connected yet";

    private static final long POLL_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private static final long ANSWER_SECONDS = 10;
    private static final long NEVER = Long.MAX_VALUE;

    private final Settings.PbxSettings pbx;
    private final Clock clock;
    private final EventSink sink;
    private final Recorder recorder;
    private final Schemas schemas = new Schemas();
    private final Backoff backoff;
    private final Thread thread;
    private final CountDownLatch tested = new CountDownLatch(1);
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private double blindNanos;
    private volatile FeedStatus status;
    private final Backoff anew;
    private volatile int unseen;
    private volatile long loginAt = NEVER;
    private volatile boolean closed;

    /**
     * @param record capture file, {@link Settings#NO_FILE} for none
     * @param random jitter of the delays between attempts
     */
    public Feed(Settings.PbxSettings pbx, Clock clock, EventSink sink, Path record, RandomGenerator random) {
        this.pbx = pbx;
        this.clock = clock;
        this.sink = sink;
        this.recorder = new Recorder(record);
        this.backoff = new Backoff(random);
        this.anew = new Backoff(random);
        this.status = new FeedStatus(pbx.name(), false, false, clock.epochNanos(), NOT_YET, "", List.of(), 0);
        this.thread = new Thread(this::run, "feed-" + pbx.name());
        thread.setDaemon(true);
    }

    /** The file a session of {@code pbx} is recorded to, {@link Settings#NO_FILE} for none. */
    public static Path recording(Settings settings, Settings.PbxSettings pbx) {
        return Recorder.file(settings, pbx);
    }

    /** Begins to connect. */
    public void start() {
        thread.start();
    }

    /** The PBX by its configured name. */
    public String name() {
        return pbx.name();
    }

    /** How the connection stands. */
    public FeedStatus status() {
        Session open = session.get();
        FeedStatus now = status;
        if (open == null || !now.up()) {
            return now;
        }
        List<Check> checks = new ArrayList<>(now.checks());
        checks.addAll(open.running(unseen));
        return new FeedStatus(
                now.pbx(), true, now.tested(), now.sinceNanos(), "", now.asterisk(), checks, open.lagNanos());
    }

    /** How long the feed has been down in all since the start, the present outage included. */
    public synchronized double blindNanos() {
        FeedStatus now = status;
        return blindNanos + (now.up() ? 0 : (double) clock.epochNanos() - now.sinceNanos());
    }

    /** Waits until the first self-test is complete; false when {@code millis} pass before. */
    public boolean awaitTested(long millis) throws InterruptedException {
        return tested.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Channels that no event announced. Where the session is {@code deaf} a new login is tried: only that takes new rights. */
    public void unseenChannels(int count, boolean deaf) {
        if (count > 0 && unseen == 0) {
            LOG.warn("pbx={} {}", pbx.name(), Session.unannounced(count));
        } else if (count == 0 && unseen > 0) {
            LOG.warn("pbx={} events announce channels again", pbx.name());
            anew.reset();
        }
        unseen = count;
        if (deaf && loginAt == NEVER) {
            loginAt = clock.monotonicNanos() + TimeUnit.MILLISECONDS.toNanos(anew.next());
        }
    }

    /**
     * Waits until the first self-test is complete, or the first attempt to connect has failed, at most {@code millis}; how the
     * connection stands then.
     */
    public FeedStatus awaitAnswer(long millis) throws InterruptedException {
        long until = clock.monotonicNanos() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (clock.monotonicNanos() < until && !awaitTested(POLL_MILLIS)) {
            FeedStatus now = status();
            if (!now.up() && !now.reason().equals(NOT_YET)) {
                return now;
            }
        }
        return status();
    }

    /** How many messages of each type were read; names from a fixed set. */
    public Map<String, Number> counts() {
        return schemas.counts();
    }

    /** Sends {@code action} through the actor's account. The reply comes on another thread. */
    public void send(PlainAction action, ActionReply reply) {
        Session open = session.get();
        if (open == null) {
            reply.came("Lost", "not connected");
        } else {
            open.act(action, reply);
        }
    }

    /**
     * Sends {@code action} by another account of the same PBX, in a session of its own that ends with the answer. The reply comes
     * on another thread.
     */
    public void sendAs(Settings.Account account, PlainAction action, ActionReply reply) {
        Thread sending = new Thread(
                () -> {
                    Answer answer = once(account, action);
                    reply.came(answer.response(), answer.message());
                },
                "errand-" + pbx.name());
        sending.setDaemon(true);
        sending.start();
    }

    private Answer once(Settings.Account account, PlainAction action) {
        AmiConnection once =
                new AmiConnection(pbx, account, clock, events -> {}, Recorder.NONE, new Schemas(), new Session.Mute());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        try {
            once.open(account.username(), "off");
            once.send(action, (response, message, headers) -> answer.complete(new Answer(response, message)));
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | TimeoutException | ExecutionException e) {
            return new Answer("Lost", e instanceof IOException ? String.valueOf(e.getMessage()) : "no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer("Lost", "interrupted");
        } finally {
            once.close();
        }
    }

    private record Answer(String response, String message) {}

    /** Takes the answer to an action. */
    public interface ActionReply {
        /** The {@code Response:} and {@code Message:} headers; {@code "Lost"} when the connection broke first. */
        void came(String response, String message);
    }

    @Override
    public void close() {
        closed = true;
        Session open = session.getAndSet(null);
        if (open != null) {
            open.close();
        }
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try {
                live();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                down(String.valueOf(e.getMessage()));
            }
            if (!closed && !status.up() && !pause(backoff.next())) {
                return;
            }
        }
    }

    /** One session; the status stays up when it ends only to be followed by another at once. */
    private void live() throws Exception {
        Session open = new Session(pbx, clock, sink, recorder, schemas);
        try {
            open.login();
            loginAt = NEVER;
            session.set(open);
            up(open.status(false));
            sink.accept(List.of(new Event.Connected(now())));
            open.ask(); // only now: the list it asks for is the first of a feed that is known to have begun
            LOG.info("pbx={} connected, Asterisk {}", pbx.name(), open.asterisk());
            while (!closed && open.ended().isEmpty()) {
                open.tick();
                report(open);
                TimeUnit.MILLISECONDS.sleep(open.tested() ? Session.TICK_MILLIS : Session.TEST_MILLIS);
                if (clock.monotonicNanos() >= loginAt) {
                    LOG.info("pbx={} logs in anew, for an account that may have been corrected", pbx.name());
                    return;
                }
            }
            down(open.ended());
        } finally {
            session.compareAndSet(open, null);
            open.close();
        }
    }

    private synchronized void up(FeedStatus now) {
        blindNanos = blindNanos();
        status = now;
    }

    private void report(Session open) {
        boolean first = open.tested() && !status.tested();
        boolean failed = status.tested() && !status.healthy();
        status = open.status(open.tested());
        if (first) {
            backoff.reset();
            for (Check check : status.checks()) {
                if (check.level() != Check.Level.OK) {
                    LOG.warn("pbx={} self-test {} {}: {}", pbx.name(), check.level(), check.name(), check.says());
                }
            }
            tested.countDown();
        } else if (failed && status.healthy()) {
            LOG.warn("pbx={} self-test: all is well now", pbx.name());
        }
    }

    private void down(String reason) {
        boolean wasUp = status.up();
        if (!closed && (wasUp || !status.reason().equals(reason))) {
            LOG.warn("pbx={} blind: {}", pbx.name(), reason);
        }
        long since = wasUp ? clock.epochNanos() : status.sinceNanos();
        status = new FeedStatus(pbx.name(), false, false, since, reason, status.asterisk(), List.of(), 0);
        if (wasUp) {
            sink.accept(List.of(new Event.Disconnected(now(), reason)));
        }
    }

    private Stamp now() {
        return new Stamp(pbx.name(), clock.epochNanos(), clock.monotonicNanos());
    }

    private boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
