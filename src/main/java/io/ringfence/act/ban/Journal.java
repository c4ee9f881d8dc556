package io.ringfence.act.ban;

import io.ringfence.decide.ban.Ban;
import io.ringfence.decide.ban.Residents.Resident;
import java.util.List;

/** Where bans are written down, in the order in which they are carried out. May wait for the disk. */
public interface Journal {
    /** Writes nothing. */
    Journal NONE = new Journal() {
        @Override
        public void before(List<Ban> keepOut, List<Ban> lift) {}

        @Override
        public void after(List<Ban> lifted, List<Ban> ended) {}

        @Override
        public void lives(Resident resident) {}

        @Override
        public void note(long atNanos, String what, String why) {}
    };

    /** About to be carried out: on the disk when this returns, unless the disk fails. */
    void before(List<Ban> keepOut, List<Ban> lift);

    /** Carried out: {@code lifted} are to be forgotten, {@code ended} only need not be let in again. */
    void after(List<Ban> lifted, List<Ban> ended);

    /** An account proved itself from an address. */
    void lives(Resident resident);

    /** For the audit log: Ringfence itself did something about a ban. */
    void note(long atNanos, String what, String why);
}
