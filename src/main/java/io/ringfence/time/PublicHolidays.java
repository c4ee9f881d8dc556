package io.ringfence.time;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The public holidays of a country or of one of its regions, as the library jollyday knows them; observances that are no day off
 * do not count. Each year is worked out once, when it is first asked for.
 */
public final class PublicHolidays implements Holidays {
    private static final int MOST_YEARS = 64;

    private final String country;
    private final String[] region;
    private final Map<Integer, BitSet> years = Collections.synchronizedMap(new HashMap<>());

    private PublicHolidays(String country, String[] region) {
        this.country = country;
        this.region = region;
    }

    /** Those of {@code code}, a country or {@code DE-BY}; none when {@link #supports} says no. */
    public static Holidays of(String code) {
        String[] part = code.toLowerCase(Locale.ROOT).split("-", -1);
        return supports(part[0])
                ? new PublicHolidays(part[0], part.length > 1 ? new String[] {part[1]} : new String[0])
                : NONE;
    }

    /** Whether a country or region is known. Looking into the regions of a country takes some 100 ms the first time. */
    public static boolean supports(String code) {
        String[] part = code.toLowerCase(Locale.ROOT).split("-", -1);
        return HolidayManager.getSupportedCalendarCodes().contains(part[0].toUpperCase(Locale.ROOT))
                && (part.length == 1 || part.length == 2 && regionCodes(part[0]).contains(part[1]));
    }

    /** The regions of a country, {@code DE-BY}; empty when it has none or is not known. */
    public static Set<String> regions(String country) {
        Set<String> regions = new TreeSet<>();
        if (supports(country)) {
            regionCodes(country.toLowerCase(Locale.ROOT))
                    .forEach(region -> regions.add((country + '-' + region).toUpperCase(Locale.ROOT)));
        }
        return regions;
    }

    private static Set<String> regionCodes(String country) {
        return manager(country).getCalendarHierarchy().getChildren().keySet();
    }

    /** One at a time: the library looks for its parts with a loader that is not meant for several threads. */
    private static synchronized HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }

    @Override
    public boolean on(LocalDate day) {
        if (years.size() > MOST_YEARS) {
            years.clear();
        }
        return years.computeIfAbsent(day.getYear(), this::days).get(day.getDayOfYear());
    }

    private BitSet days(int year) {
        BitSet days = new BitSet();
        for (Holiday holiday : manager(country).getHolidays(Year.of(year), region)) {
            if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
                days.set(holiday.getDate().getDayOfYear());
            }
        }
        return days;
    }
}
