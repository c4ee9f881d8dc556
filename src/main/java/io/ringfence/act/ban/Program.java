package io.ringfence.act.ban;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program, without a shell, for so long and no longer. */
public final class Program {
    private static final int LONGEST_SHOWN = 300;
    private static final long LOOK_MILLIS = 2;

    /** What it printed; whether it ended well. */
    public record Ran(int exit, String printed) {
        /** Whether it ended well. */
        public boolean well() {
            return exit == 0;
        }

        /** The first of what it printed, on one line. */
        public String says() {
            String line = printed.strip().replaceAll("[^\\p{Graph} ]+", " ");
            return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
        }
    }

    private final Duration patience;
    private final int mostBytes;

    /**
     * Limits for each run.
     *
     * @param mostBytes of what it prints are kept; more is read and forgotten
     */
    public Program(Duration patience, int mostBytes) {
        this.patience = patience;
        this.mostBytes = mostBytes;
    }

    /**
     * Runs {@code command} with {@code input}.
     *
     * @throws IOException when it cannot be started or does not end in time
     */
    public Ran run(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Watchdog watchdog = new Watchdog(process);
        watchdog.start();
        try {
            feed(process, input);
            String printed = read(process, watchdog);
            int exit = process.waitFor();
            if (watchdog.bit) {
                throw new IOException(command.get(0) + " did not end within " + patience.toMillis() + " ms");
            }
            return new Ran(exit, printed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            watchdog.interrupt();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** A program that ends without reading is no failure by itself: its exit code says. */
    private static void feed(Process process, String input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException unread) {
            process.onExit();
        }
    }

    /**
     * What it prints until it ends. Reads only what is there: whatever a program leaves running keeps its output open, and reading on
     * would wait for that, perhaps for ever.
     */
    private String read(Process process, Watchdog watchdog) throws IOException, InterruptedException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try (InputStream in = process.getInputStream()) {
            for (boolean more = true; more; ) {
                boolean over = !process.isAlive(); // asked first: what it printed before is there then
                int ready = in.available();
                if (ready > 0 && (!over || kept.size() < mostBytes)) {
                    int count = in.read(buffer, 0, Math.min(buffer.length, ready));
                    kept.write(buffer, 0, Math.min(Math.max(0, count), mostBytes - kept.size()));
                } else if (over) {
                    more = false;
                } else {
                    process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (IOException e) {
            if (!watchdog.bit) { // whoever ends a process closes what it printed
                throw e;
            }
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    /** Ends the process, and with it what waits for its output. */
    private final class Watchdog extends Thread {
        private final Process process;
        private volatile boolean bit;

        Watchdog(Process process) {
            super("watchdog");
            setDaemon(true);
            this.process = process;
        }

        @Override
        public void run() {
            try {
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    bit = true;
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
