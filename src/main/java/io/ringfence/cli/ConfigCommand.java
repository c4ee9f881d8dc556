package io.ringfence.cli;

import io.ringfence.config.InvalidSettings;
import io.ringfence.config.Loaded;
import io.ringfence.config.Purpose;
import io.ringfence.config.SettingsReader;
import io.ringfence.config.SettingsText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at a configuration file without starting anything. Exits 1 when the file cannot be used. */
@Command(
        name = "config",
        description = "Check, show or write a configuration file.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ConfigCommand implements Runnable {
    private static final String FILE = "ringfence.yaml";
    private static final String EXAMPLE = "/io/ringfence/config/ringfence.yaml";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: check, show or example");
    }

    @Command(description = "Report everything that is wrong with a file.", mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "FILE", defaultValue = FILE, description = "default: ${DEFAULT-VALUE}") Path file,
            @Option(
                            names = "--offline",
                            description = "As for replay: secrets, files and PBXs may be missing on this machine.")
                    boolean offline) {
        return with(file, offline ? Purpose.OFFLINE : Purpose.LIVE, loaded -> out().println(file + " is valid"));
    }

    @Command(
            description = "Print the settings in force with every default; secrets stay hidden.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "FILE", defaultValue = FILE, description = "default: ${DEFAULT-VALUE}")
                    Path file) {
        return with(file, Purpose.OFFLINE, loaded -> {
            out().print(SettingsText.of(loaded.settings()));
            out().flush();
        });
    }

    @Command(description = "Print a commented example to start from.", mixinStandardHelpOptions = true)
    int example() throws IOException {
        try (InputStream in = ConfigCommand.class.getResourceAsStream(EXAMPLE)) {
            if (in == null) {
                throw new IOException("the example is missing from this build");
            }
            out().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            out().flush();
        }
        return CommandLine.ExitCode.OK;
    }

    private int with(Path file, Purpose purpose, Consumer<Loaded> use) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Loaded loaded = new SettingsReader(System.getenv()).read(file, purpose);
            loaded.warnings().forEach(warning -> err.println("warning: " + warning));
            use.accept(loaded);
            return CommandLine.ExitCode.OK;
        } catch (InvalidSettings invalid) {
            err.println(invalid.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
