package io.ringfence.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code src/test/resources/stories/NAME/story.yaml} says of a story: its figures and what is expected. */
public final class Description {
    private static final Path FOLDER = Path.of("src/test/resources/stories");

    private final Map<?, ?> content;

    private Description(Map<?, ?> content) {
        this.content = content;
    }

    /** Reads the description of a story. */
    public static Description of(String name) throws IOException {
        Object read = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(FOLDER.resolve(name).resolve("story.yaml")));
        if (read instanceof Map<?, ?> map && name.equals(map.get("name"))) {
            return new Description(map);
        }
        throw new IOException("the description of " + name + " does not name it");
    }

    /** The names of all that are described. */
    public static List<String> names() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            return folders.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    /** A range of values. */
    public record Range(double least, double most) {
        static Range of(Object value) {
            return value instanceof List<?> two
                    ? new Range(number(two.get(0)), number(two.get(1)))
                    : new Range(number(value), number(value));
        }

        private static double number(Object value) {
            if (value instanceof Number number) {
                return number.doubleValue();
            }
            throw new IllegalArgumentException(value + " is no number");
        }
    }

    /** The figures of the source by their names; empty for a twin. */
    public Map<String, Range> figures() {
        return section("figures").entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        each -> each.getKey().toString(), each -> Range.of(each.getValue())));
    }

    /** Whether anything is expected of this. */
    boolean expects(String what) {
        return section("expected").containsKey(what);
    }

    /** What is expected of this, a number. */
    double expected(String what) {
        Object value = section("expected").get(what);
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private Map<?, ?> section(String name) {
        return content.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }
}
