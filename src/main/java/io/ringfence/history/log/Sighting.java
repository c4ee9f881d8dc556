package io.ringfence.history.log;

import io.ringfence.history.log.line.LogTime;
import io.ringfence.network.SourceAddress;

/**
 * Somebody was refused or let in, by one line of a log.
 *
 * @param line its number, from 1
 * @param localSeconds when, by the clock of the log: seconds since 1970 as if that clock showed UTC; {@link LogTime#UNKNOWN} when
 *     the line does not say
 * @param service {@code SIP}, {@code PJSIP}, {@code IAX2}, {@code AMI}, or as a security event names it
 * @param account as claimed: an attacker's text; {@code ""} when nobody says
 * @param address where the line proves it, else {@link SourceAddress#UNKNOWN}
 * @param detail the number dialled, or the contact a phone names; {@code ""} for neither
 * @param answered the source answered our challenge or holds a TCP connection, so its address is its own
 */
public record Sighting(
        long line,
        long localSeconds,
        Kind kind,
        Voice voice,
        String service,
        String account,
        SourceAddress address,
        String detail,
        boolean answered) {

    /** Stands for a line that says nothing of access. */
    static final Sighting NONE =
            new Sighting(0, LogTime.UNKNOWN, Kind.FORGED, Voice.MESSAGE, "", "", SourceAddress.UNKNOWN, "", false);

    /** In which way Asterisk says it: one attempt may be told in each. */
    public enum Voice {
        /** A notice, a warning or an error. */
        MESSAGE,
        /** A security event. */
        EVENT,
        /** What it tells whoever watches. */
        VERBOSE
    }

    /** What a message says, before it is known where and when. */
    static Sighting of(
            Kind kind, String service, String account, SourceAddress address, String detail, boolean answered) {
        boolean tcp = !address.transport().isEmpty() && !address.transport().equals("UDP");
        return new Sighting(
                0,
                LogTime.UNKNOWN,
                kind,
                Voice.MESSAGE,
                service,
                account,
                address,
                detail,
                answered || tcp && address.known());
    }

    Sighting at(long lineNumber, long seconds, Voice by) {
        return new Sighting(lineNumber, seconds, kind, by, service, account, address, detail, answered);
    }

    /** The same, but nobody proves who it was. */
    Sighting nobody() {
        return new Sighting(line, localSeconds, kind, voice, service, account, SourceAddress.UNKNOWN, detail, false);
    }

    /** A line that somebody wrote into the log from outside: what it claims is nobody's. */
    Sighting forged() {
        return new Sighting(line, localSeconds, Kind.FORGED, voice, service, "", SourceAddress.UNKNOWN, "", false);
    }
}
