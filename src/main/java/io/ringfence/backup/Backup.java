package io.ringfence.backup;

import io.ringfence.config.Settings;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes one file of a {@link Source}: a ZIP with a manifest, which only its owner may read. A running service goes on. */
public final class Backup {
    /**
     * A backup that was made, read again and found good.
     *
     * @param bytes how large the file is
     * @param holdings what the store in it holds
     */
    public record Made(Path file, long bytes, Store.Holdings holdings) {}

    private final Clock clock;
    private final String program;

    /** @param program which Ringfence this is */
    public Backup(Clock clock, String program) {
        this.clock = clock;
        this.program = program;
    }

    /**
     * Makes {@code file}.
     *
     * @param force whether a file of that name may be overwritten; it stays as it is until the new one is checked
     * @throws IOException when it cannot be made; then there is none
     */
    public Made make(Source source, Path file, boolean force) throws IOException {
        Path target = file.toAbsolutePath();
        if (!force && Files.exists(target)) {
            throw new IOException(file + ": is there already; --force overwrites it");
        }
        Path folder = Rights.folder(parent(target), ".ringfence-backup-");
        Path copy = folder.resolve(Manifest.STORE);
        Path whole = folder.resolve("backup.zip");
        try {
            Store.Holdings holdings = Store.copy(source.store(), copy);
            write(source, copy, holdings.schema(), whole);
            Rights.sync(whole);
            try (Bundle bundle = Bundle.open(whole)) {
                bundle.check();
            }
            long bytes = Files.size(whole);
            place(whole, target, force);
            return new Made(file, bytes, holdings);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(whole);
            Files.deleteIfExists(folder);
        }
    }

    /** A name is taken before it is moved to, since moving in one step overwrites. */
    private static void place(Path whole, Path target, boolean force) throws IOException {
        if (!force) {
            try {
                Rights.create(target);
            } catch (FileAlreadyExistsException e) {
                throw new IOException(target + ": is there already; --force overwrites it", e);
            }
        }
        try {
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            if (!force) {
                Files.deleteIfExists(target); // the name that was taken, with nothing in it
            }
            throw e;
        }
    }

    private void write(Source source, Path copy, int schema, Path whole) throws IOException {
        Rights.create(whole);
        List<Manifest.Part> parts = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(whole);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            parts.add(add(zip, Manifest.STORE, copy, source.store()));
            if (!source.settings().equals(Settings.NO_FILE)) {
                parts.add(add(zip, Manifest.SETTINGS, source.settings(), source.settings()));
            }
            for (Path file : source.files()) {
                String name = Manifest.FILES + parts.size() + "-" + file.getFileName();
                parts.add(add(zip, name, file, file));
            }
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(new Manifest(Manifest.FORMAT, clock.epochNanos(), program, schema, parts).json());
            zip.closeEntry();
        }
    }

    private static Manifest.Part add(ZipOutputStream zip, String name, Path file, Path from) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Digested copied;
        try (InputStream in = Files.newInputStream(file)) {
            copied = Digested.copy(in, zip, Long.MAX_VALUE);
        }
        zip.closeEntry();
        return new Manifest.Part(name, from.toAbsolutePath().normalize().toString(), copied.bytes(), copied.sha256());
    }

    private static Path parent(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException(target + ": the folder for it is not there");
        }
        return parent;
    }
}
