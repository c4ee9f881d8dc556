package io.ringfence.observe;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The programs of Debian's package prometheus. Who builds without them skips their tests; the build of record does not. */
public final class Promtool {
    private static final boolean NEEDED = System.getenv("RINGFENCE_NEED_ASTERISK") != null;

    private Promtool() {}

    /** Skips the test when {@code program} is missing and may be. */
    public static void need(String program) {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeTrue(NEEDED || found, program + " is not installed");
    }

    /** What promtool says, its exit code first. */
    public static String run(String... arguments) throws IOException, InterruptedException {
        need("promtool");
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
