package io.ringfence.config;

import java.util.List;

/**
 * Settings that can be used.
 *
 * @param warnings what the operator should know all the same, each with its place
 */
public record Loaded(Settings settings, List<String> warnings) {}
