package io.ringfence.cli.kept;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --reason}: asked for by every command that changes something. */
final class ReasonOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "For the audit log.")
    private String text = "";

    /** What was given. */
    String text() {
        if (text.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason must say something");
        }
        return text;
    }
}
