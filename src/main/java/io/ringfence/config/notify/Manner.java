package io.ringfence.config.notify;

import java.time.Duration;

/**
 * When, in which words and of what a receiver is told.
 *
 * @param after how long others have to act on something before this one is told of it; zero when it is told at once
 * @param subject in place of the headline
 * @param text in place of the particulars
 * @param whose of which PBXs
 */
public record Manner(Quiet quiet, Duration after, Reports reports, Template subject, Template text, Whose whose) {
    /** Of every PBX. */
    public Manner(Quiet quiet, Duration after, Reports reports, Template subject, Template text) {
        this(quiet, after, reports, subject, text, Whose.ALL);
    }

    /** At once, in Ringfence's own words, and no reports. */
    public static final Manner PLAIN =
            new Manner(Quiet.NEVER, Duration.ZERO, Reports.NONE, Template.NONE, Template.NONE);
}
