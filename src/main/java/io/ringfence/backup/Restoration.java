package io.ringfence.backup;

import io.ringfence.config.Settings;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what is in a backup in place. Nothing is overwritten or deleted: an old store is set aside, other files stay. */
public final class Restoration {
    /**
     * What was done.
     *
     * @param store where the store is now
     * @param aside where the old one is; {@link Settings#NO_FILE} when there was none
     * @param madeNanos when the backup was made, since 1970
     * @param put other files that were put in place
     * @param left names in the backup of files that were not
     */
    public record Restored(
            Path store, Path aside, Store.Holdings holdings, long madeNanos, List<Path> put, List<String> left) {}

    /** Finds the store that settings name. */
    public interface Naming {
        /** {@link Settings#NO_FILE} when they name none. */
        Path storeOf(Path settings) throws Exception;
    }

    private final Clock clock;
    private final Naming naming;

    /** Asks {@code naming} once settings are in place. */
    public Restoration(Clock clock, Naming naming) {
        this.clock = clock;
        this.naming = naming;
    }

    /**
     * Checks a backup and puts it in place.
     *
     * @param settings where settings are or are to be; {@link Settings#NO_FILE} to restore the store alone
     * @param store where the store is to be; {@link Settings#NO_FILE} for where the settings say
     * @param who asks
     */
    public Restored restore(Path backup, Path settings, Path store, String who) throws Exception {
        try (Bundle bundle = Bundle.open(backup)) {
            bundle.check();
            List<Path> put = new ArrayList<>();
            List<String> left = new ArrayList<>();
            if (!settings.equals(Settings.NO_FILE)) {
                settings(bundle, settings.toAbsolutePath().normalize(), put, left);
            }
            Path target = (store.equals(Settings.NO_FILE) ? named(settings) : store).toAbsolutePath();
            return store(bundle, target, who, put, left);
        }
    }

    private Path named(Path settings) throws Exception {
        Path named = settings.equals(Settings.NO_FILE) ? settings : naming.storeOf(settings);
        if (named.equals(Settings.NO_FILE)) {
            throw new IOException(settings + ": no `store` is set; say with --store FILE where it is to be");
        }
        return named;
    }

    private Restored store(Bundle bundle, Path target, String who, List<Path> put, List<String> left)
            throws IOException {
        Path folder = folder(target);
        Manifest.Part part =
                bundle.part(Manifest.STORE).orElseThrow(() -> new IOException("there is no store in the backup"));
        Path beside = Rights.folder(folder, ".ringfence-restore-");
        Path copy = beside.resolve(Manifest.STORE);
        try {
            bundle.extract(part, copy);
            Store.Holdings holdings = Store.examine(copy);
            Path aside = Store.replace(target, copy, clock);
            long made = bundle.manifest().madeNanos();
            Store.write(
                    target,
                    List.of(new Entry.Audit(
                            clock.epochNanos(),
                            who,
                            "restored the store",
                            "from a backup of " + Instant.ofEpochSecond(0, made),
                            "")),
                    clock);
            Rights.give(target, folder);
            Rights.give(target.resolveSibling(target.getFileName() + ".lock"), folder);
            return new Restored(target, aside.equals(target) ? Settings.NO_FILE : aside, holdings, made, put, left);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(beside);
        }
    }

    /** Settings, and what lay in or below their folder, where nothing is. What lay elsewhere stays in the backup. */
    private static void settings(Bundle bundle, Path settings, List<Path> put, List<String> left) throws IOException {
        Optional<Manifest.Part> written = bundle.part(Manifest.SETTINGS);
        if (written.isEmpty()) {
            return;
        }
        Path folder = folder(settings);
        if (!put(bundle, written.get(), settings, put)) {
            left.add(Manifest.SETTINGS);
        }
        for (Manifest.Part part : bundle.files()) {
            Optional<Path> place = place(written.get(), part, folder);
            if (place.isEmpty() || !put(bundle, part, place.get(), put)) {
                left.add(part.name());
            }
        }
    }

    /** Where a file belongs beside settings in {@code folder}; a backup that somebody tampered with leads nowhere else. */
    private static Optional<Path> place(Manifest.Part settings, Manifest.Part part, Path folder) {
        Path before;
        Path from;
        try {
            before = Path.of(settings.from()).normalize().getParent();
            from = Path.of(part.from()).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (before == null || !from.startsWith(before)) {
            return Optional.empty();
        }
        Path place = folder.resolve(before.relativize(from).toString()).normalize();
        return place.startsWith(folder) && !place.equals(folder) ? Optional.of(place) : Optional.empty();
    }

    private static boolean put(Bundle bundle, Manifest.Part part, Path place, List<Path> put) throws IOException {
        if (Files.exists(place)) {
            return false;
        }
        Path folder = place.getParent();
        if (folder == null) {
            return false;
        }
        Files.createDirectories(folder);
        try {
            bundle.extract(part, place);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        Rights.give(place, folder);
        put.add(place);
        return true;
    }

    private static Path folder(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(file + ": the folder for it is not there");
        }
        return folder;
    }
}
