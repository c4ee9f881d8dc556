package io.ringfence.cli;

import io.ringfence.config.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: a simulated office is robbed, and Ringfence stops it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start a simulated PBX with an office on it, rob it, and watch Ringfence stop the thief.")
public final class DemoCommand implements Callable<Integer> {
    /** Shows the product. */
    public interface Show {
        /** Runs for so many seconds; {@code json} is {@link Settings#NO_FILE} when nobody wants the figures. */
        int run(int seconds, Path json) throws Exception;
    }

    private final Show show;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seconds", paramLabel = "N", description = "How long; default: ${DEFAULT-VALUE}")
    private int seconds = 60;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures of the summary.")
    private Path json = Settings.NO_FILE;

    /** A command that gives {@code show}. */
    public DemoCommand(Show show) {
        this.show = show;
    }

    @Override
    public Integer call() throws Exception {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds must be at least 1, not " + seconds);
        }
        return show.run(seconds, json);
    }
}
