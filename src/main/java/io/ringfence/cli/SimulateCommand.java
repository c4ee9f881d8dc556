package io.ringfence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: a PBX to try Ringfence on, robbed now and then. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Run a simulated PBX that speaks AMI on the loopback address, to try Ringfence without a PBX. An office"
                        + " is at work on it, and a thief comes now and then. Point a settings file at it as at any Asterisk.")
public final class SimulateCommand implements Callable<Integer> {
    /** Its AMI secret, as in the settings file of the guide. */
    static final String VARIABLE = "RINGFENCE_AMI_SECRET";

    private static final int SECRET_BYTES = 16;

    /** What is asked for; {@code firstThief} and {@code nextThief} in seconds. */
    public record Request(int port, String user, String secret, int people, int firstThief, int nextThief) {}

    /** Simulates until the process is told to stop. */
    public interface Simulator {
        /** Returns the exit code. */
        int run(Request request, PrintWriter out) throws Exception;
    }

    private final Simulator simulator;
    private final UnaryOperator<String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "N", description = "Where AMI listens; default: ${DEFAULT-VALUE}")
    private int port = 5038;

    @Option(names = "--user", paramLabel = "NAME", description = "Its AMI account; default: ${DEFAULT-VALUE}")
    private String user = "ringfence";

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description =
                    "Read the account's secret from FILE, which is made with a new one when it is missing. Without it:"
                            + " the environment variable " + VARIABLE + ", or a new one that is printed.")
    private Path secretFile = Path.of("");

    @Option(names = "--people", paramLabel = "N", description = "Six calls an hour each; default: ${DEFAULT-VALUE}")
    private int people = 600;

    @Option(
            names = "--first-thief",
            paramLabel = "SECONDS",
            description = "When the first thief begins; 0 for none ever. Default: ${DEFAULT-VALUE}")
    private int firstThief = 60;

    @Option(
            names = "--next-thief",
            paramLabel = "SECONDS",
            description = "How long after him the next; 0 for none. Default: ${DEFAULT-VALUE}")
    private int nextThief = 600;

    /** A command that runs {@code simulator}, with the variables of {@code environment}, empty for one that is not set. */
    public SimulateCommand(Simulator simulator, UnaryOperator<String> environment) {
        this.simulator = simulator;
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        atLeast("--port", port, 0);
        atLeast("--people", people, 10);
        atLeast("--first-thief", firstThief, 0);
        atLeast("--next-thief", nextThief, 0);
        PrintWriter out = spec.commandLine().getOut();
        return simulator.run(new Request(port, user, secret(out), people, firstThief, nextThief), out);
    }

    private void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new ParameterException(spec.commandLine(), option + " must be at least " + least + ", not " + value);
        }
    }

    private String secret(PrintWriter out) throws IOException {
        String given = environment.apply(VARIABLE);
        if (!secretFile.toString().isEmpty()) {
            return ofFile();
        }
        if (!given.isEmpty()) {
            return given;
        }
        String fresh = fresh();
        out.println("its secret is " + fresh);
        return fresh;
    }

    private String ofFile() throws IOException {
        if (Files.exists(secretFile)) {
            return Files.readString(secretFile).strip();
        }
        String fresh = fresh();
        Path whole = secretFile.resolveSibling(secretFile.getFileName() + ".new");
        Files.deleteIfExists(whole);
        Files.createFile(whole);
        Files.setPosixFilePermissions(whole, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        Files.writeString(whole, fresh + "\n");
        Files.move(whole, secretFile);
        return fresh;
    }

    private static String fresh() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
