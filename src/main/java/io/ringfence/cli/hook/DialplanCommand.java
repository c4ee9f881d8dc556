package io.ringfence.cli.hook;

import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.number.DialPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dialplan}: what a dialplan needs to refuse fenced calls before they are dialled. */
@Command(
        name = "dialplan",
        mixinStandardHelpOptions = true,
        description =
                "Print what goes into extensions.conf, so that calls of fenced extensions are refused before they are dialled."
                        + " The PBX needs `hook` in the settings.")
public final class DialplanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The settings.")
    private Path config = Settings.NO_FILE;

    @Option(names = "--pbx", paramLabel = "NAME", description = "Where several have a hook.")
    private String pbx = "";

    @Option(
            names = "--freepbx",
            description = "With what makes FreePBX ask before each trunk; for extensions_custom.conf.")
    private boolean freepbx;

    @Override
    public Integer call() throws Exception {
        Settings settings = new SettingsReader(System.getenv())
                .read(config, Purpose.OFFLINE)
                .settings();
        DialPlan.Dialling dialling = DialPlan.dialling(
                settings.country(),
                settings.dialplan().outsideLine(),
                settings.dialplan().international(),
                settings.emergency());
        PrintWriter out = spec.commandLine().getOut();
        DialplanText.of(dialling, settings.allow().numbers(), folder(settings), freepbx)
                .forEach(out::println);
        out.flush();
        return 0;
    }

    private String folder(Settings settings) {
        List<Settings.PbxSettings> hooked = settings.pbx().stream()
                .filter(each -> !each.hook().equals(Settings.NO_FILE))
                .filter(each -> pbx.isEmpty() || each.name().equals(pbx))
                .toList();
        if (hooked.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    hooked.isEmpty()
                            ? "no such PBX has a `hook`: name a folder there, such as /run/ringfence/fenced"
                            : "several PBXs have a `hook`: say which with --pbx");
        }
        String folder = hooked.get(0).hook().toAbsolutePath().toString();
        if (!folder.matches("[A-Za-z0-9/._-]+")) {
            throw new ParameterException(
                    spec.commandLine(), "the folder of `hook` must be of letters, digits and / . _ - for a dialplan");
        }
        return folder;
    }
}
