package io.ringfence.config.yaml;

import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Looks at a file's characters before YAML does: it would report the first one only, and in words of its own. */
final class Characters {
    private Characters() {}

    /** Reports tabs used to indent and characters that YAML forbids; true when there are none. */
    static boolean check(String text, Problems problems) {
        boolean good = true;
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            good &= tabs(line, number, problems);
            good &= forbidden(line, number, problems);
        }
        return good;
    }

    private static boolean tabs(String line, int number, Problems problems) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
            start++;
        }
        int tab = line.substring(0, start).indexOf('\t');
        if (tab < 0 || start == line.length() || line.charAt(start) == '#') {
            return true;
        }
        problems.add(new Place(number, tab + 1), "", "indent with spaces, not with a tab");
        return false;
    }

    private static boolean forbidden(String line, int number, Problems problems) {
        int column = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            column++;
            int character = line.codePointAt(i);
            if (!StreamReader.isPrintable(character)) {
                String name = String.format("U+%04X", character);
                problems.add(new Place(number, column), "", "the character " + name + " must not be in the file");
                return false;
            }
        }
        return true;
    }
}
