package io.ringfence.keep;

import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Fence;
import io.ringfence.decide.Lesson;
import io.ringfence.decide.Memory;
import io.ringfence.decide.Stop;
import io.ringfence.decide.Subject;
import io.ringfence.fact.CallAnswered;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Scorer;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on where the last process ended: fences, what budgets granted, what the engines have learnt, money of the day in it. */
public final class Restart {
    private static final Logger LOG = LoggerFactory.getLogger(Restart.class);

    private static final Set<String> HOME = Set.of(DestinationClass.NATIONAL.label(), DestinationClass.MOBILE.label());

    /** Longer than anybody stays under suspicion. */
    private static final long SUSPECT_NANOS = TimeUnit.DAYS.toNanos(1);

    private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(3);

    private Restart() {}

    /** Takes from {@code store} what is in it. To be called before the first event. */
    public static void from(Store store, Settings settings, Decider decider, Scorer scorer, long nowNanos) {
        if (!store.durable()) {
            return;
        }
        try (Archive archive = store.archive()) {
            List<Fence> fences = archive.fences().stream()
                    .filter(fence -> fence.enforced() || settings.mode() == Settings.Mode.OBSERVE)
                    .map(Plain::fence)
                    .toList();
            decider.restore(new Memory(fences, stops(archive.intents(nowNanos - SUSPECT_NANOS)), lessons(archive)));
            long[] rows = new long[1];
            int others = archive.rows(scorer.layout(), row -> {
                scorer.restore(Plain.row(row));
                rows[0]++;
            });
            long standing =
                    fences.stream().filter(fence -> fence.stands(nowNanos)).count();
            LOG.info("store: {} fences stand, baselines of {} subjects", standing, rows[0]);
            if (others > 0) {
                LOG.warn("store: baselines of {} subjects were written by another version and are learnt anew", others);
            }
        } catch (UnusableStore | RuntimeException e) {
            LOG.error("store: nothing could be read from it, so no fence is resumed: {}", e.getMessage());
        }
    }

    /** Hands over the calls of {@code pbxs} that were up when the last process ended. To be called before the first event. */
    public static void underway(Store store, Set<String> pbxs, Consumer<CallAnswered.Underway> taker) {
        if (!store.durable()) {
            return;
        }
        try (Archive archive = store.archive()) {
            archive.underway().stream()
                    .filter(kept -> pbxs.contains(kept.pbx()))
                    .map(Plain::underway)
                    .flatMap(Optional::stream)
                    .forEach(taker);
        } catch (UnusableStore | RuntimeException e) {
            LOG.error("store: which calls were up could not be read: {}", e.getMessage());
        }
    }

    /** Whose fences in {@code store} were only observed, those included that were raised just now. */
    public static List<Subject> observed(Store store) throws UnusableStore {
        if (!store.flush(FLUSH_NANOS)) {
            throw new UnusableStore("the store: what was raised just now is not on the disk yet");
        }
        try (Archive archive = store.archive()) {
            return archive.fences().stream()
                    .filter(fence -> !fence.enforced())
                    .map(fence -> Plain.fence(fence).subject())
                    .toList();
        }
    }

    /** The calls points ended: their payers stay under suspicion, and budgets remember them. */
    private static List<Stop> stops(List<Entry.Intent> intents) {
        return intents.stream()
                .filter(intent -> intent.action().equals("hangup") && !intent.hard())
                .map(intent -> new Stop(
                        Plain.subject(intent.pbx(), intent.payerKind(), intent.payer()),
                        intent.at(),
                        Plain.range(intent.number()),
                        !HOME.contains(intent.type()),
                        true)) // an intent is kept of what is carried out only
                .toList();
    }

    private static List<Lesson> lessons(Archive archive) {
        return archive.lessons().stream()
                .map(Plain::lesson)
                .flatMap(Optional::stream)
                .toList();
    }
}
