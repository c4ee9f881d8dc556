package io.ringfence.act.ban;

import io.ringfence.decide.ban.Ban;
import java.io.IOException;
import java.util.Collection;

/** Whatever keeps addresses out. For one thread; may wait. */
public interface Perimeter {

    /**
     * Makes it keep out exactly {@code bans}, which do not overlap.
     *
     * @param thorough trust no memory: look at what is there, where that can be looked at
     * @return whether all is done; else it is to be called again soon
     * @throws IOException when something could not be done, in words; the rest was
     */
    boolean keep(Collection<Ban> bans, boolean thorough, long nowNanos) throws IOException;

    /** Takes note that {@code bans} are kept out since another process, so that they can be let in again. */
    default void assume(Collection<Ban> bans) {}

    /** Lets everybody in and leaves nothing behind. */
    void remove() throws IOException;

    /** Touches nothing. */
    static Perimeter dryRun() {
        return new Perimeter() {
            @Override
            public boolean keep(Collection<Ban> bans, boolean thorough, long nowNanos) {
                return true;
            }

            @Override
            public void remove() {}
        };
    }
}
