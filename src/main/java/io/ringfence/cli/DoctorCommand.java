package io.ringfence.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: the self-test in words. Exit 0 only if Ringfence sees everything and may act. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Test the connection to every PBX and say in words what is wrong.")
public final class DoctorCommand implements Callable<Integer> {
    /** Examines what a settings file names, and writes for a person. */
    public interface Examination {
        /** Whether all is well. */
        boolean examine(Path config, PrintWriter out) throws Exception;
    }

    private final Examination examination;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "Settings; default: ${DEFAULT-VALUE}")
    private Path config = Path.of("ringfence.yaml");

    /** A command that makes {@code examination}. */
    public DoctorCommand(Examination examination) {
        this.examination = examination;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        boolean well = examination.examine(config, out);
        out.flush();
        return well ? 0 : 1;
    }
}
