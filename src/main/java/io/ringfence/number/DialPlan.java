package io.ringfence.number;

import java.util.List;

/** How one PBX dials: from a dialled string to its {@link Destination}. */
public interface DialPlan {

    /**
     * Classifies a dialled string. Never throws; the answer for the same string is always the same.
     *
     * @param dialled anything a phone, a stranger or a trunk wrote
     */
    Destination destination(String dialled);

    /** The steps by which {@code dialled} became its destination, one a line, for a person. */
    List<String> explain(String dialled);

    /**
     * The plan of a PBX, ready to answer: the first one in a process reads every country's numbering (about 0.3 s).
     *
     * @param country ISO 3166 alpha-2 of the country the PBX dials from
     * @param outsideLine digits that ask for an outside line, such as {@code 9}; strings with and without them are understood.
     *     Where a string makes sense both ways, the digits count as the outside line
     * @param international prefixes that dial abroad, such as {@code 00}; {@code +} and the country's own always count too
     * @param emergency numbers that count as emergency besides the country's own, as dialled
     * @throws IllegalArgumentException for a country without a numbering plan, or prefixes that are not digits
     */
    static DialPlan of(String country, List<String> outsideLine, List<String> international, List<String> emergency) {
        return new CountryDialPlan(country, outsideLine, international, emergency);
    }

    /** What people dial before a number, and for help; the arguments are those of {@link #of}. Takes a second: short numbers are tried. */
    static Dialling dialling(
            String country, List<String> outsideLine, List<String> international, List<String> emergency) {
        return new CountryDialPlan(country, outsideLine, international, emergency).dialling();
    }

    /**
     * What people dial before a number, and for help.
     *
     * @param outside digits that ask for an outside line
     * @param international prefixes that dial abroad, besides {@code +}
     * @param emergency every string of digits, with or without {@code +}, that is an emergency call
     */
    record Dialling(List<String> outside, List<String> international, List<String> emergency) {
        public Dialling {
            outside = List.copyOf(outside);
            international = List.copyOf(international);
            emergency = List.copyOf(emergency);
        }
    }
}
