package io.ringfence.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A process of ours that does not outlive us. A shell beside it waits on a pipe we hold open; when this JVM ends, however
 * it ends, the pipe closes and the shell kills the process.
 */
final class Child implements AutoCloseable {

    static {
        // Whoever waits for other processes waits for a busy machine, too.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    private final Process process;
    private final Process guardian;
    private final Path output;

    private Child(Process process, Process guardian, Path output) {
        this.process = process;
        this.guardian = guardian;
        this.output = output;
    }

    /** Starts {@code command} in {@code folder}, everything it prints going to {@code output}. */
    static Child start(List<String> command, Path folder, Path output) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            Process guardian = new ProcessBuilder(
                            "sh", "-c", "read end; kill -9 \"$1\"", "guardian", "" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Child(process, guardian, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code command} prints, both streams, once it has ended. */
    static String output(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes());
            process.waitFor();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    int exit() {
        return process.exitValue();
    }

    /** What it printed so far. */
    String printed() {
        try {
            return Files.exists(output) ? new String(Files.readAllBytes(output)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its own end; {@code false} when the time is over first. */
    boolean ends(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    void kill9() {
        // The guardian first: afterwards the number could be another process's.
        guardian.destroyForcibly();
        process.destroyForcibly();
        ends(Duration.ofSeconds(10));
    }

    /** Asks it to end, and after ten seconds does not ask any more. */
    @Override
    public void close() {
        process.destroy();
        ends(Duration.ofSeconds(10));
        kill9();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
