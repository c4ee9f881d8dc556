package io.ringfence.cli.kept;

import io.ringfence.access.Token;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code users token}: what programs use instead of a password. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Let programs use the API with the rights of a user.")
public final class TokensCommand implements Runnable {
    private static final String ROW = "%-10s  %-24s  %-23s  %-23s  %s%n";

    private final Stores stores;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A command over {@code stores}. */
    public TokensCommand(Stores stores) {
        this.stores = stores;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make a token and print it, once: what is kept does not tell it.")
    int create(
            @Mixin StoreOption store,
            @Parameters(paramLabel = "USER") String user,
            @Option(names = "--label", paramLabel = "TEXT", required = true, description = "What it is for.")
                    String label,
            @Option(names = "--for", paramLabel = "TIME", description = "How long, such as 90d; left out: for ever.")
                    String time)
            throws Exception {
        Path file = store.file(stores);
        try (Archive archive = Archive.open(file)) {
            if (archive.users().stream().noneMatch(each -> each.name().equals(user))) {
                throw new IllegalArgumentException("no user is named " + Printed.safe(user));
            }
        }
        long now = stores.now();
        long expires = time == null ? 0 : now + Spans.nanos(time);
        String token = Token.fresh();
        String digest = Token.digest(token);
        keep(
                file,
                "made the token " + Token.id(digest) + " of " + user,
                label,
                new Entry.Token(digest, user, label, now, expires));
        spec.commandLine().getOut().println(token);
        spec.commandLine().getOut().flush();
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the tokens.")
    int list(@Mixin StoreOption store) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Entry.Token> tokens;
        try (Archive archive = Archive.open(store.file(stores))) {
            tokens = archive.tokens();
        }
        if (tokens.isEmpty()) {
            out.println("No tokens.");
        } else {
            out.printf(ROW, "token", "user", "since", "until", "label");
        }
        tokens.forEach(token -> out.printf(
                ROW,
                Token.id(token.digest()),
                Printed.safe(token.user()),
                Printed.time(token.since()),
                token.expires() == 0 ? "until revoked" : Printed.time(token.expires()),
                Printed.safe(token.label())));
        out.flush();
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "End a token.")
    int revoke(
            @Mixin StoreOption store,
            @Parameters(paramLabel = "TOKEN", description = "As `token list` names it.") String id)
            throws Exception {
        Path file = store.file(stores);
        Entry.Token token;
        try (Archive archive = Archive.open(file)) {
            token = archive.tokens().stream()
                    .filter(each -> Token.id(each.digest()).equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no token is called " + Printed.safe(id)));
        }
        keep(
                file,
                "revoked the token " + id + " of " + token.user(),
                token.label(),
                new Entry.TokenGone(token.digest()));
        spec.commandLine().getOut().println("revoked " + id);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void keep(Path file, String did, String why, Entry entry) throws Exception {
        stores.write(file, List.of(entry, new Entry.Audit(stores.now(), Caller.name(), did, why, "")));
    }
}
