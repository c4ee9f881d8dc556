package io.ringfence.sim.office;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who calls whom. One outbound call in 40 goes abroad: one in 250 to a country new to its extension, the others by the
 * people who have business there. Mostly regular numbers.
 */
final class Numbers {
    /** Share of outbound calls to a country new to the extension. */
    static final double NEW_COUNTRY = 1 / 250d;
    /** Share of outbound calls to other countries, the new ones included. */
    static final double INTERNATIONAL = 1 / 40d;

    private static final double EMERGENCY = 1 / 4_000d;

    private final Staff staff;
    private final SplittableRandom random;

    /** Somebody and what he dials. */
    record Choice(Person person, String number, Ledger.Kind kind) {}

    Numbers(Staff staff, SplittableRandom random) {
        this.staff = staff;
        this.random = random;
    }

    Choice choose() {
        double draw = random.nextDouble();
        if (draw < NEW_COUNTRY) {
            return newCountry(staff.somebody(random));
        }
        if (draw < INTERNATIONAL) {
            Person person = staff.traveller(random);
            return person.regularsAbroad.isEmpty() ? newCountry(person) : abroad(person);
        }
        Person person = staff.somebody(random);
        if (draw > 1 - EMERGENCY) {
            return new Choice(person, random.nextInt(4) == 0 ? "112" : "999", Ledger.Kind.EMERGENCY);
        }
        boolean regular = random.nextDouble() < .65;
        return new Choice(person, regular ? Atlas.any(person.regulars, random) : stranger(), Ledger.Kind.OUTBOUND);
    }

    /** Any number of the country, a mobile more often than not. */
    String stranger() {
        return Atlas.number(Atlas.any(random.nextDouble() < .55 ? Atlas.MOBILE : Atlas.NATIONAL, random), random);
    }

    private Choice abroad(Person person) {
        boolean regular = random.nextDouble() < .7;
        Atlas.Country country = Atlas.any(person.abroad, random);
        String number = regular
                ? Atlas.any(person.regularsAbroad, random)
                : Atlas.number(Atlas.any(country.patterns(), random), random);
        return new Choice(person, number, Ledger.Kind.INTERNATIONAL);
    }

    private Choice newCountry(Person person) {
        List<Atlas.Country> candidates = new ArrayList<>(Atlas.ORDINARY);
        candidates.addAll(Atlas.RARE);
        candidates.removeIf(country -> person.countriesCalled.contains(country.code()));
        Atlas.Country country = candidates.isEmpty() ? Atlas.RARE.get(0) : Atlas.any(candidates, random);
        boolean first = person.countriesCalled.add(country.code());
        String number = Atlas.number(Atlas.any(country.patterns(), random), random);
        return new Choice(person, number, first ? Ledger.Kind.NEW_COUNTRY : Ledger.Kind.INTERNATIONAL);
    }
}
