package io.ringfence.audit.plan;

import io.ringfence.audit.conf.Setting;
import java.util.List;

/**
 * A context.
 *
 * @param header where it begins
 * @param includes the names of contexts it includes, and where it says so
 */
public record Context(String name, Setting header, List<Extension> extensions, List<Setting> includes) {}
