package io.ringfence.cli.care;

import io.ringfence.backup.Restoration;
import io.ringfence.backup.Told;
import io.ringfence.cli.kept.Caller;
import io.ringfence.cli.kept.Printed;
import io.ringfence.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}: puts a backup in place. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Put what `backup` wrote in place. The service must be stopped. The old store is set aside;"
                + " settings and lists that are there stay.",
        exitCodeListHeading = "Exit code:%n",
        exitCodeList = {"0:in place", "2:not restored"})
public final class RestoreCommand implements Callable<Integer> {
    private final Restoration restoration;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings that name the store; where there are none, those of the backup go there;"
                    + " default: ${DEFAULT-VALUE}")
    private Path config = Path.of("ringfence.yaml");

    @Option(names = "--store", paramLabel = "FILE", description = "Restore the store alone, to FILE.")
    private Path store = Settings.NO_FILE;

    @Parameters(paramLabel = "FILE", description = "What `backup` wrote.")
    private Path file = Settings.NO_FILE;

    /** A command that leaves the restoring to {@code restoration}. */
    public RestoreCommand(Restoration restoration) {
        this.restoration = restoration;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path settings = store.equals(Settings.NO_FILE) ? config : Settings.NO_FILE;
        Told.of(restoration.restore(file, settings, store, Caller.name()), file)
                .lines()
                .forEach(line -> out.println(Printed.safe(line)));
        out.flush();
        return 0;
    }
}
