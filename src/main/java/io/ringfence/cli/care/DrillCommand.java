package io.ringfence.cli.care;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drill}: a harmless rehearsal on the live PBX. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description =
                "Rehearse on the live PBX: begin a call that leads nowhere, recognise it, hang it up, tell the receivers of"
                        + " notifications. No phone rings, no trunk is used, no real call is touched. Also while observing: the call is"
                        + " the drill's own.",
        exitCodeListHeading = "Exit code:%n",
        exitCodeList = {"0:all was proven", "1:something was not", "2:the drill could not be held"})
public final class DrillCommand implements Callable<Integer> {
    /** Holds drills. */
    public interface Drilling {
        /** Holds one on each PBX, or on the one named, and says what came out; whether all was proven. */
        boolean drill(Path config, String pbx, PrintWriter out) throws Exception;
    }

    private final Drilling drilling;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "Settings; default: ${DEFAULT-VALUE}")
    private Path config = Path.of("ringfence.yaml");

    @Option(names = "--pbx", paramLabel = "NAME", description = "Only on this PBX.")
    private String pbx = "";

    /** A command that has {@code drilling} done. */
    public DrillCommand(Drilling drilling) {
        this.drilling = drilling;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        boolean passed = drilling.drill(config, pbx, out);
        out.flush();
        return passed ? 0 : 1;
    }
}
