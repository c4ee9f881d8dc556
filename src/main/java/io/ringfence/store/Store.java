package io.ringfence.store;

import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where decisions are kept. One thread writes; what is handed over here waits for it, bounded, and is lost neither by a clean
 * stop nor, once {@link #commit} or {@link #flush} said so, by a crash. A disk that fails makes the store unwell and nothing
 * else: callers go on, and what waits is written when the disk is back. Safe for any number of threads.
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final long PATIENCE_NANOS = 3_000_000_000L;
    private static final AtomicLong MEMORIES = new AtomicLong();

    /**
     * How the store stands.
     *
     * @param trouble why nothing can be written now, in words; empty when all is well
     * @param waiting entries not written yet
     * @param lost entries given up since the start, because too many waited
     * @param late commits since the start that were not waited for to their end
     * @param setAside where an unusable file was moved at the start; empty when there was none
     */
    public record Condition(String trouble, long waiting, long lost, long late, String setAside) {
        /** Whether entries reach the disk. */
        public boolean well() {
            return trouble.isEmpty();
        }
    }

    /** How to open a reader of the same store. */
    private interface Reading {
        Archive open() throws UnusableStore;
    }

    private final boolean durable;
    private final StoreLock lock;
    private final Writer writer;
    private final Reading reading;
    private final String setAside;
    private final AtomicLong verdicts = new AtomicLong();

    private Store(boolean durable, StoreLock lock, Writer writer, Reading reading, String setAside) {
        this.durable = durable;
        this.lock = lock;
        this.writer = writer;
        this.reading = reading;
        this.setAside = setAside;
    }

    /**
     * Opens the store in {@code file}, or makes it. A corrupt file, or one of another program, is set aside under another name.
     * Where the disk does not let it be opened now, it is tried again while the service goes on.
     *
     * @throws UnusableStore when another process uses it, or a newer version wrote it
     */
    public static Store open(Path file, Clock clock) throws UnusableStore {
        StoreLock lock = lock(file);
        try {
            StoreFile opened = new StoreFile(file, clock);
            Writer writer = Writer.start(opened::open, clock, Inbox.PIECE_BYTES);
            if (!writer.opened()) {
                LOG.error("store {} cannot be used: {}; going on without", file, writer.trouble());
            }
            Store store = new Store(true, lock, writer, () -> Archive.open(file), opened.setAside());
            store.resumeNumbers(clock);
            return store;
        } catch (UnusableStore | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A store that lasts as long as the process: for settings that name no file. */
    public static Store inMemory(Clock clock) {
        String name = "ringfence-" + MEMORIES.incrementAndGet();
        try {
            Writer writer = Writer.start(() -> Database.inMemory(name), clock, Inbox.LARGE_BYTES);
            return new Store(false, StoreLock.NONE, writer, () -> Archive.inMemory(name), "");
        } catch (UnusableStore e) {
            throw new IllegalStateException("a new store is never of a newer version", e);
        }
    }

    private static StoreLock lock(Path file) throws UnusableStore {
        try {
            return StoreLock.take(file);
        } catch (UnusableStore e) {
            throw e;
        } catch (IOException e) {
            LOG.warn("store {}: nothing can be written beside it: {}", file, e.toString());
            return StoreLock.NONE;
        }
    }

    private void resumeNumbers(Clock clock) {
        try (Archive archive = archive()) {
            verdicts.set(archive.lastVerdict());
        } catch (UnusableStore e) {
            // Numbers of a store that cannot be read now must not meet those in it later.
            verdicts.set(clock.epochNanos() / 1_000);
        }
    }

    /** Whether a service holds the store in {@code file} now. */
    public static boolean held(Path file) {
        try {
            StoreLock.take(file).close();
            return false;
        } catch (UnusableStore e) {
            return true;
        } catch (IOException e) {
            return false; // nobody who could hold it could have made a lock
        }
    }

    /** Whether what is kept here outlives the process. */
    public boolean durable() {
        return durable;
    }

    /** A number for the next verdict. */
    public long nextVerdict() {
        return verdicts.incrementAndGet();
    }

    /**
     * Writes {@code entries} before anything else and waits until they are on the disk, but no longer than {@code mostNanos}, and
     * not at all while the disk fails. They are written later in any case.
     *
     * @return whether they are on the disk
     */
    public boolean commit(List<Entry> entries, long mostNanos) {
        return writer.commit(entries, mostNanos);
    }

    /** Writes {@code entry} within a quarter of a second. */
    public void add(Entry entry) {
        writer.add(entry);
    }

    /** Whether much more may be handed over now; what can wait elsewhere should wait while not. */
    public boolean ready() {
        return writer.ready();
    }

    /** Waits until all that was handed over is on the disk, or {@code mostNanos} have passed; whether it is. */
    public boolean flush(long mostNanos) {
        return writer.flush(mostNanos);
    }

    /**
     * Leaves a request in the store of a service that runs.
     *
     * @return its number, under which the answer will be
     */
    public static long ask(Path file, Request request) throws UnusableStore {
        try {
            return Database.ask(file, request);
        } catch (SQLException e) {
            throw new UnusableStore(file + ": the request cannot be left there: " + Fault.words(e));
        }
    }

    /**
     * Writes {@code entries} at once, whether or not a service holds the store in {@code file}, which is made if there is none.
     *
     * @throws UnusableStore when they cannot be written now
     */
    public static void write(Path file, List<Entry> entries, Clock clock) throws UnusableStore {
        try (Store store = open(file, clock)) {
            if (!store.commit(entries, PATIENCE_NANOS)) {
                throw new UnusableStore(file + ": nothing can be written now: "
                        + store.condition().trouble());
            }
        } catch (UnusableStore e) {
            if (!e.inUse()) {
                throw e;
            }
            try {
                Database.writeBeside(file, entries);
            } catch (SQLException failure) {
                throw new UnusableStore(file + ": nothing can be written now: " + Fault.words(failure));
            }
        }
    }

    /**
     * What a store holds.
     *
     * @param schema as this and older builds number it
     */
    public record Holdings(int schema, long incidents, long fences, long money, long baselines) {}

    /**
     * Writes what the store in {@code file} holds at one moment into a new file, and checks that. A service goes on meanwhile.
     *
     * @throws UnusableStore when it cannot be read, or is no sound store
     */
    public static Holdings copy(Path file, Path into) throws UnusableStore {
        Archive.open(file).close(); // SQLite would make a file that is missing
        try {
            StoreFile.copy(file, into);
        } catch (SQLException e) {
            throw new UnusableStore(file + ": cannot be copied: " + Fault.words(e));
        }
        return examine(into);
    }

    /**
     * Reads all of a store that no service uses, and changes nothing.
     *
     * @throws UnusableStore when it is no sound store of this or an older build
     */
    public static Holdings examine(Path file) throws UnusableStore {
        try {
            return StoreFile.examine(file);
        } catch (SQLException e) {
            throw new UnusableStore(file + ": no sound store: " + Fault.words(e));
        }
    }

    /**
     * Puts the store in {@code copy} in the place of the one in {@code file}, which is set aside.
     *
     * @return where the old one is now; {@code file} itself when there was none
     * @throws UnusableStore when a service uses the store, or the copy cannot take its place
     */
    public static Path replace(Path file, Path copy, Clock clock) throws IOException {
        StoreLock lock = StoreLock.take(file);
        try {
            StoreFile.settle(copy, clock.epochNanos());
            boolean before = Files.exists(file);
            Path aside = new StoreFile(file, clock).setAside(".before-restore-");
            Files.move(copy, file);
            return before ? aside : file;
        } catch (SQLException e) {
            throw new UnusableStore(copy + ": cannot be made ready: " + Fault.words(e));
        } finally {
            lock.close();
        }
    }

    /** Who is handed the requests of people, on the writer's thread, each once. */
    public void onRequest(Consumer<Request> taker) {
        writer.onRequest(taker);
    }

    /** Forgets what is older than it needs to be, little by little. */
    public void prune(long nowNanos) {
        writer.prune(nowNanos);
    }

    /** How it stands. */
    public Condition condition() {
        return writer.condition(setAside);
    }

    /**
     * Reads what is on the disk.
     *
     * @throws UnusableStore when it cannot be read
     */
    public Archive archive() throws UnusableStore {
        return reading.open();
    }

    /** Writes what waits, and lets go of the file. */
    @Override
    public void close() {
        writer.close();
        lock.close();
    }
}
