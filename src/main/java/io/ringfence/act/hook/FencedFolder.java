package io.ringfence.act.hook;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A folder with a folder for each class of destination, and in it an empty file for each extension barred from such calls, whose time
 * of modification is when the bar ends: {@code international/1005}. The dialplan compares that time with its own, so that a file
 * nobody renews bars nobody.
 *
 * <p>Names are taken only where they can be no path and no pattern. What is not an empty file of such a name is nobody's business
 * here and stays.
 */
final class FencedFolder {
    /** How long a file bars without being renewed: longer than any restart, and not so long that a person must look for it. */
    static final long LEASE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> SEEN = PosixFilePermissions.fromString("rw-r--r--");

    private final Path folder;
    private final Set<String> classes;

    /** @param classes the folders in it */
    FencedFolder(Path folder, Set<String> classes) {
        this.folder = folder;
        this.classes = Set.copyOf(classes);
    }

    /** Whether an extension of this name can have a file. */
    static boolean fits(String extension) {
        return NAME.matcher(extension).matches();
    }

    /**
     * Makes the folder say so and nothing else.
     *
     * @param barred for each class the extensions, and until when, in nanoseconds since 1970
     */
    void say(Map<String, Map<String, Long>> barred, long nowNanos) throws IOException {
        open(folder);
        for (String type : classes) {
            Path there = folder.resolve(type);
            open(there);
            Map<String, Long> wanted = new TreeMap<>(barred.getOrDefault(type, Map.of()));
            wanted.keySet().removeIf(name -> !fits(name));
            clear(there, wanted.keySet());
            for (Map.Entry<String, Long> each : wanted.entrySet()) {
                bar(there.resolve(each.getKey()), Math.min(each.getValue(), nowNanos + LEASE_NANOS));
            }
        }
    }

    private static void open(Path path) throws IOException {
        Files.createDirectories(path);
        permit(path, OPEN);
    }

    private static void clear(Path there, Set<String> wanted) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(there)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (fits(name) && !wanted.contains(name) && ours(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean ours(Path file) throws IOException {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return is.isRegularFile() && is.size() == 0;
    }

    private static void bar(Path file, long untilNanos) throws IOException {
        try {
            Files.createFile(file);
            permit(file, SEEN);
        } catch (FileAlreadyExistsException renewed) {
            if (!ours(file)) {
                throw new IOException(file + " is in the way: it is not an empty file", renewed);
            }
        }
        Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(FileTime.from(untilNanos, TimeUnit.NANOSECONDS), null, null);
    }

    /** Asterisk is another user, and a service's files are usually its own. */
    private static void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null && !view.readAttributes().permissions().equals(permissions)) {
            view.setPermissions(permissions);
        }
    }
}
