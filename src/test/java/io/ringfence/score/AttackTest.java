package io.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.Call;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fraud on one extension at any pace and to any place, against an office that works, at the default thresholds. */
class AttackTest {
    private static final int HANGUP = 70;
    private static final int ALERT = 40;
    private static final String[] PLACES = {"CU", "GM", "SO", "LV", "PL", "GB", "SL", "IN", "MV", "ID"};

    @Test
    void everyFraudCallFromTheFourthIsEndedWhateverThePaceAndPlace() {
        for (int seed = 1; seed <= 400; seed++) {
            assertThat(leaks(new Random(seed), seed % 4, false))
                    .as("seed %d", seed)
                    .isZero();
        }
    }

    /** The hardest: one call after the other at exponential gaps, which now and then look like a person redialling. */
    @Test
    void aThiefWhoHangsUpBeforeTheNextCallLeaksNextToNothing() {
        int leaks = 0;
        for (int seed = 1; seed <= 400; seed++) {
            leaks += leaks(new Random(seed), seed % 4, true);
        }
        assertThat(leaks).as("of 10,800 calls").isLessThanOrEqualTo(40);
    }

    private static int leaks(Random random, int pattern, boolean oneByOne) {
        Line line = new Line();
        line.habit("1005", Line.abroad("DE", 4930123456L), -100_000);
        double mean = 0.2 * Math.pow(40, random.nextDouble());
        Deque<Call> over = new ArrayDeque<>();
        double now = 0;
        int leaks = 0;
        for (int i = 1; i <= 30; i++) {
            now += mean * (oneByOne ? -Math.log(1 - random.nextDouble()) : 0.5 + random.nextDouble());
            while (!over.isEmpty()) {
                line.end(over.poll(), now - 0.01, Line.NEVER);
            }
            Call call = line.call("1005", target(random, pattern, i));
            boolean hungUp = Line.points(line.attempt(call, now)) >= HANGUP;
            if (!hungUp && oneByOne) {
                line.answer(call, now);
            }
            if (hungUp || oneByOne) {
                over.add(call);
            }
            leaks += !hungUp && i > 3 ? 1 : 0;
        }
        return leaks;
    }

    private static Destination target(Random random, int pattern, int i) {
        long base = 5_352_000_000L;
        return switch (pattern) {
            case 0 -> Line.abroad("CU", base);
            case 1 -> Line.abroad("CU", base + i);
            case 2 -> Line.abroad(PLACES[random.nextInt(PLACES.length)], base + random.nextInt(1_000));
            default ->
                Line.of(
                        random.nextBoolean() ? DestinationClass.UNALLOCATED : DestinationClass.PREMIUM,
                        PLACES[random.nextInt(PLACES.length)],
                        base + random.nextInt(1_000));
        };
    }

    @Test
    void anOfficeIsNeverTouched() {
        int alerts = 0;
        int calls = 0;
        for (int seed = 1; seed <= 3; seed++) {
            Line line = new Line();
            for (int extension = 0; extension < 40; extension++) {
                Random random = new Random(seed * 1_000L + extension);
                double now = random.nextDouble() * 600;
                while (now < 150_000) {
                    Destination to = office(random);
                    int busy = random.nextInt(10) == 0 ? random.nextInt(4) : 0;
                    for (int i = 0; i <= busy; i++) {
                        Call call = line.call("10" + extension, to);
                        int points = Line.points(line.attempt(call, now));
                        assertThat(points).isLessThan(HANGUP);
                        alerts += points >= ALERT ? 1 : 0;
                        calls++;
                        now = person(line, call, now, i == busy, random);
                    }
                    now += -Math.log(1 - random.nextDouble()) * 900;
                }
            }
        }
        assertThat(calls).isGreaterThan(5_000);
        assertThat(alerts).isLessThan(calls / 1_000);
    }

    /** Talks, or hears the busy tone and dials again 15 to 20 s after the last time. */
    private static double person(Line line, Call call, double now, boolean talks, Random random) {
        double until = now + 6 + (talks ? 20 + random.nextDouble() * 300 : 0);
        if (talks) {
            line.answer(call, now + 6);
        }
        line.end(call, until, talks ? now + 6 : Line.NEVER);
        return until + 9 + random.nextDouble() * 5;
    }

    private static Destination office(Random random) {
        if (random.nextInt(40) != 0) {
            return Line.HOME;
        }
        String country = random.nextInt(6) == 0 ? PLACES[random.nextInt(PLACES.length)] : "DE";
        boolean mistyped = random.nextInt(20) == 0;
        DestinationClass type = mistyped ? DestinationClass.UNALLOCATED : DestinationClass.INTERNATIONAL;
        return Line.of(type, country, 4_900_000_000L + random.nextInt(100));
    }
}
