package io.ringfence.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code notify}: whether those who are to be told can be. */
@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Those who are told of verdicts.")
public final class NotifyCommand implements Runnable {
    /** Sends a test message to every receiver of a settings file; whether all took it. */
    public interface Tester {
        boolean test(Path config, PrintWriter out) throws Exception;
    }

    /** Prints the report on the day, or the week, until now. */
    public interface Reporter {
        /** With an empty {@code pbx} on all of them. */
        void report(Path config, boolean weekly, String pbx, PrintWriter out) throws Exception;
    }

    private final Tester tester;
    private final Reporter reporter;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A command that asks {@code tester} and {@code reporter}. */
    public NotifyCommand(Tester tester, Reporter reporter) {
        this.tester = tester;
        this.reporter = reporter;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description =
                    "Send a message marked as a test to every receiver, and say what came back. Exit 1 when one did not take it.")
    int test(
            @Option(
                            names = "--config",
                            paramLabel = "FILE",
                            defaultValue = "ringfence.yaml",
                            description = "Settings; default: ${DEFAULT-VALUE}")
                    Path config)
            throws Exception {
        return tester.test(config, spec.commandLine().getOut()) ? 0 : 1;
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "Print the report on the last 24 hours. Nobody else is told. Works beside a running service.")
    int report(
            @Option(
                            names = "--config",
                            paramLabel = "FILE",
                            defaultValue = "ringfence.yaml",
                            description = "Settings; default: ${DEFAULT-VALUE}")
                    Path config,
            @Option(names = "--weekly", description = "On the last seven days.") boolean weekly,
            @Option(
                            names = "--pbx",
                            paramLabel = "NAME",
                            defaultValue = "",
                            description = "Only on this PBX, or on some as in acme-*.")
                    String pbx)
            throws Exception {
        reporter.report(config, weekly, pbx, spec.commandLine().getOut());
        return 0;
    }
}
