package io.ringfence.web.api;

import io.ringfence.config.Loaded;
import io.ringfence.config.SettingsText;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How it is set up; for those who see every PBX. */
final class SettingsRoutes {
    private final Core core;
    private final Supplier<Loaded> loaded;

    SettingsRoutes(Core core, Supplier<Loaded> loaded) {
        this.core = core;
        this.loaded = loaded;
    }

    List<Route> routes() {
        return List.of(
                Route.getOfAll("/settings", ask -> settings(loaded.get())),
                new Route("GET", "/users", Route.Need.EVERYTHING, this::users));
    }

    private static Object settings(Loaded now) {
        return Map.of("lines", now.lines(), "warnings", now.warnings(), "inForce", SettingsText.of(now.settings()));
    }

    private Object users(Ask ask) throws Exception {
        if (!ask.visitor().operates()) {
            throw Refusal.forbidden("only an operator sees who may log in");
        }
        try (Archive archive = core.archive()) {
            List<Entry.Token> tokens = archive.tokens();
            return Page.slice(
                    archive.users().stream().map(user -> user(user, tokens)).toList(), ask);
        }
    }

    private static Map<String, Object> user(Entry.User user, List<Entry.Token> tokens) {
        return Map.of(
                "name", user.name(),
                "role", user.role(),
                "scope", user.scope(),
                "changed", KeptRoutes.millis(user.changed()),
                "tokens",
                        tokens.stream()
                                .filter(token -> token.user().equals(user.name()))
                                .map(Entry.Token::label)
                                .toList());
    }
}
