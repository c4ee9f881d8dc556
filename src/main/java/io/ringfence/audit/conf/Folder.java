package io.ringfence.audit.conf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A configuration folder, usually {@code /etc/asterisk} or a copy of one. An absolute path below {@code /etc/asterisk} is looked
 * for in the folder at hand, so that a copy reads like the original.
 */
public final class Folder {
    private static final String USUAL = "/etc/asterisk/";
    private static final int LARGEST = 4 << 20;
    private static final int MOST_MATCHES = 500;

    private final Path root;
    private static final Set<String> OF_THE_KERNEL = Set.of(
            "proc",
            "sysfs",
            "devtmpfs",
            "devpts",
            "debugfs",
            "tracefs",
            "securityfs",
            "cgroup",
            "cgroup2",
            "configfs",
            "bpf");

    private final Map<String, Conf> read = new HashMap<>();

    /** The folder {@code root}. */
    public Folder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Where it is. */
    public Path root() {
        return root;
    }

    /** {@code name} with everything it includes. */
    public Conf conf(String name) {
        Conf known = read.get(name);
        if (known == null) {
            known = new ConfReader(this).read(name);
            read.put(name, known);
        }
        return known;
    }

    /** Everything read so far. */
    public List<Conf> confs() {
        return List.copyOf(read.values());
    }

    /** The names of the files directly in it that end so, sorted. */
    public List<String> files(String end) {
        try (Stream<Path> listed = Files.list(root)) {
            return listed.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .sorted()
                    .limit(MOST_MATCHES)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** The files an include names: one, those a pattern matches, or none. */
    List<Path> find(String written) {
        try {
            String inside = written.startsWith(USUAL) ? written.substring(USUAL.length()) : written;
            if (inside.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
                Path path = root.resolve(inside).normalize();
                return Files.exists(path) && !Files.isDirectory(path) ? List.of(path) : List.of();
            }
            return glob(inside);
        } catch (InvalidPathException | PatternSyntaxException e) {
            return List.of();
        }
    }

    /** Patterns in the last part of the path only: nobody writes them elsewhere. */
    private List<Path> glob(String written) {
        int slash = written.lastIndexOf('/');
        Path folder = root.resolve(slash < 0 ? "" : written.substring(0, slash)).normalize();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + written.substring(slash + 1));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
            for (Path path : listed) {
                if (found.size() < MOST_MATCHES && matcher.matches(path.getFileName()) && !Files.isDirectory(path)) {
                    found.add(path);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return List.of();
        }
        found.sort(Path::compareTo);
        return found;
    }

    /** How reports call {@code path}. */
    String shown(Path path) {
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }

    /** Lines of a file; bytes that are no UTF-8 are replaced, and what is too large is cut. */
    List<String> lines(Path path, List<Note> notes) {
        if (!ordinary(path)) {
            notes.add(new Note(
                    shown(path), 0, "is no ordinary file, but a device, a pipe or a door to the kernel; not read"));
            return List.of();
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                notes.add(new Note(shown(path), 0, "larger than 4 MiB; the rest is not read"));
            }
            String text = new String(content, 0, Math.min(content.length, LARGEST), StandardCharsets.UTF_8);
            return text.replace("\ufeff", "").lines().toList();
        } catch (IOException e) {
            notes.add(new Note(shown(path), 0, "cannot be read"));
            return List.of();
        }
    }

    /** Whether reading it can neither block nor have an effect: the files of {@code /proc} call themselves regular too. */
    private static boolean ordinary(Path path) {
        try {
            return Files.isRegularFile(path)
                    && !OF_THE_KERNEL.contains(
                            Files.getFileStore(path.toRealPath()).type());
        } catch (IOException e) {
            return true; // whoever opens it will say that it cannot be read
        }
    }
}
