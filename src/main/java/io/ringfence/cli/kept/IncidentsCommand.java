package io.ringfence.cli.kept;

import io.ringfence.config.Settings;
import io.ringfence.store.Archive;
import io.ringfence.store.Incident;
import io.ringfence.store.Request;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code incidents}: the last verdicts. */
@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = "List the last verdicts, the newest last. Works beside a running service.")
public final class IncidentsCommand implements Callable<Integer> {
    private static final String ROW = "%-23s  %-6s  %-10s  %-12s  %-18s  %-2s  %3s  %-12s  %-20s  %s%n";

    private final Stores stores;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--last", paramLabel = "N", description = "How many; default: ${DEFAULT-VALUE}")
    private int last = 20;

    @Option(names = "--json", description = "One JSON object a line, with all evidence.")
    private boolean json;

    /** A command over {@code stores}. */
    public IncidentsCommand(Stores stores) {
        this.stores = stores;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Incident> incidents;
        int all;
        try (Archive archive = Archive.open(store.file(stores))) {
            incidents = archive.last(Math.max(0, last));
            all = archive.incidents();
        }
        Collections.reverse(incidents);
        if (json) {
            incidents.forEach(incident -> out.println(Printed.json(incident)));
        } else if (all == 0) {
            out.println("No incidents.");
        } else {
            out.printf(ROW, "at", "action", "pbx", "extension", "number", "to", "pts", "outcome", "uniqueid", "why");
            incidents.forEach(incident -> row(incident, out));
            if (incidents.size() < all) {
                out.println(incidents.size() + " of " + all + " shown; --last " + all + " shows all");
            }
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "seen",
            mixinStandardHelpOptions = true,
            description = "Say that you know, so that nobody else is told of it later (notify: after-minutes).")
    int seen(
            @Mixin StoreOption where,
            @Parameters(
                            paramLabel = "EXTENSION",
                            arity = "0..1",
                            defaultValue = "",
                            description = "Left out: everything until now.")
                    String extension,
            @Option(names = "--pbx", paramLabel = "NAME", defaultValue = "", description = "Left out: all of them.")
                    String pbx,
            @Mixin ReasonOption reason)
            throws Exception {
        Path file = where.file(stores);
        Path config = where.direct() ? Settings.NO_FILE : where.config();
        Request request = Request.of(stores.now(), Caller.name(), reason.text(), Request.SEEN, pbx, extension, "", 0);
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printed.safe(stores.ask(config, file, request)));
        out.flush();
        return 0;
    }

    private static void row(Incident incident, PrintWriter out) {
        out.printf(
                ROW,
                Printed.time(incident.at()),
                incident.action(),
                Printed.safe(incident.pbx()),
                Printed.safe(incident.payer()),
                Printed.safe(incident.number()),
                incident.country(),
                incident.score(),
                incident.result().isEmpty() ? "-" : incident.result(),
                Printed.safe(incident.uniqueid()),
                why(incident));
    }

    private static String why(Incident incident) {
        JsonNode evidence = Printed.evidence(incident);
        if (incident.kind().equals("injection")) {
            return "forged AMI text in "
                    + Printed.safe(evidence.path("injection").path("field").asString(""));
        }
        return Printed.safe(evidence.path("findings").path(0).path("why").asString(""));
    }
}
