package io.ringfence.act.ban;

import io.ringfence.config.BanSettings;
import io.ringfence.config.Settings;

/** Which perimeter settings ask for. */
public final class Perimeters {
    private Perimeters() {}

    /** The one of {@code settings}; while Ringfence only observes it touches nothing. */
    public static Perimeter of(Settings settings) {
        return enforced(settings) ? acting(settings.bans()) : Perimeter.dryRun();
    }

    /** Whether bans are carried out. */
    public static boolean enforced(Settings settings) {
        return settings.mode() == Settings.Mode.ENFORCE && settings.bans().mode().acts();
    }

    /** The one that {@code settings} name, whatever the mode of the service: to clear up behind it. */
    public static Perimeter acting(BanSettings settings) {
        return switch (settings.mode()) {
            case OFF, DRY_RUN -> Perimeter.dryRun();
            case NFTABLES -> new NftPerimeter("");
            case COMMAND -> new OneByOne(new CommandMessenger(settings.command(), settings.timeout()));
            case WEBHOOK ->
                new OneByOne(new WebhookMessenger(settings.url(), settings.secret(), settings.timeout()));
        };
    }
}
