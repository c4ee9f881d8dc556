package io.ringfence.score;

/** How bad a finding is by itself. */
public enum Severity {
    /** Worth keeping with the evidence. */
    NOTICE,
    /** Unusual: needs a second sign. */
    WARNING,
    /** Strong by itself. */
    CRITICAL
}
