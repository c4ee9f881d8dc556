package io.ringfence.audit;

import io.ringfence.audit.account.Site;
import io.ringfence.audit.check.Checks;
import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Folder;
import io.ringfence.audit.conf.Note;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.plan.Dialplan;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Severity;
import io.ringfence.audit.weakness.Weakness;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an audit found.
 *
 * @param folder what was read
 * @param files how many configuration files of those a check looks at are there
 * @param version of Asterisk; empty when it is not known
 * @param findings the weaknesses, worst first
 * @param hints what could be better but is no weakness
 * @param notes what could not be read
 */
public record Audit(
        Path folder, int files, String version, List<Weakness> findings, List<Weakness> hints, List<Note> notes) {
    private static final int MOST = 5_000;
    private static final List<String> OTHERS = List.of("extensions.ael", "extensions.lua");

    /**
     * Looks at {@code folder}.
     *
     * @param version of Asterisk; empty to look for it
     * @param calls past calls
     * @throws NotDirectoryException when it is no folder
     * @throws IllegalArgumentException when no configuration of Asterisk is in it
     */
    public static Audit of(Path folder, String version, Scene.Calls calls) throws NotDirectoryException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        Folder etc = new Folder(folder);
        if (etc.files(".conf").isEmpty()) {
            throw new IllegalArgumentException(folder + ": no Asterisk configuration in it (no .conf file)");
        }
        Dialplan plan = new Dialplan(etc.conf("extensions.conf"));
        String known = version.isEmpty() ? AsteriskVersion.of(folder.toAbsolutePath(), plan) : version;
        Scene scene = new Scene(new Site(etc), plan, known, calls);
        Set<Weakness> found = new LinkedHashSet<>();
        for (Check check : Checks.all()) {
            check.look(scene, weakness -> {
                if (found.size() < MOST) {
                    found.add(weakness);
                }
            });
        }
        List<Weakness> sorted = found.stream()
                .sorted(Comparator.comparing(Weakness::severity)
                        .thenComparing(Weakness::id)
                        .thenComparing(Weakness::file)
                        .thenComparingInt(Weakness::line)
                        .thenComparing(Weakness::title))
                .toList();
        return new Audit(
                folder,
                (int) etc.confs().stream().filter(Conf::present).count(),
                known,
                sorted.stream().filter(one -> one.severity() != Severity.INFO).toList(),
                sorted.stream().filter(one -> one.severity() == Severity.INFO).toList(),
                notes(etc));
    }

    private static List<Note> notes(Folder etc) {
        List<Note> notes = new ArrayList<>();
        for (Setting realtime : etc.conf("extconfig.conf").section("settings").settings()) {
            notes.add(new Note(
                    realtime.file(),
                    realtime.line(),
                    "realtime: " + realtime.name() + " is in a database and was not looked at"));
        }
        for (Conf conf : etc.confs()) {
            notes.addAll(conf.notes());
            conf.directives().forEach(exec -> notes.add(new Note(exec.file(), exec.line(), "#exec: not run")));
        }
        for (String name : OTHERS) {
            if (Files.isRegularFile(etc.root().resolve(name))) {
                notes.add(new Note(name, 0, "a dialplan in another language: not looked at"));
            }
        }
        return notes.stream()
                .distinct()
                .sorted(Comparator.comparing(Note::file)
                        .thenComparingInt(Note::line)
                        .thenComparing(Note::text))
                .toList();
    }

    /** Whether something severe was found. */
    public boolean severe() {
        return findings.stream().anyMatch(one -> one.severity().severe());
    }
}
