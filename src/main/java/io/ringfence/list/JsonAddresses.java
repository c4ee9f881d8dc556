package io.ringfence.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Addresses in JSON, as APIBAN and others give them: every text in an array counts, and every value of a key named for an address. Other texts are
 * passed over.
 */
final class JsonAddresses {
    private static final int MOST_ERRORS = 100;
    private static final JsonFactory JSON = new JsonFactory();

    private JsonAddresses() {}

    /** Whether a file begins as JSON does. */
    static boolean is(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            int first = in.read();
            while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
                first = in.read();
            }
            return first == '{' || first == '[';
        } catch (IOException unreadable) {
            return false;
        }
    }

    static void read(Path file, List<String> errors, ListFile.Row rows) {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = json.nextToken();
                    token != null && errors.size() < MOST_ERRORS;
                    token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && counts(json)) {
                    int line = Math.max(1, json.currentTokenLocation().getLineNr());
                    String wrong = rows.take(json.getString(), "", name, line);
                    if (!wrong.isEmpty()) {
                        errors.add(file + ":" + line + ": " + wrong);
                    }
                }
            }
        } catch (JacksonException e) {
            errors.add(file + ": is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            errors.add(file + ": cannot be read: " + e);
        }
    }

    private static boolean counts(JsonParser json) {
        String key = json.currentName();
        return json.streamReadContext().inArray()
                || key != null
                        && (key.equals("ip") || key.equals("ipaddress") || key.equals("address") || key.equals("cidr"));
    }
}
