package io.ringfence.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems and warnings while a file is read; bounded, since a hostile file may hold any number. */
public final class Problems {
    private static final int MOST = 100;

    private final String file;
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private int unlisted;

    /** Collects for {@code file}, named as the caller names it. */
    public Problems(String file) {
        this.file = Shown.name(file);
    }

    /** Something that makes the file unusable. */
    public void add(Place place, String path, String rule) {
        if (errors.size() < MOST) {
            errors.add(new Problem(file, place, path, rule));
        } else {
            unlisted++;
        }
    }

    /** Something the reader should know, though the file can be used. */
    public void warn(Place place, String path, String rule) {
        if (warnings.size() < MOST) {
            warnings.add(new Problem(file, place, path, rule));
        }
    }

    /** Whether anything makes the file unusable. */
    public boolean any() {
        return !errors.isEmpty();
    }

    /** What makes the file unusable, in the order of the file. */
    public List<Problem> errors() {
        List<Problem> sorted = sorted(errors);
        if (unlisted > 0) {
            sorted.add(new Problem(file, Place.FILE, "", "and " + unlisted + " more problems"));
        }
        return List.copyOf(sorted);
    }

    /** What should be known, in the order of the file. */
    public List<Problem> warnings() {
        return List.copyOf(sorted(warnings));
    }

    private static List<Problem> sorted(List<Problem> problems) {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparing(Problem::place));
        return sorted;
    }
}
