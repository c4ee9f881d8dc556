package io.ringfence.audit.ask;

import io.ringfence.ami.Feed;
import io.ringfence.ami.FeedStatus;
import io.ringfence.config.Settings;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which Asterisk runs, by its own word: a folder may not say, or may say what is installed and not yet started. */
public final class AskedVersion {
    private static final long PATIENCE_MILLIS = 10_000;

    private AskedVersion() {}

    /**
     * Asks one PBX of {@code settings} over AMI.
     *
     * @return such as {@code 22.10.1}; empty where the account may not ask
     * @throws IllegalArgumentException when the settings name no such PBX
     * @throws IOException when it does not answer within ten seconds
     */
    public static String of(Settings settings, String name, Clock clock) throws IOException, InterruptedException {
        List<Settings.PbxSettings> all = settings.pbx();
        Settings.PbxSettings pbx = all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("--ask " + name + ": the settings name no such PBX, but "
                                + all.stream().map(Settings.PbxSettings::name).toList()));
        try (Feed feed = new Feed(pbx, clock, events -> {}, Settings.NO_FILE, RandomGenerator.getDefault())) {
            feed.start();
            FeedStatus status = feed.awaitAnswer(PATIENCE_MILLIS);
            if (!status.up()) {
                throw new IOException("--ask " + name + ": not connected: " + status.reason());
            }
            return status.asterisk();
        }
    }
}
