package io.ringfence.asterisk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A SIPp at work. Closing it ends it at once, without a word to Asterisk. */
public final class SippRun implements AutoCloseable {

    // Entries begin with a date and end without a line break.
    private static final Pattern ENTRY = Pattern.compile("(?=\\d{4}-\\d\\d-\\d\\d\\t\\d\\d:)");

    private final Child child;
    private final Path base;

    private SippRun(Child child, Path base) {
        this.child = child;
        this.base = base;
    }

    static SippRun start(List<String> command, Path base, String address, int port) {
        Child child = Child.start(command, base.getParent(), Path.of(base + ".screen"));
        SippRun run = new SippRun(child, base);
        await("sipp at " + address + ":" + port)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !child.alive() || Ports.taken(child.pid(), address, port));
        if (!child.alive() && child.exit() > 1) {
            throw new IllegalStateException("sipp ended with " + child.exit() + ": " + child.printed());
        }
        return run;
    }

    /** Waits until every call of it is over. */
    public SippResult result(Duration within) {
        if (!child.ends(within)) {
            close();
            throw new IllegalStateException("sipp still plays after " + within + ": " + errors());
        }
        if (rows().size() < 2) {
            throw new IllegalStateException("sipp counted nothing: " + child.printed() + errors());
        }
        return result();
    }

    /** The figures so far: SIPp writes them at its end, and before that every second. */
    public SippResult result() {
        List<String> rows = rows();
        if (rows.size() < 2) {
            return new SippResult(0, 0, 0, errors());
        }
        List<String> names = Arrays.asList(rows.get(0).split(";"));
        String[] last = rows.get(rows.size() - 1).split(";");
        return new SippResult(
                number(names, last, "TotalCallCreated"),
                number(names, last, "FailedCall(C)"),
                names.contains("answered(C)") ? number(names, last, "answered(C)") : 0,
                errors());
    }

    /** Names, then figures as they grew; without a row that is still being written. */
    private List<String> rows() {
        String written = read(".stat");
        return written.substring(0, written.lastIndexOf('\n') + 1).lines().toList();
    }

    private static int number(List<String> names, String[] row, String name) {
        return Integer.parseInt(row[names.indexOf(name)]);
    }

    /** What went wrong: SIPp also writes down every timeout its scenario asked for, and that it was kept waiting for a core. */
    private String errors() {
        return ENTRY.splitAsStream(read(".errors").replace("The following events occurred:", ""))
                .map(String::strip)
                .filter(entry -> !entry.contains("receive timeout on message"))
                .filter(entry -> !entry.contains("Overload warning"))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private String read(String ending) {
        Path file = Path.of(base + ending);
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        child.kill9();
    }
}
