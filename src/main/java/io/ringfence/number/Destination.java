package io.ringfence.number;

/**
 * Where a dialled string leads.
 *
 * @param type the class of bill it makes
 * @param country ISO 3166 alpha-2 of the destination; {@code "001"} for global networks; {@code ""} when the number is
 *     internal or belongs to no country we know
 * @param e164 country code and number, digits only; {@code ""} when there is none (internal, emergency, nonsense)
 * @param nationalFormat dialled without international prefix, hence the PBX's own country for allow lists
 */
public record Destination(DestinationClass type, String country, String e164, boolean nationalFormat) {

    /** The number by which repeats and lists know it: E.164 where there is one, else nothing. */
    public boolean hasNumber() {
        return !e164.isEmpty();
    }
}
