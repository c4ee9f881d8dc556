package io.ringfence.cli.care;

import io.ringfence.config.Loaded;
import java.nio.file.Path;

/** Reads a settings file. */
public interface Reading {
    /** What it says; throws when it cannot be used. */
    Loaded read(Path config) throws Exception;
}
