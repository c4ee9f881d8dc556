package io.ringfence.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Reads text as the tests of this package want it. */
final class Reading {
    static final String PBX = "pbx: {host: pbx.example, username: ringfence, secret: s3cr3t}\n";
    static final String MINIMAL = "country: DE\n" + PBX;

    private Reading() {}

    static Loaded load(String yaml, Map<String, String> environment, Purpose purpose) throws InvalidSettings {
        byte[] content = yaml.getBytes(StandardCharsets.UTF_8);
        return new SettingsReader(environment).read("ringfence.yaml", Path.of("/etc/ringfence"), content, purpose);
    }

    static Loaded load(String yaml) {
        try {
            return load(yaml, Map.of(), Purpose.LIVE);
        } catch (InvalidSettings invalid) {
            throw new AssertionError(invalid);
        }
    }

    static Settings settings(String yaml) {
        return load(yaml).settings();
    }

    /** The message of the refusal, {@code ""} when the text is accepted. */
    static String refusal(String yaml) {
        return refusal(yaml, Map.of());
    }

    static String refusal(String yaml, Map<String, String> environment) {
        try {
            load(yaml, environment, Purpose.LIVE);
            return "";
        } catch (InvalidSettings invalid) {
            return String.valueOf(invalid.getMessage());
        }
    }
}
