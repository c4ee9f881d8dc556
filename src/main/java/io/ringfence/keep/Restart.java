package io.ringfence.keep;

import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Fence;
import io.ringfence.decide.Grant;
import io.ringfence.score.Scorer;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on where the last process ended: fences, what budgets granted, what the engines have learnt, money of the day in it. */
public final class Restart {
    private static final Logger LOG = LoggerFactory.getLogger(Restart.class);

    /** As long as anybody stays under suspicion, which is longer than any budget looks back. */
    private static final long GRANTED_NANOS = TimeUnit.HOURS.toNanos(12);

    private record FenceRaised(String pbx, String payerKind, String payer, long at) {}

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
            archive.lessons().forEach(lesson -> Plain.lessons(lesson).forEach(decider::learn));
            decider.restore(fences, grants(archive.intents(nowNanos - GRANTED_NANOS)));
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

    /** Points drew on the budget of hangups, and each fence once on its own: fences end a payer's other calls for free. */
    private static List<Grant> grants(List<Entry.Intent> intents) {
        List<Grant> grants = new ArrayList<>();
        Set<FenceRaised> fences = new HashSet<>();
        for (Entry.Intent intent : intents) {
            boolean fence = intent.action().equals("fence")
                    && fences.add(new FenceRaised(intent.pbx(), intent.payerKind(), intent.payer(), intent.at()));
            boolean hangup = intent.action().equals("hangup") && !intent.hard();
            if (fence || hangup) {
                grants.add(
                        new Grant(Plain.subject(intent.pbx(), intent.payerKind(), intent.payer()), fence, intent.at()));
            }
        }
        return grants;
    }
}
