package io.ringfence.list;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads lists line by line: of CSV the first column counts, or the one the header names, text after {@code #} or {@code ;} at the beginning of a
 * word is a comment, a first line that begins with a letter is a header.
 */
final class ListFile {
    private static final int MOST_LINES = 2_000_000;
    private static final int MOST_ERRORS = 100;
    private static final int MOST_COLUMNS = 32;
    private static final int LONGEST_SHOWN = 40;
    private static final Pattern COMMENT = Pattern.compile("(?s)(^|\\s)[#;].*");
    private static final Pattern COLUMNS = Pattern.compile("[,;\t]");
    private static final Set<String> HEADINGS =
            Set.of("ip", "address", "ipaddress", "ip_address", "network", "cidr", "range", "number", "prefix");

    private final List<String> errors;
    private int column;

    /** What to do with the first column of a line. */
    interface Row {
        /**
         * Takes one entry.
         *
         * @param next the cell after it, {@code ""} when there is none
         * @return what is wrong with it, {@code ""} when nothing
         */
        String take(String cell, String next, String file, int line);
    }

    ListFile(List<String> errors) {
        this.errors = errors;
    }

    /** Reads all files; throws {@link InvalidList} with every error in any of them. */
    static void readAll(List<Path> files, Row rows) {
        List<String> errors = new ArrayList<>();
        files.forEach(file -> new ListFile(errors).read(file, rows)); // each has its own columns
        if (!errors.isEmpty()) {
            throw new InvalidList(errors);
        }
    }

    /** Reads a file as far as it is sound, and adds its errors to those this was made with. */
    void read(Path file, Row rows) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int line = 0;
            for (String row = reader.readLine(); row != null && errors.size() < MOST_ERRORS; row = reader.readLine()) {
                line++;
                if (line > MOST_LINES) {
                    errors.add(file + ": a list has at most " + MOST_LINES + " lines");
                    return;
                }
                List<String> cells = cells(row);
                String first = cells.get(0);
                boolean header =
                        line == 1 && !first.isEmpty() && Character.isLetter(first.charAt(0)) && !first.contains(":");
                String cell = cell(cells, column);
                if (header) {
                    column = heading(cells);
                } else if (!cell.isEmpty()) {
                    String name = String.valueOf(file.getFileName());
                    note(file, line, cell, rows.take(cell, cell(cells, column + 1), name, line));
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

    /** The column whose heading says that it holds addresses or numbers; the first when none does. */
    private static int heading(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (HEADINGS.contains(cells.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return 0;
    }

    private static String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    private static List<String> cells(String row) {
        String bare =
                COMMENT.matcher(row.replace("\ufeff", "")).replaceFirst("").trim();
        List<String> cells = new ArrayList<>();
        for (String part : COLUMNS.split(bare, MOST_COLUMNS)) {
            String cell = part.trim();
            boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
            cells.add(quoted ? cell.substring(1, cell.length() - 1).trim() : cell);
        }
        return cells;
    }

    private static String shown(String cell) {
        String clean = cell.replaceAll("[^\\p{Graph} ]", "?");
        return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
    }
}
