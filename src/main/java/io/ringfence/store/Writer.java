package io.ringfence.store;

import io.ringfence.time.Clock;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes. Urgent entries go first and alone, so that their commit is one short write; the rest is grouped.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CHORES_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LAST_WORDS_MILLIS = 3_000;

    /** After so much the log is moved into the database; it is then several times as long, since it holds whole pages. */
    private static final long LOG_BYTES = 1 << 20;

    /** Opens the database, again and again if need be. */
    interface Opener {
        Database open() throws SQLException, UnusableStore;
    }

    private final Opener opener;
    private final Clock clock;
    private final Inbox inbox;
    private final Retention retention = new Retention();
    private final Callers callers = new Callers();
    private final LongAdder late = new LongAdder();
    private final Thread thread;
    private volatile Consumer<Request> onRequest = Callers.NOBODY;
    private volatile String trouble = "";
    private volatile long pruneAt;
    private List<Database> database = List.of(); // the one that is open, or none
    private long retryAt;
    private long choresAt;
    private long logged;

    private Writer(Opener opener, Clock clock, int pieceBytes) {
        this.opener = opener;
        this.clock = clock;
        this.inbox = new Inbox(clock, pieceBytes);
        this.thread = new Thread(this::run, "store");
        thread.setDaemon(true);
    }

    /** Opens the database, if it can be opened now, and starts; what is not urgent is written {@code pieceBytes} at a time. */
    static Writer start(Opener opener, Clock clock, int pieceBytes) throws UnusableStore {
        Writer writer = new Writer(opener, clock, pieceBytes);
        try {
            writer.database = List.of(opener.open());
        } catch (SQLException e) {
            writer.failed(e);
        }
        writer.thread.start();
        return writer;
    }

    boolean opened() {
        return trouble.isEmpty();
    }

    String trouble() {
        return trouble;
    }

    boolean commit(List<Entry> entries, long mostNanos) {
        if (entries.isEmpty()) {
            return true;
        }
        if (!trouble.isEmpty()) {
            inbox.add(entries);
            late.increment();
            return false;
        }
        Inbox.Urgent urgent = inbox.urgent(entries);
        boolean written = urgent.await(clock, mostNanos) && urgent.written();
        if (!written) {
            late.increment();
        }
        return written;
    }

    void add(Entry entry) {
        inbox.add(List.of(entry));
    }

    boolean ready() {
        return trouble.isEmpty() && inbox.roomy();
    }

    boolean flush(long mostNanos) {
        return inbox.flush(mostNanos) && trouble.isEmpty();
    }

    void onRequest(Consumer<Request> taker) {
        onRequest = taker;
    }

    void prune(long nowNanos) {
        pruneAt = nowNanos;
    }

    Store.Condition condition(String setAside) {
        return new Store.Condition(trouble, inbox.waiting(), inbox.lost(), late.sum(), setAside);
    }

    @Override
    public void close() {
        inbox.close();
        try {
            thread.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (true) {
            if (!trouble.isEmpty() && (clock.monotonicNanos() >= retryAt || inbox.closed())) {
                retry();
            }
            Inbox.Work work = inbox.next(!trouble.isEmpty());
            if (!work.entries().isEmpty()) {
                write(work);
            } else if (inbox.closed()) {
                break;
            }
            if (trouble.isEmpty() && clock.monotonicNanos() >= choresAt) {
                choresAt = clock.monotonicNanos() + CHORES_NANOS;
                chores();
            }
        }
        farewell();
    }

    /** Whether {@code work} is done with. */
    private boolean write(Inbox.Work work) {
        try {
            database.get(0).write(work.entries());
            inbox.done(work, true);
            logged += work.weight();
            return true;
        } catch (SQLException e) {
            if (Fault.passing(e)) {
                inbox.putBack(work);
                failed(e);
                return false;
            }
        } catch (RuntimeException e) {
            LOG.debug("something among what is to be kept cannot be kept", e);
        }
        oneByOne(work);
        return true;
    }

    /** One entry that can never be written must not keep the others from it. */
    private void oneByOne(Inbox.Work work) {
        int lost = 0;
        for (Entry entry : work.entries()) {
            try {
                database.get(0).write(List.of(entry));
            } catch (SQLException | RuntimeException e) {
                lost++;
                LOG.error(
                        "store: one entry of type {} cannot be kept",
                        entry.getClass().getSimpleName(),
                        e);
            }
        }
        inbox.lose(lost);
        inbox.done(work, lost == 0);
    }

    private void failed(SQLException failure) {
        if (trouble.isEmpty()) {
            LOG.error("store: nothing can be kept now: {}", Fault.words(failure));
        }
        trouble = Fault.words(failure);
        retryAt = clock.monotonicNanos() + RETRY_NANOS;
        if (!Fault.leavesItOpen(failure)) {
            closeDatabase();
        }
    }

    /** Writes all that waits, in its order, before anything new may go first again. */
    private void retry() {
        try {
            if (database.isEmpty()) {
                database = List.of(opener.open());
            }
            database.get(0).probe();
            for (Inbox.Work work = inbox.first(); !work.entries().isEmpty(); work = inbox.first()) {
                if (!write(work)) {
                    return;
                }
            }
            trouble = "";
            LOG.warn("store: writing again; {} entries were lost", inbox.lost());
        } catch (SQLException e) {
            failed(e);
        } catch (UnusableStore e) {
            failed(new SQLException(e.getMessage(), e));
        }
    }

    /** Requests are heard, the log is moved into the database, and old things are forgotten. */
    private void chores() {
        try {
            callers.hear(database.get(0), onRequest);
            if (logged > LOG_BYTES) {
                logged = 0;
                database.get(0).checkpoint();
            }
            if (pruneAt != 0 && !retention.pending()) {
                retention.begin(pruneAt);
                pruneAt = 0;
            }
            retention.step(database.get(0));
        } catch (SQLException e) {
            failed(e);
        }
    }

    private void farewell() {
        if (inbox.waiting() > 0) {
            LOG.error("store: {} entries are lost: {}", inbox.waiting(), trouble);
        }
        try {
            if (!database.isEmpty()) {
                database.get(0).checkpoint();
            }
        } catch (SQLException e) {
            LOG.error("store: {}", Fault.words(e));
        }
        closeDatabase();
    }

    private void closeDatabase() {
        List<Database> open = database;
        database = List.of();
        try {
            open.forEach(Database::close);
        } catch (RuntimeException e) {
            LOG.debug("closing a failed database failed too", e);
        }
    }

    /** Hears of requests that other processes wrote into the store; each is handed over once. */
    private static final class Callers {
        /** Stands for nobody who takes requests: they wait. */
        static final Consumer<Request> NOBODY = request -> {};

        private int version = -1;
        private long last;

        void hear(Database database, Consumer<Request> taker) throws SQLException {
            int now = database.version();
            if (now == version || taker == NOBODY) {
                return;
            }
            for (Request request : database.requests(last)) {
                last = request.id();
                taker.accept(request);
            }
            version = now;
        }
    }
}
