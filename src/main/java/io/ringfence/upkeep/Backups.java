package io.ringfence.upkeep;

import io.ringfence.backup.Backup;
import io.ringfence.backup.Source;
import io.ringfence.config.Loaded;
import io.ringfence.config.Settings;
import io.ringfence.time.Clock;
import io.ringfence.web.api.Upkeep.Reply;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Backups into one folder, under names of their own. What is there is never overwritten nor deleted, so there may be only so many, and
 * there must be room for two more.
 */
final class Backups {
    private static final int MOST = 50;
    private static final long SPARE_BYTES = 64L << 20;
    private static final long PAUSE_SECONDS = 60;
    private static final String NAMES = "ringfence-*.zip";
    private static final double MEGA = 1e6;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path config;
    private final Backup backup;
    private final Clock clock;
    private final Chore chore;
    private volatile String failure = "";

    /** @param config the settings file that goes into each; {@link Settings#NO_FILE} for none */
    Backups(Path config, Backup backup, Clock clock) {
        this.config = config;
        this.backup = backup;
        this.clock = clock;
        this.chore = new Chore("a backup", PAUSE_SECONDS, clock);
    }

    /** Where they go: the folder of the settings, else one beside the store; {@link Settings#NO_FILE} without a store. */
    static Path folder(Settings settings) {
        if (settings.store().equals(Settings.NO_FILE)) {
            return Settings.NO_FILE;
        }
        return settings.http().vault().equals(Settings.NO_FILE)
                ? settings.store().toAbsolutePath().resolveSibling("backups")
                : settings.http().vault();
    }

    /** What there is, the newest first. */
    Map<String, Object> there(Settings settings) {
        Path folder = folder(settings);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("folder", folder.toString());
        told.put("running", chore.busy());
        told.put("failure", failure);
        List<Map<String, Object>> items = new ArrayList<>();
        try {
            for (Path file : files(folder)) {
                items.add(Map.of(
                        "name", String.valueOf(file.getFileName()),
                        "bytes", Files.size(file),
                        "at", Files.getLastModifiedTime(file).toMillis()));
            }
        } catch (IOException e) {
            told.put("failure", folder + " cannot be read");
        }
        told.put("items", items);
        told.put("next", "");
        return told;
    }

    /** Takes the place for one, or says why it cannot be made. */
    Reply begin(Settings settings) {
        Path folder = folder(settings);
        if (folder.equals(Settings.NO_FILE)) {
            return new Reply.Unable("no `store` is set, so there is nothing to back up");
        }
        try {
            if (files(folder).size() >= MOST) {
                return new Reply.Unable(MOST + " backups are in " + folder + "; take some away first");
            }
        } catch (IOException e) {
            return new Reply.Unable(folder + " cannot be read");
        }
        return chore.begin("a backup has begun");
    }

    /** Makes one; what came of it, in words. */
    String make(Loaded loaded) {
        try {
            failure = "";
            return made(loaded);
        } catch (IOException | RuntimeException e) {
            failure = String.valueOf(e.getMessage());
            return "no backup was made: " + failure;
        } finally {
            chore.end();
        }
    }

    private String made(Loaded loaded) throws IOException {
        Settings settings = loaded.settings();
        Path folder = folder(settings);
        if (!Files.isDirectory(folder)) {
            create(folder);
        }
        long needed = 2 * Files.size(settings.store()) + SPARE_BYTES;
        if (Files.getFileStore(folder).getUsableSpace() < needed) {
            throw new IOException(folder + ": too little room on the disk");
        }
        Path file = folder.resolve("ringfence-" + TIME.format(Instant.ofEpochSecond(0, clock.epochNanos())) + ".zip");
        Source source = config.equals(Settings.NO_FILE)
                ? Source.store(settings.store())
                : Source.of(config, settings.store(), loaded);
        Backup.Made made = backup.make(source, file, false);
        return String.format(Locale.ROOT, "made the backup %s, %.1f MB, read again", file, made.bytes() / MEGA);
    }

    private static void create(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder) && !folder.equals(Settings.NO_FILE)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, NAMES)) {
                all.forEach(files::add);
            }
        }
        files.sort(Comparator.comparing((Path file) -> String.valueOf(file.getFileName()))
                .reversed());
        return files;
    }
}
