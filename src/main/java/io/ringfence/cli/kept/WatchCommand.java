package io.ringfence.cli.kept;

import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watch}: what changed on a PBX without being announced; announce changes, accept them. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "See, announce and accept changes of what is watched. A running service knows within its next look.")
public final class WatchCommand implements Runnable {
    private static final String ROW = "%-10s  %-9s  %-10s  %-40s  %-23s  %s%n";

    private final Stores stores;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final String who = Caller.name();

    /** A command over {@code stores}. */
    public WatchCommand(Stores stores) {
        this.stores = stores;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description =
                    "What is watched, what changed and was not accepted, and which changes are announced. Exit 1 when something changed.")
    int status(@Mixin StoreOption store) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Archive archive = Archive.open(store.file(stores))) {
            List<Entry.Watched> all =
                    archive.watched("").stream().filter(one -> !one.inner()).toList();
            List<Entry.Watched> changed = all.stream()
                    .filter(one -> !one.print().equals(one.accepted()))
                    .toList();
            long there = all.stream().filter(one -> !one.print().isEmpty()).count();
            out.println(there + " things are watched, " + changed.size() + " not as accepted.");
            if (!changed.isEmpty()) {
                out.printf(ROW, "pbx", "is", "what", "which", "since", "where");
            }
            for (Entry.Watched one : changed) {
                out.printf(
                        ROW,
                        Printed.safe(one.pbx()),
                        one.print().isEmpty() ? "gone" : one.accepted().isEmpty() ? "new" : "changed",
                        one.what().toLowerCase(Locale.ROOT).replace('_', ' '),
                        Printed.safe(one.name()),
                        Printed.time(one.since()),
                        Printed.safe(one.place()));
            }
            long now = stores.now();
            archive.announced().stream()
                    .filter(window -> window.until() > now)
                    .forEach(window ->
                            out.println("Changes" + (window.pbx().isEmpty() ? "" : " of " + Printed.safe(window.pbx()))
                                    + " are announced until "
                                    + Printed.time(window.until()) + " by " + Printed.safe(window.who()) + ": "
                                    + Printed.safe(window.why())));
            out.flush();
            return changed.isEmpty() ? 0 : 1;
        }
    }

    @Command(
            name = "announce",
            mixinStandardHelpOptions = true,
            description = "Changes are coming: those seen until then are accepted, and not alerted.")
    int announce(
            @Mixin StoreOption store,
            @Option(
                            names = "--pbx",
                            paramLabel = "NAME",
                            defaultValue = "",
                            description = "Of one PBX; default: of all.")
                    String pbx,
            @Option(
                            names = "--for",
                            paramLabel = "TIME",
                            defaultValue = "1h",
                            description = "How long, such as 30m, 2h; default: ${DEFAULT-VALUE}")
                    String time,
            @Mixin ReasonOption reason)
            throws Exception {
        long now = stores.now();
        long until = now + Spans.nanos(time);
        write(
                store,
                List.of(
                        new Entry.Announced(pbx, now, until, who, reason.text()),
                        new Entry.Audit(
                                now, who, "announced changes until " + Printed.time(until), reason.text(), pbx)));
        spec.commandLine().getOut().println("Changes are accepted until " + Printed.time(until) + ".");
        return 0;
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Accept everything that is watched as it was at the last look.")
    int accept(
            @Mixin StoreOption store,
            @Option(
                            names = "--pbx",
                            paramLabel = "NAME",
                            defaultValue = "",
                            description = "Of one PBX; default: of all.")
                    String pbx,
            @Mixin ReasonOption reason)
            throws Exception {
        write(
                store,
                List.of(
                        new Entry.Accepted(pbx),
                        new Entry.Audit(stores.now(), who, "accepted the configuration as it is", reason.text(), pbx)));
        spec.commandLine().getOut().println("Accepted.");
        return 0;
    }

    private void write(StoreOption store, List<Entry> entries) throws Exception {
        Path file = store.file(stores);
        Archive.open(file).close(); // a slip of the finger must not make a store
        stores.write(file, entries);
    }
}
