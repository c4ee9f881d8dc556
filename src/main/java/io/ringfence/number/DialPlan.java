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
}
