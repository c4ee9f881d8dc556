package io.ringfence.cli.kept;

import io.ringfence.config.Settings;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import java.nio.file.Path;
import java.util.List;

/** What these commands need of the rest. */
public interface Stores {
    /** The store that settings name; {@link Settings#NO_FILE} when they name none. */
    Path of(Path config) throws Exception;

    /**
     * Sees to a request; what became of it, in words.
     *
     * @param config settings; {@link Settings#NO_FILE} when the store was named instead
     */
    String ask(Path config, Path store, Request request) throws Exception;

    /** Writes into a store at once, whether or not a service holds it; none is made anew if there is one. */
    void write(Path store, List<Entry> entries) throws Exception;

    /** Nanoseconds since 1970. */
    long now();
}
