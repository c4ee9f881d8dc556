package io.ringfence.cli;

import io.ringfence.config.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit}: what in an Asterisk's configuration helps an attacker. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Look for weaknesses in an Asterisk's configuration folder.",
        exitCodeListHeading = "Exit code:%n",
        exitCodeList = {"0:nothing severe found", "1:something critical or high found", "2:the audit could not run"})
public final class AuditCommand implements Callable<Integer> {
    /**
     * What is asked for. Each path is {@link Settings#NO_FILE} when nobody gave it.
     *
     * @param json gets the report for programs
     * @param cdr call records, to find routes nobody uses
     * @param config settings, for how numbers are dialled here
     * @param version of Asterisk; empty to look for it
     * @param ask name of the PBX in the settings that is asked for it over AMI; empty to ask none
     * @param folder the configuration
     */
    public record Request(Path json, Path cdr, Path config, String version, String ask, Path folder) {}

    /** Looks at a configuration. */
    public interface Inspection {
        /** Does it, prints what was found, and returns the exit code. */
        int inspect(Request request, java.io.PrintWriter out) throws Exception;
    }

    private final Inspection inspection;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", paramLabel = "OUT", description = "Write the findings as JSON.")
    private Path json = Settings.NO_FILE;

    @Option(names = "--cdr", paramLabel = "PATH", description = "Call records: tells which routes abroad nobody uses.")
    private Path cdr = Settings.NO_FILE;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings: how numbers are dialled here.")
    private Path config = Settings.NO_FILE;

    @Option(
            names = "--asterisk",
            paramLabel = "VERSION",
            description = "Asterisk's version, such as 22.5.1; by default FreePBX's or Debian's files are asked.")
    private String version = "";

    @Option(names = "--ask", paramLabel = "PBX", description = "Ask this PBX of --config over AMI which version runs.")
    private String ask = "";

    @Parameters(paramLabel = "DIR", description = "The configuration folder, such as /etc/asterisk.")
    private Path folder = Settings.NO_FILE;

    /** A command that makes {@code inspection}. */
    public AuditCommand(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public Integer call() throws Exception {
        if (!ask.isEmpty() && config.equals(Settings.NO_FILE)) {
            throw new ParameterException(
                    spec.commandLine(), "--ask needs --config FILE: the settings say how the PBX is reached");
        }
        return inspection.inspect(
                new Request(json, cdr, config, version, ask, folder),
                spec.commandLine().getOut());
    }
}
