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
        // The parser notices these two far below the line to be mended; where it began is the context.
        boolean below = said.contains("end of stream") || said.contains("could not find expected ':'");
        boolean known = below && slip.getContextMark().isPresent();
        problems.add(Place.of(known ? slip.getContextMark() : slip.getProblemMark()), "", words(said));
    }

    private static String words(String said) {
        if (said.contains("end of stream")) {
            return "what opens here is never closed";
        }
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
