package io.ringfence.cli.kept;

import io.ringfence.config.Settings;
import io.ringfence.number.DestinationClass;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fences}: who is fenced from what; take one down, put one up. */
@Command(
        name = "fences",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "List, lift and add fences. A running service does it within a second; else the next one finds it done.")
public final class FencesCommand implements Runnable {
    private static final String ROW = "%-10s  %-12s  %-23s  %-23s  %-5s  %-45s  %s%n";

    private final Stores stores;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A command over {@code stores}. */
    public FencesCommand(Stores stores) {
        this.stores = stores;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the fences that stand.")
    int list(
            @Mixin StoreOption store,
            @Option(names = "--all", description = "Those that have fallen, too.") boolean all)
            throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Entry.Fence> fences;
        try (Archive archive = Archive.open(store.file(stores))) {
            long now = stores.now();
            fences = archive.fences().stream()
                    .filter(fence -> all || fence.until() > now)
                    .toList();
        }
        if (fences.isEmpty()) {
            out.println("No fences.");
        } else {
            out.printf(ROW, "pbx", "extension", "since", "until", "times", "bars", "why");
            fences.forEach(fence -> row(fence, out));
        }
        out.flush();
        return 0;
    }

    private static void row(Entry.Fence fence, PrintWriter out) {
        out.printf(
                ROW,
                Printed.safe(fence.pbx()),
                Printed.safe(fence.payer()),
                Printed.time(fence.since()),
                Printed.time(fence.until()),
                fence.times(),
                fence.classes(),
                Printed.safe(fence.why()) + (fence.enforced() ? "" : " (observed only)"));
    }

    @Command(
            name = "lift",
            mixinStandardHelpOptions = true,
            description = "Take the fence of an extension down. What it dialled is known from then on.")
    int lift(
            @Mixin StoreOption store,
            @Parameters(paramLabel = "EXTENSION") String extension,
            @Option(names = "--pbx", paramLabel = "NAME", defaultValue = "", description = "Where there are several.")
                    String pbx,
            @Option(names = "--was-fraud", description = "It was fraud, and is over: learn nothing from it.")
                    boolean fraud,
            @Mixin ReasonOption reason)
            throws Exception {
        return ask(store, reason.text(), fraud ? Request.CURED : Request.LIFT, pbx, extension, "", 0);
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Fence an extension.")
    int add(
            @Mixin StoreOption store,
            @Parameters(paramLabel = "EXTENSION") String extension,
            @Option(names = "--pbx", paramLabel = "NAME", defaultValue = "", description = "Where there are several.")
                    String pbx,
            @Option(
                            names = "--classes",
                            paramLabel = "CLASS,…",
                            defaultValue = "",
                            description = "What to bar; left out: international, premium, satellite, unallocated.")
                    String classes,
            @Option(
                            names = "--for",
                            paramLabel = "TIME",
                            defaultValue = "1h",
                            description = "How long, such as 30m, 2h, 3d; default: ${DEFAULT-VALUE}")
                    String time,
            @Mixin ReasonOption reason)
            throws Exception {
        String barred = classes.toLowerCase(Locale.ROOT).replace(" ", "");
        check(barred);
        long nanos;
        try {
            nanos = Spans.nanos(time);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return ask(store, reason.text(), Request.RAISE, pbx, extension, barred, nanos);
    }

    private void check(String classes) {
        List<String> known = Arrays.stream(DestinationClass.values())
                .filter(DestinationClass::costs)
                .map(DestinationClass::label)
                .toList();
        for (String each : classes.isEmpty() ? new String[0] : classes.split(",")) {
            if (!known.contains(each)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no class that can be barred: " + Printed.safe(each) + "; there are "
                                + String.join(", ", known));
            }
        }
    }

    private int ask(
            StoreOption store, String reason, String what, String pbx, String extension, String classes, long lasts)
            throws Exception {
        Path file = store.file(stores);
        Path config = store.direct() ? Settings.NO_FILE : store.config();
        Request request = Request.of(stores.now(), Caller.name(), reason, what, pbx, extension, classes, lasts);
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printed.safe(stores.ask(config, file, request)));
        out.flush();
        return 0;
    }
}
