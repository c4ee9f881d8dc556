package io.ringfence.investigate.tell;

import io.ringfence.investigate.Case;
import io.ringfence.investigate.Investigation;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Looks into a case and writes it down in every form that is wanted.
 *
 * @param json gets the case for programs
 * @param events gets a line of JSON for each line that shows hostile or failed access
 * @param html gets the case as a page
 * @param markdown gets the case to keep
 * @param evidence gets the lines themselves
 */
public record Inquest(Path json, Path events, Path html, Path markdown, Path evidence) {
    private static final Path NOBODY = Path.of("");

    /** Reads {@code paths}; returns the report for a terminal. */
    public String hold(Investigation investigation, List<Path> paths, Instant now) throws IOException {
        Case found;
        boolean wanted = !events.equals(NOBODY);
        try (Writer lines = wanted ? Files.newBufferedWriter(events) : Writer.nullWriter()) {
            found = investigation.of(paths, (file, sighting) -> {
                if (wanted) {
                    lines.write(CaseJson.event(file, sighting) + "\n");
                }
            });
        }
        write(json, CaseJson.of(found));
        String report = CaseMarkdown.of(found, now);
        write(markdown, report);
        write(html, CaseHtml.of(found, now));
        if (!evidence.equals(NOBODY)) {
            Evidence.write(found, report, now, evidence);
        }
        return CaseMarkdown.brief(found);
    }

    private static void write(Path file, String text) throws IOException {
        if (!file.equals(NOBODY)) {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8)); // whatever strangers wrote
        }
    }
}
