package io.ringfence.keep.ban;

import io.ringfence.act.ban.Gate;
import io.ringfence.decide.ban.Ban;
import io.ringfence.decide.ban.Bans;
import io.ringfence.network.Cidr;
import io.ringfence.store.Archive;
import io.ringfence.store.Lesson;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on where the last process ended: who is kept out and for how long yet, who lives where, whom people let in again. */
public final class BanRestart {
    private static final Logger LOG = LoggerFactory.getLogger(BanRestart.class);

    private BanRestart() {}

    /** Takes from {@code store} what is in it, to be carried on by {@code gate}, which is started. */
    public static void from(Store store, Bans bans, boolean enforced, Gate gate, long nowNanos) {
        List<Ban> standing = new ArrayList<>();
        List<Ban> ended = new ArrayList<>();
        if (store.durable()) {
            try (Archive archive = store.archive()) {
                read(archive, bans, enforced);
                standing.addAll(bans.standing(nowNanos));
                archive.bans().stream()
                        .filter(kept -> enforced && kept.enforced() && !kept.ended() && kept.until() <= nowNanos)
                        .map(Plain::ban)
                        .flatMap(Optional::stream)
                        .forEach(ended::add);
                LOG.info("store: {} bans stand", standing.size());
            } catch (UnusableStore | RuntimeException e) {
                LOG.error("store: nothing could be read from it, so no ban is resumed: {}", e.getMessage());
            }
        }
        gate.start(standing, ended);
    }

    /** Bans that were meant as those of a service are that carries them out, or does not. */
    public static List<Ban> kept(Archive archive, boolean enforced) {
        return archive.bans().stream()
                .filter(kept -> kept.enforced() == enforced)
                .map(Plain::ban)
                .flatMap(Optional::stream)
                .filter(ban -> ban.times() > 0)
                .toList();
    }

    /** Fills {@code bans}; one that was only observed is none for a service that carries them out, and the other way round. */
    static void read(Archive archive, Bans bans, boolean enforced) {
        kept(archive, enforced).forEach(bans::restore);
        archive.residents().stream()
                .map(Plain::resident)
                .flatMap(Optional::stream)
                .forEach(bans::restore);
        for (Lesson lesson : archive.lessons()) {
            if (lesson.kind().equals(Plain.LESSON)) {
                Cidr.parse(lesson.value()).ifPresent(network -> bans.free(network, lesson.who() + ", " + lesson.why()));
            }
        }
    }
}
