package io.ringfence.decide;

import java.util.Locale;

/**
 * Something a person taught by lifting a fence or calling a call innocent: it is known for this payer, so findings that it is new
 * weigh nothing from then on.
 *
 * @param value an ISO 3166 code in capitals; E.164 digits, perhaps with a plus, or a number as dialled; a network as findings name it
 */
public record Lesson(Subject subject, Kind kind, String value) {

    /** In what respect something is known. */
    public enum Kind {
        COUNTRY,
        NUMBER,
        NETWORK;

        /** Lower case, as findings name their kind. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
