package io.ringfence.track;

import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;

/**
 * Who pays for a number dialled, and why.
 *
 * @param announced a forward that was told already
 */
record Origin(Payer payer, Call.Route route, boolean announced) {
    Origin(Payer payer, Call.Route route) {
        this(payer, route, false);
    }
}
