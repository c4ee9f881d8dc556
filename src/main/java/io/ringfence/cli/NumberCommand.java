package io.ringfence.cli;

import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code number}: how dialled strings are classified, step by step. */
@Command(
        name = "number",
        mixinStandardHelpOptions = true,
        description = "Explain where a dialled number leads and what class of bill it makes.")
public final class NumberCommand implements Callable<Integer> {
    private final Function<Path, DialPlan> plans;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "Settings whose country and dial plan apply.")
    private Path config = Settings.NO_FILE;

    @Parameters(arity = "1..*", paramLabel = "NUMBER", description = "What was dialled, such as 901125261555123.")
    private List<String> numbers = List.of();

    /** @param plans the dial plan of a settings file; given {@link Settings#NO_FILE} when none was named */
    public NumberCommand(Function<Path, DialPlan> plans) {
        this.plans = plans;
    }

    @Override
    public Integer call() {
        DialPlan plan = plans.apply(config);
        PrintWriter out = spec.commandLine().getOut();
        String between = "";
        for (String number : numbers) {
            out.print(between);
            plan.explain(number).forEach(out::println);
            between = System.lineSeparator();
        }
        out.flush();
        return 0;
    }
}
