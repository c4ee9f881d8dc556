package io.ringfence.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/** A backup that is there, opened for reading. Whatever is in it that its manifest does not tell of is never looked at. */
final class Bundle implements Closeable {
    private static final int LARGEST_MANIFEST = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Bundle(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Opens a backup; an {@link IOException} for a person when it is none. */
    static Bundle open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such file");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new IOException(file + ": no backup of Ringfence, or a damaged one: " + e.getMessage(), e);
        }
        try {
            Manifest manifest = manifest(file, zip);
            return new Bundle(file, zip, manifest);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new IOException(file + ": no backup of Ringfence");
        }
        byte[] json;
        try (InputStream in = zip.getInputStream(entry)) {
            json = in.readNBytes(LARGEST_MANIFEST);
        }
        try {
            Manifest manifest = Manifest.read(json);
            if (manifest.format() > Manifest.FORMAT) {
                throw new IOException(file + ": made by a newer Ringfence, " + manifest.program());
            }
            return manifest;
        } catch (JacksonException e) {
            throw new IOException(file + ": its " + Manifest.NAME + " cannot be read", e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    Optional<Manifest.Part> part(String name) {
        return manifest.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst();
    }

    List<Manifest.Part> files() {
        return manifest.parts().stream()
                .filter(part -> part.name().startsWith(Manifest.FILES))
                .toList();
    }

    /** Reads every part and compares it with what the manifest says. */
    void check() throws IOException {
        if (part(Manifest.STORE).isEmpty()) {
            throw new IOException(file + ": there is no store in it");
        }
        for (Manifest.Part part : manifest.parts()) {
            extract(part, OutputStream.nullOutputStream());
        }
    }

    /** Writes a new file that only its owner may read. */
    void extract(Manifest.Part part, Path into) throws IOException {
        Rights.create(into);
        try (OutputStream out = Files.newOutputStream(into)) {
            extract(part, out);
        }
        Rights.sync(into);
    }

    private void extract(Manifest.Part part, OutputStream out) throws IOException {
        ZipEntry entry = zip.getEntry(part.name());
        if (entry == null) {
            throw damaged(part);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            if (!Digested.copy(in, out, part.bytes()).is(part)) {
                throw damaged(part);
            }
        } catch (ZipException e) {
            throw new IOException(damaged(part).getMessage(), e);
        }
    }

    private IOException damaged(Manifest.Part part) {
        return new IOException(file + ": damaged: " + part.name() + " is not what was put there");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
