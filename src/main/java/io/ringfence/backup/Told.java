package io.ringfence.backup;

import io.ringfence.config.Settings;
import io.ringfence.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was backed up and restored, in words. */
public final class Told {
    private static final double KILO = 1e3;

    private Told() {}

    /** What is in a backup and what is not. */
    public static String of(Backup.Made made, Source source) {
        StringBuilder told = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %.1f kB, read again and found good.%nIn it: %s",
                made.file(),
                made.bytes() / KILO,
                holdings(made.holdings())));
        boolean settings = !source.settings().equals(Settings.NO_FILE);
        if (settings) {
            told.append("; the settings ").append(source.settings());
        }
        if (!source.files().isEmpty()) {
            told.append("; ").append(names(source.files()));
        }
        told.append(String.format(".%n"));
        if (settings) {
            told.append("Not in it: secrets from the environment and from files");
            if (!source.secrets().isEmpty()) {
                told.append(" (").append(String.join(", ", source.secrets())).append(')');
            }
            told.append(
                    String.format(", keys and certificates, captures. Secrets written into the settings are in it.%n"));
        }
        if (!source.large().isEmpty()) {
            told.append(String.format("Not in it, for its size: %s.%n", names(source.large())));
        }
        if (!source.missing().isEmpty()) {
            told.append(String.format("Not in it, since it cannot be read: %s.%n", names(source.missing())));
        }
        return told.append(
                        "It holds numbers people called and the users' password hashes: keep it as safe as the store.")
                .toString();
    }

    /** What was put where. */
    public static String of(Restoration.Restored done, Path backup) {
        Instant made = Instant.ofEpochSecond(0, done.madeNanos()).truncatedTo(ChronoUnit.SECONDS);
        StringBuilder told = new StringBuilder(String.format(
                "%s: as it was on %s, read again and found good: %s.%n",
                done.store(), made, holdings(done.holdings())));
        if (!done.aside().equals(Settings.NO_FILE)) {
            told.append(
                    String.format("The store before is now %s; delete it when you no longer need it.%n", done.aside()));
        }
        if (!done.put().isEmpty()) {
            told.append(String.format("Also restored: %s.%n", names(done.put())));
        }
        if (!done.left().isEmpty()) {
            told.append(String.format(
                    "Not restored, since a file is there or they lay elsewhere: %s. To see one: unzip -p %s NAME%n",
                    String.join(", ", done.left()), backup));
        }
        return told.append("Start the service now. What was waiting to be told or done at that time is not.")
                .toString();
    }

    private static String holdings(Store.Holdings holdings) {
        return String.format(
                "the store (schema %d, %d incidents, %d fences, %d sums of money, %d rows learnt)",
                holdings.schema(), holdings.incidents(), holdings.fences(), holdings.money(), holdings.baselines());
    }

    private static String names(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
