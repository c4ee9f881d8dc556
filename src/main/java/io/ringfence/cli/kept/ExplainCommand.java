package io.ringfence.cli.kept;

import io.ringfence.config.Settings;
import io.ringfence.store.Archive;
import io.ringfence.store.Incident;
import io.ringfence.store.Request;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: the story of the verdicts on one call. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tell how the verdict on a call came about, what was done, and how to undo it.")
public final class ExplainCommand implements Callable<Integer> {
    private static final int NEAREST = 5;

    private final Stores stores;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @Parameters(paramLabel = "UNIQUEID", description = "The call, as `incidents` or Asterisk names it.")
    private String uniqueid = "";

    @Option(names = "--innocent", description = "The verdict was wrong: what was called is known from now on.")
    private boolean innocent;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is innocent; kept in the audit log.")
    private String reason = "";

    /** A command over {@code stores}. */
    public ExplainCommand(Stores stores) {
        this.stores = stores;
    }

    @Override
    public Integer call() throws Exception {
        if (innocent && reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--innocent needs a --reason");
        }
        Path file = store.file(stores);
        PrintWriter out = spec.commandLine().getOut();
        List<Incident> incidents;
        try (Archive archive = Archive.open(file)) {
            incidents = archive.of(uniqueid);
            if (incidents.isEmpty()) {
                throw new IllegalArgumentException(nothing(archive));
            }
        }
        if (innocent) {
            Request request = Request.of(stores.now(), Caller.name(), reason, Request.INNOCENT, "", uniqueid, "", 0);
            Path config = store.direct() ? Settings.NO_FILE : store.config();
            out.println(Printed.safe(stores.ask(config, file, request)));
        } else {
            Story.of(incidents).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private String nothing(Archive archive) {
        List<String> near = List.of();
        for (int length = uniqueid.length(); near.isEmpty() && length >= 0; length--) {
            near = archive.near(uniqueid.substring(0, length), NEAREST);
        }
        String none = "no verdict on a call " + Printed.safe(uniqueid);
        return near.isEmpty()
                ? none + "; the store holds no incidents"
                : none + "; nearest: "
                        + String.join(", ", near.stream().map(Printed::safe).toList());
    }
}
