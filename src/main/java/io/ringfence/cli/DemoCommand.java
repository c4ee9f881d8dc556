package io.ringfence.cli;

import io.ringfence.config.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
        return show.run(seconds, json);
    }
}
