package io.ringfence.act.ban;

import io.ringfence.config.BanSettings;
import io.ringfence.config.Settings;
import io.ringfence.decide.ban.Ban;
import java.io.IOException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which perimeter settings ask for. */
public final class Perimeters {
    private static final Logger LOG = LoggerFactory.getLogger(Perimeters.class);

    private Perimeters() {}

    /** The one of {@code settings}; while Ringfence only observes it touches nothing. */
    public static Perimeter of(Settings settings) {
        if (enforced(settings)) {
            return acting(settings.bans());
        }
        return settings.bans().mode() == BanSettings.Mode.NFTABLES ? released() : Perimeter.dryRun();
    }

    /** Nobody is kept out who was before the service was told to observe. */
    private static Perimeter released() {
        Perimeter before = NftPerimeter.ofSystem();
        return new Perimeter() {
            private boolean done;

            @Override
            public boolean keep(Collection<Ban> bans, boolean thorough, long nowNanos) {
                if (!done) {
                    done = true;
                    remove();
                }
                return true;
            }

            @Override
            public void remove() {
                try {
                    before.remove();
                } catch (IOException e) {
                    LOG.info("bans: whoever may not change nftables has banned nobody there: {}", e.getMessage());
                }
            }
        };
    }

    /** Whether bans are carried out. */
    public static boolean enforced(Settings settings) {
        return settings.mode() == Settings.Mode.ENFORCE
                && settings.bans().mode().acts();
    }

    private static Perimeter acting(BanSettings settings) {
        return switch (settings.mode()) {
            case OFF, DRY_RUN -> Perimeter.dryRun();
            case NFTABLES -> NftPerimeter.ofSystem();
            case COMMAND -> new OneByOne(new CommandMessenger(settings.command(), settings.timeout()));
            case WEBHOOK -> new OneByOne(new WebhookMessenger(settings.url(), settings.secret(), settings.timeout()));
        };
    }
}
