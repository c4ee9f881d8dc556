package io.ringfence.act;

import java.util.List;

/** What the tracker knows of an attempt's channels now. */
public interface Legs {

    /**
     * The channels an attempt still has, by uniqueid, the calling one first.
     *
     * @return empty when none is left
     */
    List<String> legs(String pbx, long attempt);
}
