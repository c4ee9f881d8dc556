package io.ringfence;

import io.ringfence.history.History;
import io.ringfence.history.csv.Unpacked;
import io.ringfence.history.log.LogFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of a replay, by what is in them and not by their names.
 *
 * @param captures recordings of AMI sessions
 * @param records CDR files
 * @param logs logs of Asterisk
 * @param others what could not be replayed, each with what it seems to be
 */
record ReplayFiles(List<Path> captures, List<Path> records, List<Path> logs, List<String> others) {
    private static final int LOOK = 8192;
    private static final int DEEPEST = 4;
    private static final int SHOWN = 60;

    /** Looks into {@code paths} and everything under those that are folders. */
    static ReplayFiles in(List<Path> paths) throws IOException {
        ReplayFiles files = new ReplayFiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.walk(path, DEEPEST)) {
                    for (Path file :
                            inside.filter(Files::isRegularFile).sorted().toList()) {
                        files.add(file);
                    }
                }
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private void add(Path file) throws IOException {
        String head = head(file);
        if (capture(file, head)) {
            captures.add(file);
        } else if (History.understands(file)) {
            records.add(file);
        } else if (LogFile.understands(file)) {
            logs.add(file);
        } else {
            others.add(file + ": " + seems(head));
        }
    }

    private static boolean capture(Path file, String head) {
        String name = file.getFileName().toString();
        boolean named = name.endsWith(".ami") || name.endsWith(".ami.gz");
        return named
                || head.startsWith("Asterisk Call Manager/")
                || head.startsWith("Event: ")
                || head.startsWith("Response: ")
                || (head.contains("\nEvent: ") && head.contains("\nPrivilege: "));
    }

    private static String head(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = Unpacked.of(raw)) {
            return new String(in.readNBytes(LOOK), StandardCharsets.ISO_8859_1);
        }
    }

    private static String seems(String head) {
        if (head.isEmpty()) {
            return "empty";
        }
        if (head.startsWith("SQLite format 3")) {
            return "an SQLite database; export its cdr table as CSV";
        }
        if (head.indexOf('\0') >= 0) {
            return "not text";
        }
        String upper = head.toUpperCase(Locale.ROOT);
        if (upper.contains("INSERT INTO") || upper.contains("CREATE TABLE")) {
            return "an SQL dump; export the cdr table as CSV with a header";
        }
        String line = head.lines().findFirst().orElse("");
        return "neither call records, nor an AMI capture, nor a log of Asterisk; it begins \"" + printable(line) + "\"";
    }

    private static String printable(String line) {
        String cut = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        return io.ringfence.history.csv.Malformed.printable(cut);
    }
}
