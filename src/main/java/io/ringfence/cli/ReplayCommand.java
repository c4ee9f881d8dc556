package io.ringfence.cli;

import io.ringfence.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: what Ringfence would have done. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Judge recorded AMI sessions as if every verdict had been carried out.")
public final class ReplayCommand implements Callable<Integer> {
    /** Replays recordings. */
    public interface Judgement {
        /** The report, a line each; {@code verdicts} and {@code store} are {@link Settings#NO_FILE} when nobody wants them. */
        List<String> judge(Path config, Path verdicts, Path store, List<Path> recordings) throws Exception;
    }

    private final Judgement judgement;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "Settings; default: ${DEFAULT-VALUE}")
    private Path config = Path.of("ringfence.yaml");

    @Option(names = "--verdicts", paramLabel = "OUT.jsonl", description = "Write a line of JSON for each verdict.")
    private Path verdicts = Settings.NO_FILE;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "Go on from this store and leave in it what was learnt; `run` resumes from it.")
    private Path store = Settings.NO_FILE;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "AMI captures, or folders of .ami files.")
    private List<Path> recordings = List.of();

    /** A command that asks {@code judgement}. */
    public ReplayCommand(Judgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        judgement.judge(config, verdicts, store, recordings).forEach(out::println);
        out.flush();
        return 0;
    }
}
