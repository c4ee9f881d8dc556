package io.ringfence.asterisk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file under {@code src/test/asterisk} with {@code @NAME@} where a value goes. Read and written as ISO-8859-1, so that
 * a value may be any bytes.
 */
final class Template {

    static final Path FILES = Path.of(System.getProperty("basedir", "."), "src/test/asterisk");

    private static final Pattern PLACE = Pattern.compile("@([A-Z][A-Z0-9_]*)@");

    private Template() {}

    /** The file with every place filled. A value nobody gave is a mistake in the test and is named. */
    static String fill(String file, Map<String, ?> values) {
        String text;
        try {
            text = Files.readString(FILES.resolve(file), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PLACE.matcher(withoutComments(text)).replaceAll(place -> {
            Object value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException(file + ": no value for " + place.group());
            }
            return Matcher.quoteReplacement(value.toString());
        });
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)<!--.*?-->\n?", "");
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
