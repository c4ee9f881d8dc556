package io.ringfence.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code health}: asks a running service how it stands; for containers and scripts. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description =
                "Ask a running service how it stands. Exits with 0 when it is ready, with 1 when it is not, with 3 when"
                        + " it does not answer.")
public final class HealthCommand implements Callable<Integer> {
    private static final int READY = 200;
    private static final int SILENT = 3;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOST_BYTES = 65_536;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--url", paramLabel = "URL", description = "Where it serves pages; default: ${DEFAULT-VALUE}")
    private URI url = URI.create("http://127.0.0.1:9411");

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (url.resolve("/health").toURL().openConnection() instanceof HttpURLConnection connection) {
                return ask(connection, out);
            }
        } catch (IOException | IllegalArgumentException e) {
            out.println(url + " does not answer: " + e.getMessage());
            return SILENT;
        }
        throw new ParameterException(spec.commandLine(), "--url must begin with http, not " + url);
    }

    private static int ask(HttpURLConnection connection, PrintWriter out) throws IOException {
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            out.println(body == null ? "" : new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip());
        }
        return status == READY ? 0 : 1;
    }
}
