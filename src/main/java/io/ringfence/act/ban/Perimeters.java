package io.ringfence.act.ban;

import io.ringfence.config.BanSettings;
import io.ringfence.config.Settings;
import io.ringfence.decide.ban.Ban;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which perimeter settings ask for. */
public final class Perimeters {
    private static final Logger LOG = LoggerFactory.getLogger(Perimeters.class);

    private static final int MOST_BYTES = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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

    /** A line of a report: {@code bad} when bans are configured and cannot be carried out. */
    public record Line(boolean bad, String says) {}

    /** Whether the bans of {@code settings} could be carried out here, in words. Changes nothing: what is tried on nftables is only checked. */
    public static List<Line> check(Settings settings) {
        BanSettings bans = settings.bans();
        boolean enforced = enforced(settings);
        return switch (bans.mode()) {
            case OFF -> List.of(new Line(false, "off: nobody is banned, and nobody told of would be"));
            case DRY_RUN ->
                List.of(
                        new Line(
                                false,
                                "dry-run: who would be banned is told, and nobody is; set bans.mode to nftables, command or webhook"));
            case COMMAND -> List.of(command(bans.command()));
            case WEBHOOK -> List.of(new Line(false, "webhook to " + bans.url().getHost() + ": not called by doctor"));
            case NFTABLES -> nftables(NftPerimeter.program(), enforced);
        };
    }

    private static Line command(List<String> command) {
        Path program = Path.of(command.get(0));
        boolean there = !program.isAbsolute() || Files.isExecutable(program);
        return new Line(
                !there, "command " + program + (there ? ": not run by doctor" : " is not there, or may not be run"));
    }

    /** @param nft the program */
    static List<Line> nftables(String nft, boolean enforced) {
        Program program = new Program(PATIENCE, MOST_BYTES);
        String meant = enforced ? "" : "; mode is observe, so nobody is banned yet";
        try {
            Program.Ran checked = program.run(List.of(nft, "-c", "-f", "-"), NftText.table(List.of(), 0));
            if (!checked.well()) {
                return List.of(new Line(
                        true,
                        "nftables refuses: " + checked.says()
                                + "; run Ringfence with the right CAP_NET_ADMIN, as its service does, or as root"));
            }
            boolean present = program.run(List.of(nft, "list", "table", "inet", "ringfence"), "")
                    .well();
            String table = present ? "the table inet ringfence is there" : "the table inet ringfence is not there yet";
            return List.of(new Line(false, "nftables: " + nft + " may be used; " + table + meant));
        } catch (IOException e) {
            return List.of(new Line(
                    true,
                    "nftables: " + nft
                            + " cannot be run; install it (Debian: apt install nftables), or set bans.mode"));
        }
    }
}
