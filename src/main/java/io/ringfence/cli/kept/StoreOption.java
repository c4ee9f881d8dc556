package io.ringfence.cli.kept;

import io.ringfence.config.Settings;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which store a command is about. */
final class StoreOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings that name the store; default: ${DEFAULT-VALUE}")
    private Path config = Path.of("ringfence.yaml");

    @Option(names = "--store", paramLabel = "FILE", description = "The store itself, instead of settings.")
    private Path store = Settings.NO_FILE;

    Path config() {
        return config;
    }

    /** Whether the store was named, so that no settings are needed. */
    boolean direct() {
        return !store.equals(Settings.NO_FILE);
    }

    Path file(Stores stores) throws Exception {
        if (direct()) {
            return store;
        }
        Path named = stores.of(config);
        if (named.equals(Settings.NO_FILE)) {
            throw new IllegalArgumentException(config + ": no `store` is set, so nothing is kept; or use --store FILE");
        }
        return named;
    }
}
