package io.ringfence.backup;

import io.ringfence.config.Loaded;
import io.ringfence.config.Settings;
import io.ringfence.config.yaml.Setting;
import io.ringfence.time.WeeklyHours;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What there is to back up.
 *
 * @param store the SQLite file
 * @param settings the settings file; {@link Settings#NO_FILE} when the store alone is backed up
 * @param files other files the settings name, that are there
 * @param missing what the settings name and is not there to be read
 * @param secrets keys that name files with secrets
 * @param large files too large to be worth it, which can be had again
 */
public record Source(
        Path store, Path settings, List<Path> files, List<Path> missing, List<String> secrets, List<Path> large) {
    private static final long LARGEST = 64L << 20;

    /** The store alone. */
    public static Source store(Path store) {
        return new Source(store, Settings.NO_FILE, List.of(), List.of(), List.of(), List.of());
    }

    /** Everything that a settings file names, except secrets and what can be fetched again. */
    public static Source of(Path file, Path store, Loaded loaded) {
        Settings settings = loaded.settings();
        Set<Path> named = new LinkedHashSet<>();
        named.add(settings.rates());
        named.addAll(settings.watch().knownFraud());
        named.addAll(settings.watch().knownAttackers());
        settings.watch().lists().forEach(list -> named.add(list.file()));
        if (settings.policies().standard().hours() instanceof WeeklyHours weekly) {
            named.add(weekly.calendar());
        }
        named.add(settings.watch().geo());
        named.remove(Settings.NO_FILE);
        List<Path> files = new ArrayList<>();
        List<Path> missing = new ArrayList<>();
        List<Path> large = new ArrayList<>();
        for (Path each : named) {
            if (!Files.isRegularFile(each) || !Files.isReadable(each)) {
                missing.add(each);
            } else if (each.toFile().length() > LARGEST) {
                large.add(each);
            } else {
                files.add(each);
            }
        }
        List<String> secrets = loaded.lines().stream()
                .filter(line -> line.line() > 0 && line.path().endsWith("-file"))
                .map(Setting::path)
                .toList();
        return new Source(store, file, files, missing, secrets, large);
    }
}
