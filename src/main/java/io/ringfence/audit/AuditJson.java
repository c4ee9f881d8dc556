package io.ringfence.audit;

import io.ringfence.audit.weakness.Severity;
import io.ringfence.audit.weakness.Weakness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An audit for programs. */
public final class AuditJson {
    private static final JsonMapper JSON = new JsonMapper();

    private AuditJson() {}

    /** The document. */
    public static String of(Audit audit) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", audit.folder().toString());
        document.put("files", audit.files());
        document.put("asterisk", audit.version());
        document.put("severe", audit.severe());
        document.put("counts", counts(audit.findings()));
        document.put("findings", all(audit.findings()));
        document.put("hints", all(audit.hints()));
        document.put(
                "notes",
                audit.notes().stream()
                        .map(note -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("file", Weakness.printable(note.file()));
                            entry.put("line", note.line());
                            entry.put("text", Weakness.printable(note.text()));
                            return entry;
                        })
                        .toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private static Map<String, Long> counts(List<Weakness> findings) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            if (severity != Severity.INFO) {
                counts.put(
                        severity.label(),
                        findings.stream()
                                .filter(one -> one.severity() == severity)
                                .count());
            }
        }
        return counts;
    }

    private static List<Map<String, Object>> all(List<Weakness> weaknesses) {
        return weaknesses.stream().map(AuditJson::one).toList();
    }

    private static Map<String, Object> one(Weakness weakness) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", weakness.id());
        entry.put("severity", weakness.severity().label());
        entry.put("file", weakness.file());
        entry.put("line", weakness.line());
        entry.put("title", weakness.title());
        entry.put("why", weakness.why());
        entry.put("fix", weakness.fix());
        return entry;
    }
}
