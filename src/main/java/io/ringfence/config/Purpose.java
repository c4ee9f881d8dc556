package io.ringfence.config;

/** What settings are read for. */
public enum Purpose {
    /** To watch PBXs: there must be one, and every secret and file must be at hand. */
    LIVE,
    /** To judge a recording or explain a number, perhaps on another machine: secrets, files and PBXs may be missing. */
    OFFLINE
}
