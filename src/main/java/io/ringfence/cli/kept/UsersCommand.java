package io.ringfence.cli.kept;

import io.ringfence.access.Password;
import io.ringfence.access.Role;
import io.ringfence.access.Scope;
import io.ringfence.access.UserName;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code users}: who may use the console and the API. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Say who may use the console and the API. A running service knows it within two seconds.")
public final class UsersCommand implements Runnable {
    private static final String ROW = "%-24s  %-8s  %-23s  %s%n";

    private final Stores stores;
    private final Prompt prompt;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A command over {@code stores}. */
    public UsersCommand(Stores stores, Prompt prompt) {
        this.stores = stores;
        this.prompt = prompt;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add a user. The password is asked for, or read from standard input.")
    int add(
            @Mixin StoreOption store,
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", paramLabel = "ROLE", required = true, description = "viewer or operator")
                    String role,
            @Option(
                            names = "--pbx",
                            paramLabel = "GLOB",
                            arity = "1..*",
                            description = "Only these PBXs, such as 'acme-*'; left out: all.")
                    List<String> pbx)
            throws Exception {
        Scope scope = scope(pbx == null ? List.of() : pbx);
        Role chosen = role(role);
        Path file = store.file(stores);
        if (users(file).stream().anyMatch(user -> user.name().equals(checked(name)))) {
            throw new IllegalArgumentException(name + " is a user already; `users passwd` sets another password");
        }
        Entry.User user = new Entry.User(checked(name), chosen.label(), scope.text(), password(name), stores.now());
        String did = "added the user " + name + ", " + chosen.label() + ", "
                + (scope.everything() ? "all PBXs" : scope.text());
        return keep(file, did, List.of(user));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the users.")
    int list(@Mixin StoreOption store) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Entry.User> users = users(store.file(stores));
        if (users.isEmpty()) {
            out.println("No users.");
        } else {
            out.printf(ROW, "name", "role", "changed", "pbx");
        }
        users.forEach(user -> out.printf(
                ROW,
                Printed.safe(user.name()),
                user.role(),
                Printed.time(user.changed()),
                user.scope().isEmpty() ? "all" : Printed.safe(user.scope())));
        out.flush();
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a user, and end its sessions and tokens.")
    int remove(@Mixin StoreOption store, @Parameters(paramLabel = "NAME") String name) throws Exception {
        Path file = store.file(stores);
        Entry.User user = existing(file, name);
        List<Entry> gone = new ArrayList<>();
        gone.add(new Entry.UserGone(user.name()));
        try (Archive archive = Archive.open(file)) {
            archive.tokens().stream()
                    .filter(token -> token.user().equals(name))
                    .forEach(token -> gone.add(new Entry.TokenGone(token.digest())));
        }
        return keep(file, "removed the user " + name, gone);
    }

    @Command(
            name = "passwd",
            mixinStandardHelpOptions = true,
            description = "Set another password, and end the user's sessions.")
    int passwd(@Mixin StoreOption store, @Parameters(paramLabel = "NAME") String name) throws Exception {
        Path file = store.file(stores);
        Entry.User before = existing(file, name);
        Entry.User user = new Entry.User(before.name(), before.role(), before.scope(), password(name), stores.now());
        return keep(file, "set another password of " + name, List.of(user));
    }

    private String password(String name) throws Exception {
        return Password.keep(prompt.password(name));
    }

    private int keep(Path file, String did, List<? extends Entry> entries) throws Exception {
        List<Entry> all = new ArrayList<>(entries);
        all.add(new Entry.Audit(stores.now(), Caller.name(), did, "", ""));
        stores.write(file, all);
        spec.commandLine().getOut().println(Printed.safe(did));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Entry.User existing(Path file, String name) throws Exception {
        return users(file).stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no user is named " + Printed.safe(name)));
    }

    /** Of a store made before there were users, too: writing nothing brings it up to date. */
    private List<Entry.User> users(Path file) throws Exception {
        if (!Files.exists(file)) {
            return List.of();
        }
        stores.write(file, List.of());
        try (Archive archive = Archive.open(file)) {
            return archive.users();
        }
    }

    private String checked(String name) {
        return reported(() -> UserName.checked(name));
    }

    private Role role(String label) {
        return reported(() -> Role.of(label));
    }

    private Scope scope(List<String> globs) {
        // Each must name something: an empty one, from a variable that was not set, is no wish to see everything.
        return reported(() -> globs.isEmpty() ? Scope.ALL : new Scope(globs));
    }

    private <T> T reported(java.util.function.Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
