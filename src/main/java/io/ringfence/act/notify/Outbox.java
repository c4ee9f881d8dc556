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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
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
    private static final long PATIENCE_NANOS = 3_000_000_000L;

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
    private volatile List<Lane> lanes;

    /**
     * An outbox in {@code store}.
     *
     * @param currency of what is told of money
     */
    public Outbox(List<Receiver> receivers, Store store, Clock clock, String currency) {
        this.store = store;
        this.clock = clock;
        this.lanes = receivers.stream().map(this::lane).toList();
        this.almanac = new Almanac(() -> lanes, store, currency);
        this.tallies = new Tallies(store::add);
    }

    /** In euros. */
    Outbox(List<Receiver> receivers, Store store, Clock clock) {
        this(receivers, store, clock, "EUR");
    }

    private Lane lane(Receiver receiver) {
        return Lane.of(receiver, Couriers.to(receiver), store, clock, counts);
    }

    /**
     * Tells others from now on. Who stays as he was notices nothing; a receiver that is described anew is told what waited for the
     * one of that name; what waited for somebody who is gone stays in the store.
     */
    public void become(List<Receiver> receivers) {
        try {
            timer.submit(() -> exchange(receivers)).get(); // reports are made there, for lanes of one list
        } catch (ExecutionException e) {
            LOG.error("notify: receivers could not be exchanged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void exchange(List<Receiver> receivers) {
        List<Lane> before = lanes;
        List<Lane> fresh = new ArrayList<>();
        List<Lane> now = new ArrayList<>();
        for (Receiver receiver : receivers) {
            Lane same = before.stream()
                    .filter(lane -> lane.receiver().equals(receiver))
                    .findFirst()
                    .orElseGet(() -> lane(receiver));
            now.add(same);
            if (!before.contains(same)) {
                fresh.add(same);
            }
        }
        synchronized (this) {
            lanes = List.copyOf(now); // from here on nobody hands anything to those who are gone
        }
        before.stream().filter(lane -> !now.contains(lane)).forEach(Lane::close);
        store.flush(PATIENCE_NANOS);
        resume(fresh, waiting(fresh));
        fresh.forEach(Lane::start);
    }

    /** Read without a lock: whoever tells waits for no disk. */
    private List<Entry.Outgoing> waiting(List<Lane> fresh) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        try (Archive archive = store.archive()) {
            return archive.postbox().outbox();
        } catch (UnusableStore | RuntimeException e) {
            LOG.warn("notify: what was not told before cannot be read: {}", e.toString());
            return List.of();
        }
    }

    /** A notice that came meanwhile is on its lane already, which takes none twice. */
    private synchronized void resume(List<Lane> lanes, List<Entry.Outgoing> kept) {
        kept.forEach(one -> lanes.stream()
                .filter(lane -> lane.receiver().name().equals(one.receiver()))
                .forEach(lane -> lane.resume(one)));
    }

    /** Starts with what an earlier process left. */
    public void start() {
        if (!lanes.isEmpty()) {
            recover();
        }
        lanes.forEach(Lane::start);
        timer.scheduleWithFixedDelay(() -> almanac.look(clock.epochNanos()), 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void recover() {
        try (Archive archive = store.archive()) {
            resume(lanes, archive.postbox().outbox());
            recover(archive.postbox());
        } catch (UnusableStore | RuntimeException e) {
            LOG.warn("notify: what was not told before the start cannot be read: {}", e.toString());
        }
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
