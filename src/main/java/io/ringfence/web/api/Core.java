package io.ringfence.web.api;

import io.ringfence.access.Scope;
import io.ringfence.store.Archive;
import io.ringfence.store.Request;
import io.ringfence.store.UnusableStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the API needs of the service that runs. Everything may be called by any thread, and none waits for the river. */
public interface Core {
    /** How everything in a scope stands now. */
    Object overview(Scope scope);

    /** What the engines and the decider know of an extension; becomes known in the river's turn. */
    CompletableFuture<Map<String, Object>> portrait(String pbx, String extension);

    /** Does what a person asks for; the answer in words. */
    CompletableFuture<String> ask(Request request);

    /** A reader of the store, to be closed. */
    Archive archive() throws UnusableStore;

    /** The PBXs of the settings. */
    List<String> pbxs();
}
