package io.ringfence.cli.care;

import io.ringfence.backup.Backup;
import io.ringfence.backup.Source;
import io.ringfence.backup.Told;
import io.ringfence.cli.kept.Printed;
import io.ringfence.config.Loaded;
import io.ringfence.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup}: one file of all that makes this Ringfence. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copy the store, the settings and the lists they name into one file. A running service goes on.",
        exitCodeListHeading = "Exit code:%n",
        exitCodeList = {"0:made, read again and found good", "2:not made"})
public final class BackupCommand implements Callable<Integer> {
    private final Reading settings;
    private final Backup backup;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "Settings; default: ${DEFAULT-VALUE}")
    private Path config = Path.of("ringfence.yaml");

    @Option(names = "--store", paramLabel = "FILE", description = "This store alone, without settings.")
    private Path store = Settings.NO_FILE;

    @Option(names = "--force", description = "Overwrite FILE.")
    private boolean force;

    @Parameters(paramLabel = "FILE", description = "What to write, such as ringfence-2026-11-28.zip.")
    private Path file = Settings.NO_FILE;

    /** A command that reads settings with {@code settings} and leaves the copying to {@code backup}. */
    public BackupCommand(Reading settings, Backup backup) {
        this.settings = settings;
        this.backup = backup;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Source source = store.equals(Settings.NO_FILE) ? source() : Source.store(store);
        Told.of(backup.make(source, file, force), source).lines().forEach(line -> out.println(Printed.safe(line)));
        out.flush();
        return 0;
    }

    private Source source() throws Exception {
        Loaded loaded = settings.read(config);
        Path named = loaded.settings().store();
        if (named.equals(Settings.NO_FILE)) {
            throw new IllegalArgumentException(config + ": no `store` is set, so nothing is kept; or use --store FILE");
        }
        return Source.of(config, named, loaded);
    }
}
