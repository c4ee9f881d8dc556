package io.ringfence.audit;

import io.ringfence.audit.conf.Note;
import io.ringfence.audit.weakness.Severity;
import io.ringfence.audit.weakness.Weakness;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An audit for a person: worst first, of one kind at most some, what it means and what to do. */
public final class AuditText {
    private static final int MOST_PLACES = 6;
    private static final int MOST_NOTES = 15;

    private final PrintWriter out;
    private final boolean colours;

    /** Writes to {@code out}; in colours where that is a terminal. */
    public AuditText(PrintWriter out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** Writes the report. */
    public void print(Audit audit) {
        String version = audit.version().isEmpty() ? "" : ", Asterisk " + Weakness.printable(audit.version());
        out.println("Audit of " + audit.folder() + " (" + audit.files() + " files" + version + ")");
        for (Severity severity : Severity.values()) {
            List<Weakness> all = severity == Severity.INFO ? audit.hints() : audit.findings();
            group(
                    severity,
                    all.stream().filter(one -> one.severity() == severity).toList());
        }
        notes(audit.notes());
        out.println();
        out.println(summary(audit));
        out.flush();
    }

    private void group(Severity severity, List<Weakness> weaknesses) {
        if (weaknesses.isEmpty()) {
            return;
        }
        String name =
                severity == Severity.INFO ? "COULD BE BETTER" : severity.label().toUpperCase(Locale.ROOT);
        out.println();
        out.println(painted(severity, name));
        Map<String, List<Weakness>> kinds = new LinkedHashMap<>();
        for (Weakness weakness : weaknesses) {
            kinds.computeIfAbsent(weakness.id() + weakness.fix(), key -> new ArrayList<>())
                    .add(weakness);
        }
        for (List<Weakness> kind : kinds.values()) {
            out.println();
            kind.stream().limit(MOST_PLACES).forEach(one -> out.println("  " + place(one) + "  " + one.title()));
            if (kind.size() > MOST_PLACES) {
                out.println("  and " + (kind.size() - MOST_PLACES) + " more like these");
            }
            out.println("      why: " + kind.get(0).why());
            out.println("      fix: " + kind.get(0).fix());
        }
    }

    private static String place(Weakness weakness) {
        return weakness.line() == 0 ? weakness.file() : weakness.file() + ":" + weakness.line();
    }

    private void notes(List<Note> notes) {
        if (notes.isEmpty()) {
            return;
        }
        out.println();
        out.println("NOT LOOKED AT");
        for (Note note : notes.subList(0, Math.min(MOST_NOTES, notes.size()))) {
            String place = note.line() == 0 ? note.file() : note.file() + ":" + note.line();
            out.println("  " + Weakness.printable(place + "  " + note.text()));
        }
        if (notes.size() > MOST_NOTES) {
            out.println("  and " + (notes.size() - MOST_NOTES) + " more");
        }
    }

    private static String summary(Audit audit) {
        if (audit.findings().isEmpty()) {
            return "Nothing found.";
        }
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = audit.findings().stream()
                    .filter(one -> one.severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(count + " " + severity.label());
            }
        }
        return audit.findings().size() + " found: " + String.join(", ", counts)
                + (audit.severe() ? ". Mend the critical and high ones today." : ".");
    }

    private String painted(Severity severity, String text) {
        String code = switch (severity) {
            case CRITICAL -> "1;31";
            case HIGH -> "31";
            case MEDIUM -> "33";
            case LOW -> "36";
            case INFO -> "2";
        };
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
