package io.ringfence.audit;

import io.ringfence.audit.weakness.Scene;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.history.History;
import io.ringfence.history.PastFacts;
import io.ringfence.number.DialPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The numbers that call records show as dialled. */
public final class PastDialled {
    private static final int MOST = 1_000_000;

    private PastDialled() {}

    /**
     * Reads a file, or every file of a folder that holds call records.
     *
     * @throws IOException when there are none
     */
    public static Scene.Calls read(Path path, DialPlan plan) throws IOException {
        History history = new History("audit", ZoneId.systemDefault(), plan, List.of());
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    if (History.understands(file)) {
                        history.read(file);
                    }
                }
            }
        } else {
            history.read(path);
        }
        Set<String> dialled = new LinkedHashSet<>();
        PastFacts facts = history.facts(1, uniqueid -> false);
        while (facts.hasNext()) {
            Fact fact = facts.next();
            if (fact instanceof CallAttempted attempted && dialled.size() < MOST) {
                dialled.add(attempted.call().dialled());
            }
        }
        List<String> numbers = List.copyOf(dialled);
        if (numbers.isEmpty()) {
            throw new IOException(path + ": no calls in it");
        }
        return () -> numbers;
    }
}
