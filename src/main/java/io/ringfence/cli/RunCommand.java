package io.ringfence.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}: the service. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Watch the configured PBXs until stopped. Prints \"ringfence ready\" when every PBX is connected and its code is warm.")
public final class RunCommand implements Callable<Integer> {
    /** Runs the service from a settings file until it is stopped. */
    public interface Service {
        /** Returns the exit code. */
        int run(Path config) throws Exception;
    }

    private final Service service;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings; default: ${DEFAULT-VALUE}")
    private Path config = Path.of("ringfence.yaml");

    /** A command that starts {@code service}. */
    public RunCommand(Service service) {
        this.service = service;
    }

    @Override
    public Integer call() throws Exception {
        return service.run(config);
    }
}
