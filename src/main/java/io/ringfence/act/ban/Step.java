package io.ringfence.act.ban;

import io.ringfence.decide.ban.Ban;
import java.util.List;

/**
 * Something decided, to be written down and then carried out.
 *
 * @param keepOut bans from now on
 * @param lift bans that were taken back: they are forgotten
 * @param done hears how it went, on the gate's thread
 */
public record Step(List<Ban> keepOut, List<Ban> lift, Done done) {

    /** How a step went. */
    public interface Done {
        /** Nobody asks. */
        Done UNHEARD = trouble -> {};

        /** {@code trouble} is {@code ""} when all is done, else why it is not done yet. */
        void heard(String trouble);
    }
}
