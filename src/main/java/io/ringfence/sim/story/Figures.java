package io.ringfence.sim.story;

import io.ringfence.sim.firm.Country;
import io.ringfence.sim.office.Draw;
import io.ringfence.sim.office.Manners;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Distributions and pools a theft is made of. */
final class Figures {
    /** Of IRSF numbers 15 in 100 have a length no number there can have (Howie, commsrisk). */
    private static final double INVALID_LENGTH = .15;

    /** Hosts anybody can rent, and networks real attacks came from. */
    private static final List<String> RENTED =
            List.of("185.107.80.", "193.46.255.", "212.83.164.", "5.62.43.", "45.130.97.", "37.49.230.", "62.210.140.");

    private Figures() {}

    /** Of a Poisson process with this mean. */
    static DoubleSupplier exponential(double mean, SplittableRandom random) {
        return () -> -Math.log(1 - random.nextDouble()) * mean;
    }

    /** About a mean, give or take a third. */
    static DoubleSupplier about(double mean, SplittableRandom random) {
        return () -> Math.max(mean / 10, mean * (1 + .33 * random.nextGaussian()));
    }

    /** One number, again and again. */
    static Supplier<String> one(String e164) {
        return () -> e164;
    }

    /** A pool of numbers of some countries; some of them cannot exist. */
    static Supplier<String> pool(int size, List<Country> countries, SplittableRandom random) {
        List<String> numbers = IntStream.range(0, size)
                .mapToObj(i -> soiled(Draw.any(countries, random).number(random), random))
                .toList();
        return () -> Draw.any(numbers, random);
    }

    private static String soiled(String number, SplittableRandom random) {
        if (random.nextDouble() >= INVALID_LENGTH) {
            return number;
        }
        return random.nextBoolean() ? number + random.nextInt(10) : number.substring(0, number.length() - 1);
    }

    /** Each in its turn, in an order drawn once. */
    static Supplier<String> inTurn(List<String> numbers, SplittableRandom random) {
        List<String> left = new ArrayList<>(numbers);
        return () -> left.remove(random.nextInt(left.size()));
    }

    /** Addresses somebody rents. */
    static List<String> rented(int count, SplittableRandom random) {
        return IntStream.range(0, count)
                .mapToObj(i -> Draw.any(RENTED, random) + (1 + random.nextInt(254)))
                .toList();
    }

    /**
     * Gaps of known count, sum, least and greatest; the rest lies between as in a Poisson process.
     *
     * @param sum of all, seconds
     */
    static List<Double> gaps(int count, double sum, double least, double greatest, SplittableRandom random) {
        double[] drawn = new double[count - 2];
        double total = 0;
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = .05 - Math.log(1 - random.nextDouble());
            total += drawn[i];
        }
        double rest = sum - least - greatest;
        List<Double> gaps = new ArrayList<>(List.of(least, greatest));
        double scale = (rest - drawn.length * least) / total;
        for (double each : drawn) {
            gaps.add(Math.min(greatest, least + each * scale));
        }
        java.util.Collections.shuffle(gaps, new java.util.Random(random.nextLong()));
        return gaps;
    }

    /** A night or a weekend: the hour a theft begins when nobody says. */
    static double atNight(SplittableRandom random) {
        return new Manners(random, 0).uniform(20, 28);
    }
}
