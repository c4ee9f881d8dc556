package io.ringfence.score;

import io.ringfence.fact.Fact;
import io.ringfence.stat.Layout;
import io.ringfence.stat.SavedRow;
import io.ringfence.stat.Slice;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;

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

    /** To be raised whenever bytes of a row come to mean something else although their places stay. */
    private static final int MEANING = 1;

    private final String layout;
    private final List<Engine> engines;
    private final Subjects subjects;

    private Scorer(String layout, List<Engine> engines, Subjects subjects) {
        this.layout = layout;
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
        String fingerprint = MEANING + "-" + Long.toHexString(layout.places());
        return new Scorer(fingerprint, engines, new Subjects(layout, capacity, random.nextLong(), random.nextLong()));
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

    /** Fingerprint of what the bytes of a row mean; rows of another one cannot be restored. */
    public String layout() {
        return layout;
    }

    /** From now on notes whose rows change, for {@link #checkpoint}. */
    public void noteUses() {
        subjects.noteUses();
    }

    /** Hands over copies of at most {@code most} rows that changed since they were last handed over; how many. */
    public int checkpoint(int most, Consumer<SavedRow> taker) {
        return subjects.drain(most, taker);
    }

    /** Takes over a row of an earlier process with the same layout. */
    public void restore(SavedRow row) {
        Slice slice = new Slice();
        subjects.restore(row, slice);
        if (slice.present()) {
            engines.forEach(engine -> engine.resume(slice));
        }
    }

    /** Whom the engines count for: sizes, for metrics. */
    public Subjects subjects() {
        return subjects;
    }
}
