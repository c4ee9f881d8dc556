package io.ringfence.cli.care;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers words that are no command: an error even beside {@code --help}, and for some the command that does what they mean. */
public final class UnknownWords implements IExecutionStrategy, IParameterExceptionHandler {
    private static final Set<String> HISTORY = Set.of("history", "learn", "import", "backtest", "cdr");

    private final IExecutionStrategy known;
    private final IParameterExceptionHandler usual;

    private UnknownWords(IExecutionStrategy known, IParameterExceptionHandler usual) {
        this.known = known;
        this.usual = usual;
    }

    /** From now on {@code line} answers them so. */
    public static void answer(CommandLine line) {
        UnknownWords words = new UnknownWords(line.getExecutionStrategy(), line.getParameterExceptionHandler());
        line.setExecutionStrategy(words);
        line.setParameterExceptionHandler(words);
    }

    @Override
    public int execute(ParseResult parsed) {
        for (ParseResult each = parsed; each != null; each = each.subcommand()) {
            if (!each.unmatched().isEmpty()) {
                throw new UnmatchedArgumentException(each.commandSpec().commandLine(), each.unmatched());
            }
        }
        return known.execute(parsed);
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) throws Exception {
        List<String> unmatched = problem instanceof UnmatchedArgumentException other ? other.getUnmatched() : List.of();
        CommandLine line = problem.getCommandLine();
        if (line.getParent() == null && !unmatched.isEmpty() && HISTORY.contains(unmatched.get(0))) {
            PrintWriter err = line.getErr();
            err.println("There is no command '" + unmatched.get(0)
                    + "'. Call records of the past are judged, and learnt from, by");
            err.println("  ringfence replay --config ringfence.yaml --store FILE PATH");
            err.flush();
            return line.getCommandSpec().exitCodeOnInvalidInput();
        }
        return usual.handleParseException(problem, arguments);
    }
}
