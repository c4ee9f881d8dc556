package io.ringfence.sim.office;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Everybody in the office; some call twice as much as others. */
final class Staff {
    private static final int FIRST_EXTENSION = 1001;
    /** How many are spoken to again and again by one person. */
    private static final int REGULARS = 12;

    private final List<Person> people;
    private final List<Person> travellers;
    private final double[] activity;

    Staff(int size, SplittableRandom random) {
        List<Person> hired = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            hired.add(hire(FIRST_EXTENSION + i, i % 6 == 2, random));
        }
        people = Collections.unmodifiableList(hired);
        travellers = people.stream().filter(person -> !person.abroad.isEmpty()).toList();
        activity = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.exp(.5 * random.nextGaussian());
            activity[i] = sum;
        }
    }

    /** One in six has business abroad, in one to three countries. */
    private static Person hire(int extension, boolean abroad, SplittableRandom random) {
        int draw = random.nextInt(100);
        Person.Workplace place =
                draw < 85 ? Person.Workplace.DESK : draw < 96 ? Person.Workplace.HOME : Person.Workplace.ROAMING;
        List<String> regulars = IntStream.range(0, REGULARS)
                .mapToObj(i -> Atlas.number(Atlas.any(i % 2 == 0 ? Atlas.NATIONAL : Atlas.MOBILE, random), random))
                .toList();
        List<Atlas.Country> countries = IntStream.range(0, abroad ? 1 + random.nextInt(3) : 0)
                .mapToObj(i -> Atlas.any(Atlas.ORDINARY, random))
                .toList();
        List<String> regularsAbroad = countries.stream()
                .flatMap(country -> country.patterns().stream())
                .map(pattern -> Atlas.number(pattern, random))
                .toList();
        return new Person(Integer.toString(extension), place, regulars, countries, regularsAbroad, random.nextInt());
    }

    List<Person> people() {
        return people;
    }

    /** Somebody, the busy callers more often. */
    Person somebody(SplittableRandom random) {
        double at = random.nextDouble() * activity[activity.length - 1];
        int found = java.util.Arrays.binarySearch(activity, at);
        return people.get(Math.min(people.size() - 1, found < 0 ? -found - 1 : found));
    }

    /** Somebody with business abroad. */
    Person traveller(SplittableRandom random) {
        return travellers.isEmpty() ? somebody(random) : Atlas.any(travellers, random);
    }
}
