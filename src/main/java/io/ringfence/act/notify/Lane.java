package io.ringfence.act.notify;

import io.ringfence.act.notify.tell.Courier;
import io.ringfence.act.notify.tell.Message;
import io.ringfence.act.notify.tell.Notice;
import io.ringfence.act.notify.tell.Wording;
import io.ringfence.config.notify.Receiver;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for one receiver, and the thread that brings it. A notice is in the store before it is brought and leaves it when it was
 * taken, so it is brought at least once. Tries are counted in the store before each: what may have been told before says so. Only what is being
 * brought has tries, so a process that follows finds in them what was in the message this one could not end.
 */
final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long STORE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LAST_WORDS_MILLIS = 1_000;
    private static final int MOST_REFUSALS = 5;
    private static final int TROUBLED = 3;

    private final Receiver receiver;
    private final Courier courier;
    private final Store store;
    private final Clock clock;
    private final Counts counts;
    private final Line line = new Line();
    private final Hold hold;
    private final Wording wording;
    private final Deeds deeds;
    private final Pace pace;
    private final Thread thread;
    private volatile int failures;
    private volatile long failingSince;
    private volatile String failure = "";

    Lane(Receiver receiver, Courier courier, Store store, Clock clock, Counts counts, Pace pace) {
        this.receiver = receiver;
        this.courier = courier;
        this.store = store;
        this.clock = clock;
        this.counts = counts;
        this.pace = pace;
        this.hold = new Hold(receiver.manner());
        this.wording = Wording.of(receiver.manner());
        this.deeds = new Deeds(store);
        this.thread = new Thread(this::run, "notify-" + receiver.name());
        thread.setDaemon(true);
    }

    static Lane of(Receiver receiver, Courier courier, Store store, Clock clock, Counts counts) {
        return new Lane(receiver, courier, store, clock, counts, new Pace(RandomGenerator.getDefault()));
    }

    Receiver receiver() {
        return receiver;
    }

    /** Takes what an earlier process left. */
    void resume(Entry.Outgoing kept) {
        line.resume(new Line.Waiting(Notice.of(kept.key(), kept.at(), kept.content()), kept.tries()));
    }

    void start() {
        thread.start();
    }

    /** Whether the receiver is to hear of a notice. What there is no room for is counted. */
    boolean wants(Notice notice) {
        if (notice.level() < receiver.from().ordinal() || !hold.everTold(notice) || !concerned(notice)) {
            return false;
        }
        return takes(notice);
    }

    private boolean concerned(Notice notice) {
        return receiver.manner().whose().concerns(notice.event().path("pbx").asString(""));
    }

    /** Whether there is room for a notice that is not known. */
    boolean takes(Notice notice) {
        Line.Added room = line.room(notice);
        if (room == Line.Added.FULL) {
            counts.add(receiver.kind(), Counts.Outcome.SHED, 1);
        }
        return room == Line.Added.TAKEN;
    }

    /** How a notice is kept until the receiver took it; {@code json} is the notice, written once for all. */
    Entry kept(Notice notice, String json) {
        return new Entry.Outgoing(receiver.name(), notice.key(), notice.atNanos(), 0, json);
    }

    /** Takes a notice the receiver wants and that is kept. Never waits. */
    void add(Notice notice) {
        line.add(new Line.Waiting(notice, 0), hold.at(clock.epochNanos()).test(notice));
    }

    /** Notices that could be told now. */
    int waiting() {
        return line.due(hold, clock.epochNanos());
    }

    /** Notices that are not told yet on purpose. */
    int held() {
        return Math.max(0, line.size() - waiting());
    }

    /** For how long the receiver has taken nothing; 0 while it does. */
    long failingNanos() {
        return failures == 0 ? 0 : Math.max(1, clock.epochNanos() - failingSince);
    }

    /** Why the receiver is not told, in words; {@code ""} while it is. */
    String trouble() {
        return failures < TROUBLED
                ? ""
                : "notify: " + receiver.name() + " has taken nothing since "
                        + Instant.ofEpochSecond(failingSince / 1_000_000_000L) + ": " + failure + "; " + waiting()
                        + " notifications wait";
    }

    private void run() {
        try {
            while (true) {
                List<Line.Waiting> batch = line.next(clock, pace, hold);
                if (batch.isEmpty()) {
                    return;
                }
                List<Line.Waiting> unheeded = unheeded(batch);
                if (!unheeded.isEmpty()) {
                    bring(unheeded);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What nobody acted on, where others had time to. What was begun to be told is told to its end. */
    private List<Line.Waiting> unheeded(List<Line.Waiting> batch) {
        if (receiver.manner().after().isZero() || batch.get(0).tries() > 0) {
            return batch;
        }
        List<Notice> heeded =
                deeds.heeded(batch.stream().map(Line.Waiting::notice).toList());
        if (!heeded.isEmpty()) {
            store.add(new Entry.Delivered(receiver.name(), Message.keys(heeded)));
            counts.add(receiver.kind(), Counts.Outcome.HEEDED, heeded.size());
        }
        return batch.stream().filter(each -> !heeded.contains(each.notice())).toList();
    }

    private void bring(List<Line.Waiting> batch) {
        List<Notice> notices = batch.stream().map(Line.Waiting::notice).toList();
        int tries = batch.stream().mapToInt(Line.Waiting::tries).max().orElse(0);
        store.add(new Entry.Begun(receiver.name(), Message.keys(notices), tries + 1));
        store.flush(STORE_NANOS);
        boolean again = tries > 0 || notices.stream().anyMatch(Notice::recovered);
        long shed = line.shed();
        try {
            courier.bring(new Message(notices, again, shed, wording), clock.epochNanos());
            done(notices, Counts.Outcome.SENT);
            line.told(shed);
        } catch (Courier.Refused e) {
            if (tries + 1 >= MOST_REFUSALS) {
                LOG.error(
                        "notify {}: gives {} up, it {}",
                        receiver.name(),
                        notices.get(0).key(),
                        e.getMessage());
                done(notices, Counts.Outcome.REFUSED);
            } else {
                failed(batch, e);
            }
        } catch (IOException | RuntimeException e) {
            failed(batch, e);
        }
    }

    private void done(List<Notice> notices, Counts.Outcome outcome) {
        store.add(new Entry.Delivered(receiver.name(), Message.keys(notices)));
        counts.add(receiver.kind(), outcome, notices.size());
        if (failures > 0 && outcome == Counts.Outcome.SENT) {
            LOG.warn("notify {}: told again", receiver.name());
        }
        failures = outcome == Counts.Outcome.SENT ? 0 : failures;
        pace.went(clock.monotonicNanos());
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void failed(List<Line.Waiting> batch, Exception e) {
        counts.add(receiver.kind(), Counts.Outcome.FAILED, 1);
        failure = e instanceof IOException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
        if (failures == 0) {
            failingSince = clock.epochNanos();
            LOG.warn("notify {}: not told: {}; tried again", receiver.name(), failure);
        }
        failures++;
        List<Line.Waiting> tried = new ArrayList<>();
        batch.forEach(each -> tried.add(new Line.Waiting(each.notice(), each.tries() + 1)));
        line.putBack(tried);
        pace.failed(failures, clock.monotonicNanos());
    }

    /** What is not told yet stays in the store. */
    @Override
    public void close() {
        line.close();
        try {
            thread.join(LAST_WORDS_MILLIS);
            thread.interrupt();
            thread.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
