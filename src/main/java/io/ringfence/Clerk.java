package io.ringfence;

import io.ringfence.drill.Rota;
import io.ringfence.keep.Errands;
import io.ringfence.keep.ban.BanErrands;
import io.ringfence.store.Archive;
import io.ringfence.store.Incident;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what people ask of a service to whoever does it: looks things up where waiting is allowed, acts in the river's turn. */
final class Clerk {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);

    private final Store store;
    private final Errands errands;
    private final BanErrands bans;
    private final Rota drills;
    private final Consumer<Runnable> river;
    private final Clock clock;

    /** @param river runs a task in the river's turn, to which errands belong */
    Clerk(Store store, Errands errands, BanErrands bans, Rota drills, Consumer<Runnable> river, Clock clock) {
        this.store = store;
        this.errands = errands;
        this.bans = bans;
        this.drills = drills;
        this.river = river;
        this.clock = clock;
    }

    /** Does what {@code request} asks for; its answer is in the store. */
    void take(Request request) {
        take(request, answer -> {});
    }

    /** Does it, and answers whoever waits. */
    CompletableFuture<String> ask(Request request) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        take(request, answer::complete);
        return answer;
    }

    private void take(Request request, Consumer<String> answered) {
        if (BanErrands.concern(request)) {
            river.accept(() -> bans.run(request, answered));
            return;
        }
        if (Rota.concerns(request)) {
            drills.ask(request, answered);
            return;
        }
        try (Archive archive = store.archive()) {
            List<Incident> incidents = Errands.about(request, archive);
            river.accept(() -> answered.accept(errands.run(request, incidents, clock.epochNanos())));
        } catch (UnusableStore e) {
            LOG.error("a request could not be looked into: {}", e.getMessage());
        }
    }
}
