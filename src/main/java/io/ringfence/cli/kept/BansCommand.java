package io.ringfence.cli.kept;

import io.ringfence.config.Settings;
import io.ringfence.network.Cidr;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bans}: who is kept out, and why; let somebody in, keep somebody out. */
@Command(
        name = "bans",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "List, lift, add, import and export bans. A running service does it within a second; else it is done here and the next one goes on with it.")
public final class BansCommand implements Runnable {
    private static final String ROW = "%-43s  %-23s  %-23s  %-5s  %-6s  %s%n";
    private static final int MOST_LINES = 10_000;

    private final Stores stores;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A command over {@code stores}. */
    public BansCommand(Stores stores) {
        this.stores = stores;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the bans that stand.")
    int list(
            @Mixin StoreOption store,
            @Option(names = "--all", description = "Those of the last 30 days, too.") boolean all)
            throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Entry.Ban> bans = bans(store, all);
        if (bans.isEmpty()) {
            out.println("No bans.");
        } else {
            out.printf(ROW, "address", "since", "until", "times", "by", "why");
            for (Entry.Ban ban : bans) {
                out.printf(
                        ROW,
                        Printed.safe(ban.network()),
                        Printed.time(ban.since()),
                        Printed.time(ban.until()),
                        ban.times(),
                        Printed.safe(ban.origin()),
                        Printed.safe(ban.why()) + (ban.enforced() ? "" : " (observed only)"));
            }
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Print the addresses and networks that are banned, one to a line, for other firewalls.")
    int export(@Mixin StoreOption store) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        bans(store, false).stream()
                .filter(Entry.Ban::enforced)
                .forEach(ban -> out.println(Printed.safe(ban.network())));
        out.flush();
        return 0;
    }

    private List<Entry.Ban> bans(StoreOption store, boolean all) throws Exception {
        try (Archive archive = Archive.open(store.file(stores))) {
            long now = stores.now();
            return archive.bans().stream()
                    .filter(ban -> all || ban.until() > now)
                    .toList();
        }
    }

    @Command(
            name = "lift",
            mixinStandardHelpOptions = true,
            description = "Let addresses in again. Ringfence itself does not ban them any more.")
    int lift(
            @Mixin StoreOption store,
            @Parameters(paramLabel = "ADDRESS", arity = "1..*") List<String> addresses,
            @Option(names = "--was-attack", description = "They did attack: ban them again when they do again.")
                    boolean attack,
            @Mixin ReasonOption reason)
            throws Exception {
        return ask(store, reason.text(), attack ? Request.PAROLE : Request.UNBAN, checked(addresses), 0);
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Keep addresses or networks out.")
    int add(
            @Mixin StoreOption store,
            @Parameters(paramLabel = "ADDRESS", arity = "1..*", description = "192.0.2.7, 192.0.2.0/24, 2001:db8::/64")
                    List<String> addresses,
            @Option(
                            names = "--for",
                            paramLabel = "TIME",
                            defaultValue = "1d",
                            description = "How long, such as 30m, 6h, 7d; default: ${DEFAULT-VALUE}")
                    String time,
            @Mixin ReasonOption reason)
            throws Exception {
        return ask(store, reason.text(), Request.BAN, checked(addresses), span(time));
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Keep out what a file lists: an address or network to a line, of CSV the first column.")
    int read(
            @Mixin StoreOption store,
            @Parameters(paramLabel = "FILE") Path file,
            @Option(
                            names = "--for",
                            paramLabel = "TIME",
                            defaultValue = "7d",
                            description = "How long, such as 30m, 6h, 7d; default: ${DEFAULT-VALUE}")
                    String time,
            @Mixin ReasonOption reason)
            throws Exception {
        return ask(store, reason.text(), Request.BAN, listed(file), span(time));
    }

    @Command(
            name = "flush",
            mixinStandardHelpOptions = true,
            description = "Let everybody in. Without a running service, leave nothing in the packet filter either.")
    int flush(@Mixin StoreOption store, @Mixin ReasonOption reason) throws Exception {
        return ask(store, reason.text(), Request.FLUSH, List.of(), 0);
    }

    private List<String> checked(List<String> addresses) {
        List<String> wrong = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (String address : addresses) {
            Cidr.parse(address).ifPresentOrElse(network -> right.add(network.toString()), () -> wrong.add(address));
        }
        if (!wrong.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no address and no network: " + Printed.safe(String.join(", ", wrong)));
        }
        return right;
    }

    /** All or nothing: half a list would look like a whole one. */
    private List<String> listed(Path file) throws IOException {
        List<String> networks = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            number++;
            String cell = line.replaceAll("(^|\\s)[#;].*$", "")
                    .split("[,;\\s]", 2)[0]
                    .replace("\"", "")
                    .strip();
            if (cell.isEmpty()) {
                continue;
            }
            Optional<Cidr> network = Cidr.parse(cell);
            if (network.isPresent() && !network.get().wide()) {
                networks.add(network.get().toString());
            } else {
                wrong.add(file + ":" + number + ": " + Printed.safe(cell)
                        + ": must be an address, a /24 or longer, or a /64 or longer");
            }
        }
        if (!wrong.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.join(System.lineSeparator(), wrong.subList(0, Math.min(20, wrong.size()))));
        }
        if (networks.isEmpty() || networks.size() > MOST_LINES) {
            throw new ParameterException(spec.commandLine(), file + ": must list 1 to " + MOST_LINES + " networks");
        }
        return networks;
    }

    private long span(String time) {
        try {
            return Spans.nanos(time);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int ask(StoreOption store, String reason, String what, List<String> networks, long lasts) throws Exception {
        Path file = store.file(stores);
        Path config = store.direct() ? Settings.NO_FILE : store.config();
        Request request =
                Request.of(stores.now(), Caller.name(), reason, what, "", String.join(",", networks), "", lasts);
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printed.safe(stores.ask(config, file, request)));
        out.flush();
        return 0;
    }
}
