package io.ringfence.score;

import io.ringfence.fact.Fact;
import io.ringfence.stat.Layout;
import java.security.SecureRandom;
import java.util.List;

/** All engines, in the order in which they see each fact, over one set of rows. For one thread. */
public final class Scorer {
    /** The names of all engines, the fixed set behind the metric's label. */
    public static final List<String> ENGINES = List.of(
            "DialRate",
            "SetupRate",
            "Concurrency",
            "Destination",
            "Hours",
            "Origin",
            "KnownFraud",
            "Bait",
            "Injection");

    private final List<Engine> engines;
    private final Subjects subjects;

    private Scorer(List<Engine> engines, Subjects subjects) {
        this.engines = List.copyOf(engines);
        this.subjects = subjects;
    }

    /** The engines that run unless configured otherwise. */
    public static Scorer standard(Surroundings surroundings) {
        Layout layout = new Layout();
        Knowledge known = surroundings.knowledge();
        return over(
                layout,
                surroundings.capacity(),
                List.of(
                        new DialRate(DialRate.Config.DEFAULT, layout),
                        new SetupRate(SetupRate.Config.DEFAULT, layout),
                        new Concurrency(Concurrency.Config.DEFAULT, layout),
                        new Destinations(Destinations.Config.DEFAULT, layout),
                        new Hours(Hours.Config.DEFAULT, surroundings.policies(), surroundings.zone(), layout),
                        new Origin(Origin.Config.DEFAULT, known.geography(), known.attackers(), known.home(), layout),
                        new KnownFraud(known.fraud()),
                        new Bait(known.baitExtensions(), known.baitNumbers()),
                        new Injection()));
    }

    /** {@code engines} that took their places in {@code layout}. */
    static Scorer over(Layout layout, Subjects.Capacity capacity, List<Engine> engines) {
        SecureRandom random = new SecureRandom();
        return new Scorer(engines, new Subjects(layout, capacity, random.nextLong(), random.nextLong()));
    }

    /** What all engines make of a fact, itself included, in the order of the engines; empty when nothing. */
    public List<Finding> score(Fact fact) {
        subjects.turnTo(fact);
        List<Finding> found = List.of();
        for (int i = 0; i < engines.size(); i++) {
            found = Excess.both(found, engines.get(i).score(fact, subjects));
        }
        return found;
    }

    /** Whom the engines count for: sizes, for metrics. */
    public Subjects subjects() {
        return subjects;
    }
}
