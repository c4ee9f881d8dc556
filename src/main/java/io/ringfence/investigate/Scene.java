package io.ringfence.investigate;

import io.ringfence.history.History;
import io.ringfence.history.csv.Malformed;
import io.ringfence.history.log.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a case, by what is in them and not by their names; in the order of their names.
 *
 * @param logs of Asterisk
 * @param records CDR files
 * @param others what is neither, a line each
 */
record Scene(List<Path> logs, List<Path> records, List<String> others) {
    private static final int DEEPEST = 12;
    private static final int MOST_OTHERS = 200;

    /** Looks into {@code paths} and everything under those that are folders. Links are not followed. */
    static Scene of(List<Path> paths) throws IOException {
        Scene scene = new Scene(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.walk(path, DEEPEST)) {
                    for (Path file :
                            inside.filter(Files::isRegularFile).sorted().toList()) {
                        scene.add(file, false);
                    }
                }
            } else {
                scene.add(path, true);
            }
        }
        return scene;
    }

    /** A file that was named is read as a log in any case; in a folder there may be anything. */
    private void add(Path file, boolean named) {
        try {
            if (History.understands(file)) {
                records.add(file);
            } else if (LogFile.understands(file) || named) {
                logs.add(file);
            } else if (others.size() < MOST_OTHERS) {
                others.add(Malformed.printable(file.toString()));
            }
        } catch (IOException e) {
            if (others.size() < MOST_OTHERS) {
                others.add(Malformed.printable(file + ": " + e.getMessage()));
            }
        }
    }
}
