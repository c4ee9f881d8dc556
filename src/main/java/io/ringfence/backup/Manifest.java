package io.ringfence.backup;

import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself.
 *
 * @param format of the backup file; a newer one is not read
 * @param madeNanos when, since 1970
 * @param program which Ringfence made it
 * @param schema of the store in it
 */
record Manifest(int format, long madeNanos, String program, int schema, List<Part> parts) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    static final String STORE = "ringfence.db";
    static final String SETTINGS = "ringfence.yaml";
    static final String FILES = "files/";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /**
     * One file in it.
     *
     * @param name in the backup
     * @param from where it lay
     * @param sha256 of its bytes, in hexadecimal digits
     */
    record Part(String name, String from, long bytes, String sha256) {}

    byte[] json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** Throws an unchecked exception of Jackson's when {@code json} is no manifest. */
    static Manifest read(byte[] json) {
        return JSON.readValue(json, Manifest.class);
    }
}
