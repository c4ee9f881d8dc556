package io.ringfence.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Who writes decisions into a store: one process. A lock on a file beside it, since SQLite's own locks are lost when any
 * other handle on the database is closed. The system lets go of it when the process dies, however it dies.
 */
final class StoreLock implements AutoCloseable {
    /** Held by nobody: the folder cannot be written to. */
    static final StoreLock NONE = new StoreLock(() -> {});

    private final Closeable held;

    private StoreLock(Closeable held) {
        this.held = held;
    }

    /**
     * Takes the lock of the store in {@code file}.
     *
     * @throws UnusableStore when another process holds it
     * @throws IOException when no lock file can be made here
     */
    static StoreLock take(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw UnusableStore.inUse(file);
        }
        if (lock == null) {
            channel.close();
            throw UnusableStore.inUse(file);
        }
        return new StoreLock(channel);
    }

    @Override
    public void close() {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
