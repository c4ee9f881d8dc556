package io.ringfence.audit.conf;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Reads one file as Asterisk's {@code config.c} does. Where Asterisk would refuse the whole file this goes on with the next line
 * and leaves a note, since a weakness further down is one all the same.
 *
 * <p>What an included file begins with belongs to the section around the include, as in Asterisk. Bounds: ten includes deep, 500
 * files, 300,000 settings with those inherited.
 */
final class ConfReader {
    private static final int DEEPEST = 10;
    private static final int MOST_FILES = 500;
    private static final int MOST_SETTINGS = 300_000;
    private static final int MOST_NOTES = 1_000;

    private final Folder folder;
    private final List<Section> sections = new ArrayList<>();
    private final List<Setting> directives = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Deque<Path> open = new ArrayDeque<>();
    private Section current = Section.NONE;
    private int files;
    private int settings;

    ConfReader(Folder folder) {
        this.folder = folder;
    }

    Conf read(String name) {
        List<Path> found = folder.find(name);
        found.forEach(this::file);
        return new Conf(name, !found.isEmpty(), List.copyOf(sections), List.copyOf(directives), List.copyOf(notes));
    }

    private void file(Path path) {
        String shown = folder.shown(path);
        if (open.contains(path) || open.size() >= DEEPEST || files >= MOST_FILES) {
            note(shown, 0, open.contains(path) ? "includes itself" : "too many includes; not read");
            return;
        }
        files++;
        open.push(path);
        Comments comments = new Comments();
        int number = 0;
        for (String raw : folder.lines(path, notes)) {
            number++;
            String line = comments.strip(raw).strip();
            if (!line.isEmpty()) {
                line(line, shown, number);
            }
        }
        if (comments.open()) {
            note(shown, number, "a block comment is never closed");
        }
        open.pop();
    }

    private void line(String line, String file, int number) {
        if (line.startsWith("[")) {
            header(line, file, number);
        } else if (line.startsWith("#")) {
            directive(line, file, number);
        } else {
            setting(line, file, number);
        }
    }

    private void header(String line, String file, int number) {
        int end = line.indexOf(']');
        if (end < 0) {
            note(file, number, "a section header without ]");
            return;
        }
        String name = line.substring(1, end).strip();
        String rest = line.substring(end + 1).strip();
        int close = rest.indexOf(')');
        if (rest.startsWith("(") && close < 0) {
            note(file, number, "a section header without )");
        }
        String inside = rest.startsWith("(") ? rest.substring(1, close < 0 ? rest.length() : close) : "";
        boolean template = false;
        List<Section> bases = new ArrayList<>();
        Section extended = Section.NONE;
        for (String option : inside.split(",")) {
            String wanted = option.strip();
            if (wanted.equals("!")) {
                template = true;
            } else if (wanted.startsWith("+")) {
                extended = extended(name, wanted.substring(1).strip());
                if (!extended.given()) {
                    note(file, number, "adds to a section that is not there");
                }
            } else if (!wanted.isEmpty()) {
                Section base = find(wanted);
                if (base.given()) {
                    bases.add(base);
                } else {
                    note(file, number, "inherits from a section that is not there");
                }
            }
        }
        current = extended.given() ? extended : new Section(name, file, number, template);
        if (!extended.given()) {
            sections.add(current);
        }
        bases.forEach(base -> inherit(base, file, number));
    }

    private void inherit(Section base, String file, int number) {
        if (settings + base.size() > MOST_SETTINGS) {
            note(file, number, "too many settings; not inherited");
            return;
        }
        settings += base.size();
        current.inherit(base);
    }

    /** Of sections with one name, the first; with {@code field=value} the first that has it. */
    private Section extended(String name, String filter) {
        int equals = filter.indexOf('=');
        String key = equals < 0 ? "" : filter.substring(0, equals).strip();
        String value = equals < 0 ? "" : filter.substring(equals + 1).strip();
        return sections.stream()
                .filter(section -> section.name().equalsIgnoreCase(name))
                .filter(section -> key.isEmpty() || section.last(key).value().equalsIgnoreCase(value))
                .findFirst()
                .orElse(Section.NONE);
    }

    private Section find(String name) {
        return sections.stream()
                .filter(section -> section.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(Section.NONE);
    }

    private void directive(String line, String file, int number) {
        String[] words = line.substring(1).strip().split("[\\s\"<]+", 2);
        String what = words[0].toLowerCase(Locale.ROOT);
        String argument =
                words.length < 2 ? "" : words[1].replaceAll("[\">]\\s*$", "").strip();
        switch (what) {
            case "exec" -> directives.add(new Setting("#exec", argument, file, number));
            case "include", "tryinclude" -> {
                List<Path> found = folder.find(argument);
                found.forEach(this::file);
                boolean pattern = argument.indexOf('*') >= 0 || argument.indexOf('?') >= 0;
                if (found.isEmpty() && what.equals("include") && !pattern) {
                    note(file, number, "includes a file that is not there: Asterisk refuses to load this file");
                }
            }
            default -> note(file, number, "an unknown directive");
        }
    }

    private void setting(String line, String file, int number) {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            note(file, number, "a line that is no setting");
            return;
        }
        if (!current.given()) {
            note(file, number, "a setting outside of any section");
            return;
        }
        if (settings >= MOST_SETTINGS) {
            note(file, number, "too many settings; not read");
            return;
        }
        boolean append = line.charAt(equals - 1) == '+';
        String name = line.substring(0, append ? equals - 1 : equals).strip();
        String value = line.substring(line.startsWith("=>", equals) ? equals + 2 : equals + 1)
                .strip();
        Setting setting = new Setting(name, value, file, number);
        if (!append || !current.append(setting)) {
            settings++;
            current.add(setting);
        }
    }

    private void note(String file, int line, String text) {
        if (notes.size() < MOST_NOTES) {
            notes.add(new Note(file, line, text));
        }
    }
}
