package io.ringfence.act.notify;

import io.ringfence.act.notify.digest.Tallies;
import io.ringfence.act.notify.tell.Couriers;
import io.ringfence.act.notify.tell.Notice;
import io.ringfence.config.notify.Kind;
import io.ringfence.config.notify.Receiver;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.store.post.Postbox;
import io.ringfence.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who is told, each on a lane of its own, so that one who does not answer keeps nobody else waiting. */
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private static final String RECOVERED = "recovered";
    private static final long LOOK_SECONDS = 20;

    private final Store store;
    private final Clock clock;
    private final Counts counts = new Counts();
    private final Almanac almanac;
    private final Tallies tallies;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "notify-reports");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Lane> lanes;

    /**
     * An outbox in {@code store}.
     *
     * @param currency of what is told of money
     */
    public Outbox(List<Receiver> receivers, Store store, Clock clock, String currency) {
        this.store = store;
        this.clock = clock;
        this.lanes = receivers.stream()
                .map(receiver -> Lane.of(receiver, Couriers.to(receiver), store, clock, counts))
                .toList();
        this.almanac = new Almanac(lanes, store, currency);
        this.tallies = new Tallies(store::add);
    }

    /** In euros. */
    Outbox(List<Receiver> receivers, Store store, Clock clock) {
        this(receivers, store, clock, "EUR");
    }

    /** Starts with what an earlier process left. */
    public void start() {
        if (lanes.isEmpty()) {
            return;
        }
        try (Archive archive = store.archive()) {
            archive.postbox()
                    .outbox()
                    .forEach(kept -> lanes.stream()
                            .filter(lane -> lane.receiver().name().equals(kept.receiver()))
                            .forEach(lane -> lane.resume(kept)));
            recover(archive.postbox());
        } catch (UnusableStore | RuntimeException e) {
            LOG.warn("notify: what was not told before the start cannot be read: {}", e.toString());
        }
        lanes.forEach(Lane::start);
        timer.scheduleWithFixedDelay(() -> almanac.look(clock.epochNanos()), 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** What is counted for reports. */
    Tallies tallies() {
        return tallies;
    }

    /** An earlier process may have been killed between recording a verdict and handing it over here. */
    private void recover(Postbox kept) {
        long last = kept.lastVerdict();
        long before = kept.mark("", RECOVERED, last);
        kept.unfinished(before).forEach(incident -> tell(Unfinished.notice(incident)));
        store.add(new Entry.Mark("", RECOVERED, last));
    }

    /** Hands a notice to whoever wants to hear of it; it is kept for all of them or for none. Never waits. */
    synchronized void tell(Notice notice) {
        List<Lane> wanting = lanes.stream().filter(lane -> lane.wants(notice)).toList();
        if (!wanting.isEmpty()) {
            String json = notice.json();
            store.add(new Entry.Together(
                    wanting.stream().map(lane -> lane.kept(notice, json)).toList()));
            wanting.forEach(lane -> lane.add(notice));
        }
    }

    /** Whether anybody is told. */
    boolean anybody() {
        return !lanes.isEmpty();
    }

    /** What became of notices. */
    public Counts counts() {
        return counts;
    }

    /** Notices that wait. */
    public int waiting() {
        return lanes.stream().mapToInt(Lane::waiting).sum();
    }

    /** Notices that are held back, for a quiet night to end or for somebody to act. */
    public int held() {
        return lanes.stream().mapToInt(Lane::held).sum();
    }

    /** For how long some receiver of a kind has taken nothing; 0 while all do. */
    public double failingSeconds(Kind kind) {
        return lanes.stream()
                        .filter(lane -> lane.receiver().kind() == kind)
                        .mapToLong(Lane::failingNanos)
                        .max()
                        .orElse(0)
                / 1e9;
    }

    /** Which receivers take nothing, in words. */
    public List<String> troubles() {
        return lanes.stream().map(Lane::trouble).filter(says -> !says.isEmpty()).toList();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        lanes.forEach(Lane::close);
    }
}
