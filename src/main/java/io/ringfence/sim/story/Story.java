package io.ringfence.sim.story;

import io.ringfence.sim.firm.Home;
import io.ringfence.sim.firm.Reach;
import io.ringfence.sim.firm.Stage;
import io.ringfence.sim.firm.Truth;
import io.ringfence.sim.office.Draw;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something that happens to an office, with the weeks before it.
 *
 * @param name as in {@code src/test/resources/stories}
 * @param homes where the office may stand
 * @param least fewest people, {@code most} the most
 * @param days how long the plot takes, its first day included
 */
public record Story(String name, Kind kind, List<Home> homes, int least, int most, When when, int days, Plot plot) {

    /** What a story is there for. */
    public enum Kind {
        /** A published theft. */
        INCIDENT,
        /** Something innocent that looks like one. */
        TWIN,
        /** Passwords are guessed. */
        BREAK_IN
    }

    /** Plans what happens besides the ordinary. */
    @FunctionalInterface
    interface Plot {
        void unfold(Stage stage);
    }

    /** The plot's first day. */
    @FunctionalInterface
    interface When {
        LocalDate draw(SplittableRandom random);

        /** The very day it was. */
        static When on(int year, int month, int day) {
            return random -> LocalDate.of(year, month, day);
        }

        /** Such a day of the week somewhere in 2026. */
        static When a(DayOfWeek day) {
            return random ->
                    LocalDate.of(2026, 2, 1).plusDays(random.nextInt(290)).with(TemporalAdjusters.nextOrSame(day));
        }

        /** Any weekday that is no holiday in most places. */
        static When aWorkday() {
            List<DayOfWeek> days = List.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
            return random -> a(Draw.any(days, random)).draw(random);
        }
    }

    /** Tells it from a seed: the same seed, the same bytes. */
    public Telling tell(long seed) {
        return new Telling(this, seed, Reach.ABROAD, true);
    }

    /** The same in an office that never calls another country by itself. */
    public Telling tellAtHome(long seed) {
        return new Telling(this, seed, Reach.HOME, true);
    }

    /** The truth of its plot alone, in an office that is closed: the same theft, much quicker. */
    public Truth plotted(long seed) {
        return new Telling(this, seed, Reach.ABROAD, false).happen();
    }
}
