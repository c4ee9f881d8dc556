package io.ringfence.config.yaml;

import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What a broken line lacks, in plain words.
 *
 * <p>The parser's own text is never printed: it may quote the line, and the line may hold a secret.
 */
final class Syntax {
    private Syntax() {}

    static void report(MarkedYamlEngineException slip, Problems problems) {
        String said = String.valueOf(slip.getProblem()).toLowerCase(Locale.ROOT);
        boolean unclosed =
                said.contains("end of stream") && slip.getContextMark().isPresent();
        Place place = Place.of(unclosed ? slip.getContextMark() : slip.getProblemMark());
        problems.add(place, "", unclosed ? "what opens here is never closed" : words(said));
    }

    private static String words(String said) {
        if (said.contains("cannot start any token")) {
            return "this character cannot begin a value: put the value in quotes";
        }
        if (said.contains("mapping values are not allowed")) {
            return "a colon is not allowed here: check the indentation, or put a value that holds a colon in quotes";
        }
        if (said.contains("could not find expected ':'")) {
            return "a key must be followed by a colon and a blank";
        }
        if (said.contains("<block end>")) {
            return "this line does not fit the lines above: check the indentation";
        }
        if (said.contains("',' or")) {
            return "a comma or a closing bracket is missing; a value that holds brackets must be in quotes";
        }
        return "is not valid YAML here; put a value with special characters in quotes";
    }
}
