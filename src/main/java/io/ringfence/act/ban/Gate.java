package io.ringfence.act.ban;

import io.ringfence.decide.ban.Ban;
import io.ringfence.network.Cidr;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that writes steps down and has the perimeter carry them out, in their order; every minute it makes sure that the perimeter
 * still does. A perimeter that fails is tried again every five seconds and let be meanwhile: who should be kept out is in.
 * The river never waits for it.
 */
public final class Gate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_STEPS = 20_000;
    private static final int MOST_AT_ONCE = 500;
    private static final long LAST_WORDS_MILLIS = 2_000;
    private static final String TURNED = "whether bans are enforced was changed first";

    private Perimeter perimeter;
    private final Journal journal;
    private final Clock clock;
    private final Runnable eachMinute;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final AtomicInteger turns = new AtomicInteger(); // among the tasks
    private final Map<Cidr, Ban> standing = new LinkedHashMap<>(); // and what ended and is not let in yet
    private final Map<Cidr, Ban> lifting = new LinkedHashMap<>();
    private final Thread thread;
    private volatile String trouble = "";
    private volatile boolean closed;
    private long nextNanos;
    private long thoroughNanos;
    private long minuteNanos;

    /** What waits for the thread, in its order. */
    private sealed interface Task permits Order, Turn {}

    /** A step, for the perimeter there was when it was decided. */
    private record Order(Step step) implements Task {}

    /** Another perimeter, and whom it is to keep out. */
    private record Turn(Perimeter perimeter, List<Ban> left) implements Task {}

    /** @param eachMinute runs on the gate's thread, first when it starts */
    public Gate(Perimeter perimeter, Journal journal, Clock clock, Runnable eachMinute) {
        this.perimeter = perimeter;
        this.journal = journal;
        this.clock = clock;
        this.eachMinute = eachMinute;
        this.thread = new Thread(this::run, "bans");
        thread.setDaemon(true);
    }

    /** Takes up bans from before a restart: those that stand, and those that ended while nobody was there to let them in. */
    public void start(Collection<Ban> left, Collection<Ban> ended) {
        left.forEach(ban -> standing.put(ban.network(), ban));
        ended.forEach(ban -> standing.put(ban.network(), ban));
        perimeter.assume(ended);
        nextNanos = clock.monotonicNanos();
        thoroughNanos = nextNanos;
        minuteNanos = nextNanos;
        thread.start();
    }

    /** Has {@code other} keep {@code left} out from now on, and nobody else. Steps that wait are written down and not carried out. */
    public void become(Perimeter other, Collection<Ban> left) {
        turns.incrementAndGet();
        tasks.add(new Turn(other, List.copyOf(left)));
    }

    /** Hands a step over; false when thousands wait already, and then nothing is done. */
    boolean submit(Step step) {
        return tasks.size() < MOST_STEPS && tasks.add(new Order(step));
    }

    /** Why the perimeter does not do what it should; {@code ""} while it does. */
    public String trouble() {
        return trouble;
    }

    private void run() {
        while (!closed) {
            try {
                long wait = Math.min(SECOND_NANOS, nextNanos - clock.monotonicNanos());
                Task first = tasks.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
                if (first instanceof Turn turn) {
                    take(turn);
                }
                work(first instanceof Order order ? batch(order) : List.of());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException e) {
                LOG.error("bans: a step failed", e);
                trouble = "a step failed; see the log";
                nextNanos = clock.monotonicNanos() + RETRY_NANOS;
            }
        }
    }

    private List<Step> batch(Order first) {
        List<Step> batch = new ArrayList<>(List.of(first.step()));
        while (batch.size() < MOST_AT_ONCE && tasks.peek() instanceof Order next) {
            tasks.remove();
            batch.add(next.step());
        }
        return batch;
    }

    private void work(List<Step> batch) {
        long now = clock.epochNanos();
        if (!batch.isEmpty()) {
            write(batch);
        }
        long monotonic = clock.monotonicNanos();
        if (monotonic - minuteNanos >= 0) {
            minuteNanos = monotonic + MINUTE_NANOS;
            eachMinute.run();
        }
        if (turns.get() > 0) { // what is done now is undone at once, and a slow perimeter must not put that off
            batch.forEach(step -> step.done().heard(TURNED));
            return;
        }
        boolean due = monotonic - nextNanos >= 0;
        boolean ended = trouble.isEmpty() && standing.values().stream().anyMatch(ban -> !ban.stands(now));
        if (!batch.isEmpty() || ended || due) {
            carryOut(due && monotonic - thoroughNanos >= 0, now);
        }
        batch.forEach(step -> step.done().heard(trouble));
    }

    private void take(Turn turn) {
        turns.decrementAndGet();
        perimeter = turn.perimeter();
        standing.clear();
        lifting.clear();
        turn.left().forEach(ban -> standing.put(ban.network(), ban));
        trouble = "";
        nextNanos = clock.monotonicNanos();
        thoroughNanos = nextNanos;
    }

    private void write(List<Step> batch) {
        Map<Cidr, Ban> keepOut = new LinkedHashMap<>();
        Map<Cidr, Ban> lift = new LinkedHashMap<>();
        for (Step step : batch) {
            for (Ban ban : step.lift()) {
                keepOut.remove(ban.network());
                lift.put(ban.network(), ban);
            }
            for (Ban ban : step.keepOut()) {
                lift.remove(ban.network());
                keepOut.put(ban.network(), ban);
            }
        }
        journal.before(List.copyOf(keepOut.values()), List.copyOf(lift.values()));
        standing.keySet().removeAll(lift.keySet());
        standing.putAll(keepOut);
        lifting.keySet().removeAll(keepOut.keySet());
        lifting.putAll(lift);
    }

    private void carryOut(boolean thorough, long now) {
        List<Ban> wanted =
                standing.values().stream().filter(ban -> ban.stands(now)).toList();
        try {
            boolean complete = perimeter.keep(wanted, thorough, now);
            if (!trouble.isEmpty()) {
                LOG.warn("bans: the perimeter works again");
            }
            trouble = "";
            if (thorough) {
                thoroughNanos = clock.monotonicNanos() + MINUTE_NANOS;
            }
            nextNanos = complete ? thoroughNanos : clock.monotonicNanos();
            if (complete) {
                settle(now);
            }
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            if (!trouble.equals(why) && !closed) {
                LOG.error("bans: not everybody is kept out who should be: {}", why);
            }
            trouble = why;
            nextNanos = clock.monotonicNanos() + RETRY_NANOS;
            thoroughNanos = nextNanos;
        }
    }

    private void settle(long now) {
        List<Ban> ended =
                standing.values().stream().filter(ban -> !ban.stands(now)).toList();
        if (!ended.isEmpty() || !lifting.isEmpty()) {
            ended.forEach(ban -> standing.remove(ban.network()));
            journal.after(List.copyOf(lifting.values()), ended);
            lifting.clear();
        }
    }

    /** Ends the thread. Bans stay: the perimeter goes on while the service is away. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
