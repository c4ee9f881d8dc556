package io.ringfence.cli.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.access.Password;
import io.ringfence.access.Token;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class UsersCommandTest {
    private static final long NOW = 1_772_442_035_000_000_000L;

    @TempDir
    private Path folder;

    private Path file;
    private String typed = "correct horse";

    private final Stores stores = new Stores() {
        @Override
        public Path of(Path config) {
            return file;
        }

        @Override
        public String ask(Path config, Path store, Request request) {
            throw new AssertionError("users are written, not asked for");
        }

        @Override
        public void write(Path store, List<Entry> entries) throws Exception {
            Store.write(store, entries, Clock.system());
        }

        @Override
        public long now() {
            return NOW;
        }
    };

    @BeforeEach
    void name() {
        file = folder.resolve("store.db");
    }

    private String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(new CommandLine(new UsersCommand(stores, user -> typed))
                        .addSubcommand(new TokensCommand(stores)))
                .setExecutionExceptionHandler((problem, failed, parsed) -> {
                    out.append(problem.getMessage());
                    return 2;
                });
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        line.execute(arguments);
        return out.toString();
    }

    @Test
    void addsListsAndRemoves() throws Exception {
        assertThat(run("users", "list")).contains("No users");
        assertThat(run("users", "add", "ann", "--role", "operator")).contains("added the user ann, operator, all PBXs");
        assertThat(run("users", "add", "acme", "--role", "viewer", "--pbx", "acme-*", "--pbx", "lobby"))
                .contains("acme-*,lobby");

        assertThat(run("users", "list").lines().skip(1))
                .satisfiesExactly(
                        acme -> assertThat(acme).contains("acme", "viewer", "acme-*,lobby"),
                        ann -> assertThat(ann).contains("ann", "operator", "all"));
        assertThat(run("users", "remove", "acme")).contains("removed the user acme");
        assertThat(run("users", "list")).doesNotContain("acme");
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.users())
                    .singleElement()
                    .satisfies(ann -> assertThat(Password.matches("correct horse", ann.password()))
                            .isTrue());
            assertThat(archive.audit(9)).extracting(Entry.Audit::what).contains("removed the user acme");
        }
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("correct horse");
    }

    @Test
    void whatIsWrongIsSaidAndNothingKept() {
        assertThat(run("users", "add", "<b>", "--role", "operator")).contains("letters, digits");
        assertThat(run("users", "add", "ann", "--role", "admin")).contains("viewer or operator");
        assertThat(run("users", "add", "ann", "--role", "viewer", "--pbx", "a b"))
                .contains("without blanks");
        assertThat(run("users", "add", "ann")).contains("--role");
        typed = "short";
        assertThat(run("users", "add", "ann", "--role", "viewer")).contains("10 to 200 characters");
        assertThat(run("users", "remove", "ann")).contains("no user is named ann");
        assertThat(run("users", "list")).contains("No users");
    }

    @Test
    void aNameIsGivenOnce() {
        run("users", "add", "ann", "--role", "operator");

        assertThat(run("users", "add", "ann", "--role", "viewer")).contains("a user already");
    }

    @Test
    void anotherPasswordTakesThePlaceOfTheFirst() throws Exception {
        run("users", "add", "ann", "--role", "operator", "--pbx", "acme");
        typed = "battery staple";

        assertThat(run("users", "passwd", "ann")).contains("another password of ann");
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.users()).singleElement().satisfies(ann -> {
                assertThat(Password.matches("battery staple", ann.password())).isTrue();
                assertThat(ann.scope()).isEqualTo("acme");
            });
        }
    }

    @Test
    void worksBesideAServiceThatHoldsTheStore() throws Exception {
        try (Store service = Store.open(file, Clock.system())) {
            assertThat(run("users", "add", "ann", "--role", "operator")).contains("added");
            try (Archive archive = service.archive()) {
                assertThat(archive.users()).hasSize(1);
            }
        }
    }

    @Test
    void tokensArePrintedOnceAndEndWithTheirUser() throws Exception {
        run("users", "add", "ann", "--role", "operator");

        String token = run("users", "token", "create", "ann", "--label", "grafana", "--for", "90d")
                .strip();

        assertThat(token).startsWith("rf_");
        assertThat(run("users", "token", "list")).contains(Token.id(Token.digest(token)), "grafana", "2026-05-31");
        assertThat(run("users", "token", "create", "bob", "--label", "x")).contains("no user is named bob");
        run("users", "remove", "ann");
        assertThat(run("users", "token", "list")).contains("No tokens");
        run("users", "add", "ann", "--role", "viewer");
        assertThat(run("users", "token", "list")).contains("No tokens");
    }

    @Test
    void aTokenCanBeRevoked() {
        run("users", "add", "ann", "--role", "operator");
        String id = Token.id(Token.digest(
                run("users", "token", "create", "ann", "--label", "x").strip()));

        assertThat(run("users", "token", "revoke", "nothing")).contains("no token");
        assertThat(run("users", "token", "revoke", id)).contains("revoked " + id);
        assertThat(run("users", "token", "list")).contains("No tokens");
    }

    @Test
    void aStoreOfTheFirstVersionIsBroughtUpToDate() throws Exception {
        String first = new String(
                Store.class.getResourceAsStream("1.sql").readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(first + "; INSERT INTO audit (at, who, what, why) VALUES (1, 'ann', 'did', 'so');"
                    + "PRAGMA application_id = " + 0x52464E43 + "; PRAGMA user_version = 1;");
        }

        assertThat(run("users", "add", "ann", "--role", "operator")).contains("added");
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.audit(9)).extracting(Entry.Audit::pbx).containsExactly("", "");
        }
    }
}
