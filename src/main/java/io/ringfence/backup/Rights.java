package io.ringfence.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may read what: a backup and what is on its way in or out of it, nobody but its owner, from the moment it exists. */
final class Rights {
    private Rights() {}

    /** Makes an empty file; fails when there is one. */
    static void create(Path file) throws IOException {
        Files.createFile(file, rights(file, "rw-------"));
    }

    /** Makes a folder of a new name in {@code parent}. */
    static Path folder(Path parent, String prefix) throws IOException {
        return Files.createTempDirectory(parent, prefix, rights(parent, "rwx------"));
    }

    /** Waits until what was written to {@code file} is on the disk. */
    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Lets the owner of {@code folder} use {@code file} and its group read it, as what a service makes itself there. */
    static void give(Path file, Path folder) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null || !Files.exists(file)) {
            return;
        }
        try {
            PosixFileAttributes like = Files.readAttributes(folder, PosixFileAttributes.class);
            PosixFileAttributes now = view.readAttributes();
            if (!now.group().equals(like.group())) {
                view.setGroup(like.group());
            }
            view.setPermissions(PosixFilePermissions.fromString("rw-r-----"));
            if (!now.owner().equals(like.owner())) {
                view.setOwner(like.owner());
            }
        } catch (FileSystemException e) {
            throw new IOException(
                    file + ": is in place, but whoever owns " + folder + " may not use it: " + e.getReason(), e);
        }
    }

    private static FileAttribute<?>[] rights(Path where, String rights) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
