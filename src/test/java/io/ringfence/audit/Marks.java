package io.ringfence.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a fixture says must be found in it: the words after {@code ;!} on the line where it must be found. */
final class Marks {
    private Marks() {}

    /** {@code file:line id}, sorted. */
    static List<String> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> marks = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    int at = lines.get(i).indexOf(";!");
                    if (at >= 0) {
                        for (String id : lines.get(i).substring(at + 2).strip().split("\\s+")) {
                            marks.add(file.getFileName() + ":" + (i + 1) + " " + id);
                        }
                    }
                }
            }
            return marks.stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of an audit, but for what it says of whole files. */
    static List<String> of(Audit audit) {
        return audit.findings().stream()
                .filter(found -> found.line() > 0)
                .map(found -> found.file() + ":" + found.line() + " " + found.id())
                .distinct()
                .sorted()
                .toList();
    }
}
