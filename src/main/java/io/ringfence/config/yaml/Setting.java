package io.ringfence.config.yaml;

/**
 * What one line of a file sets.
 *
 * @param path keys with dots, {@code pbx[0].host}
 * @param line counted from 1; 0 when it was left out
 * @param value as written; a secret is never shown
 */
public record Setting(String path, int line, String value) {}
