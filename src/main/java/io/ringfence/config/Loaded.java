package io.ringfence.config;

import io.ringfence.config.yaml.Setting;
import java.util.List;

/**
 * Settings that can be used.
 *
 * @param warnings what the operator should know all the same, each with its place
 * @param lines what stands on which line, in the order of the file, and then what was left out
 */
public record Loaded(Settings settings, List<String> warnings, List<Setting> lines) {}
