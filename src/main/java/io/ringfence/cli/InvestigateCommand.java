package io.ringfence.cli;

import io.ringfence.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code investigate}: how they got in. */
@Command(
        name = "investigate",
        mixinStandardHelpOptions = true,
        description =
                "Read Asterisk's logs and call records and tell who attacked, what they got into and what it cost.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the case was put together, whatever it says: programs read compromised[] in the JSON",
            "2:a file could not be read or written"
        })
public final class InvestigateCommand implements Callable<Integer> {
    /**
     * What is asked for. Each file is {@link Settings#NO_FILE} when nobody wants it.
     *
     * @param config may be {@link Settings#NO_FILE}: the system's time zone and country are taken then
     * @param json gets the case for programs
     * @param events gets a line of JSON for each line that shows hostile or failed access
     * @param html gets the case as a page
     * @param markdown gets the case to keep
     * @param evidence gets the lines themselves, in a folder or a {@code .zip}
     * @param quiet show no progress
     */
    public record Request(
            Path config,
            Path json,
            Path events,
            Path html,
            Path markdown,
            Path evidence,
            boolean quiet,
            List<Path> paths) {}

    /** Looks into a case. */
    public interface Detective {
        /** Does it, prints the report, and returns the exit code. */
        int investigate(Request request) throws Exception;
    }

    private final Detective detective;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings: country, time zone, rates, trunks. Not needed.")
    private Path config = Settings.NO_FILE;

    @Option(names = "--json", paramLabel = "OUT.json", description = "Write the case as JSON.")
    private Path json = Settings.NO_FILE;

    @Option(
            names = "--events",
            paramLabel = "OUT.jsonl",
            description = "Write a line of JSON for each log line that shows hostile or failed access.")
    private Path events = Settings.NO_FILE;

    @Option(
            names = "--html",
            paramLabel = "OUT.html",
            description = "Write the case as a page that needs nothing else.")
    private Path html = Settings.NO_FILE;

    @Option(names = "--report", paramLabel = "FILE.md", description = "Write the case as Markdown.")
    private Path markdown = Settings.NO_FILE;

    @Option(
            names = "--evidence",
            paramLabel = "DIR|FILE.zip",
            description = "Copy the lines that matter, with file, number and SHA-256, for a provider or the police.")
    private Path evidence = Settings.NO_FILE;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Logs of Asterisk (full, messages, security, syslog, journal), CDR files, packed or not, or folders.")
    private List<Path> paths = List.of();

    /** A command that asks {@code detective}. */
    public InvestigateCommand(Detective detective) {
        this.detective = detective;
    }

    @Override
    public Integer call() throws Exception {
        return detective.investigate(new Request(config, json, events, html, markdown, evidence, quiet, paths));
    }
}
