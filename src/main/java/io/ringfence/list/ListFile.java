package io.ringfence.list;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads lists line by line: the first column of CSV counts, text after {@code #} or {@code ;} at the beginning of a
 * word is a comment, a first line that begins with a letter is a header.
 */
final class ListFile {
    private static final int MOST_LINES = 2_000_000;
    private static final int MOST_ERRORS = 100;
    private static final int LONGEST_SHOWN = 40;
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)[#;].*$");
    private static final Pattern COLUMNS = Pattern.compile("[,;\t]");

    private final List<String> errors;

    /** What to do with the first column of a line. */
    interface Row {
        /**
         * Takes one entry.
         *
         * @return what is wrong with it, {@code ""} when nothing
         */
        String take(String cell, String file, int line);
    }

    ListFile(List<String> errors) {
        this.errors = errors;
    }

    /** Reads all files; throws {@link InvalidList} with every error in any of them. */
    static void readAll(List<Path> files, Row rows) {
        List<String> errors = new ArrayList<>();
        files.forEach(file -> new ListFile(errors).read(file, rows));
        if (!errors.isEmpty()) {
            throw new InvalidList(errors);
        }
    }

    private void read(Path file, Row rows) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int line = 0;
            for (String row = reader.readLine(); row != null && errors.size() < MOST_ERRORS; row = reader.readLine()) {
                line++;
                if (line > MOST_LINES) {
                    errors.add(file + ": a list has at most " + MOST_LINES + " lines");
                    return;
                }
                String cell = cell(row);
                boolean header =
                        line == 1 && !cell.isEmpty() && Character.isLetter(cell.charAt(0)) && !cell.contains(":");
                if (!cell.isEmpty() && !header) {
                    note(file, line, cell, rows.take(cell, String.valueOf(file.getFileName()), line));
                }
            }
        } catch (IOException e) {
            errors.add(file + ": cannot be read: " + e);
        }
    }

    private void note(Path file, int line, String cell, String wrong) {
        if (!wrong.isEmpty()) {
            errors.add(file + ":" + line + ": \"" + shown(cell) + "\": " + wrong);
        }
    }

    private static String cell(String row) {
        String bare =
                COMMENT.matcher(row.replace("\ufeff", "")).replaceFirst("").trim();
        String[] cells = COLUMNS.split(bare, 2);
        String first = cells[0].trim();
        boolean quoted = first.length() > 1 && first.startsWith("\"") && first.endsWith("\"");
        return quoted ? first.substring(1, first.length() - 1).trim() : first;
    }

    private static String shown(String cell) {
        String clean = cell.replaceAll("[^\\p{Graph} ]", "?");
        return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
    }
}
