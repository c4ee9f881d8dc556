package io.ringfence.cli;

import io.ringfence.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: what Ringfence would have done. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Judge recorded AMI sessions and call records as if every verdict had been carried out.")
public final class ReplayCommand implements Callable<Integer> {
    /**
     * What is asked for. Each output is {@link Settings#NO_FILE} when nobody wants it.
     *
     * @param verdicts gets a line of JSON for each verdict
     * @param json gets the report for programs
     * @param markdown gets the report to keep
     * @param store is gone on from, and keeps what was learnt
     * @param quiet show no progress
     */
    public record Request(
            Path config, Path verdicts, Path json, Path markdown, Path store, boolean quiet, List<Path> recordings) {}

    /** Replays recordings. */
    public interface Judgement {
        /** Does it, prints the report, and returns the exit code. */
        int judge(Request request) throws Exception;
    }

    private final Judgement judgement;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings; default: ${DEFAULT-VALUE}")
    private Path config = Path.of("ringfence.yaml");

    @Option(names = "--verdicts", paramLabel = "OUT.jsonl", description = "Write a line of JSON for each verdict.")
    private Path verdicts = Settings.NO_FILE;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report as JSON.")
    private Path json = Settings.NO_FILE;

    @Option(names = "--report", paramLabel = "FILE.md", description = "Write the report as Markdown.")
    private Path markdown = Settings.NO_FILE;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "Go on from this store and leave in it what was learnt; `run` resumes from it.")
    private Path store = Settings.NO_FILE;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "AMI captures, CDR files (Master.csv, CSV exports), packed or not, or folders of them.")
    private List<Path> recordings = List.of();

    /** A command that asks {@code judgement}. */
    public ReplayCommand(Judgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public Integer call() throws Exception {
        return judgement.judge(new Request(config, verdicts, json, markdown, store, quiet, recordings));
    }
}
