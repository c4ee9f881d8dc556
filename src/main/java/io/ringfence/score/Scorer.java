package io.ringfence.score;

import io.ringfence.fact.CallLasted;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.list.AddressLists;
import io.ringfence.network.Geography;
import io.ringfence.policy.Geofence;
import io.ringfence.score.access.Access;
import io.ringfence.score.access.Sign;
import io.ringfence.stat.Layout;
import io.ringfence.stat.SavedRow;
import io.ringfence.stat.Slice;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All engines, in the order in which they see each fact, over one set of rows. For one thread. */
public final class Scorer {
    private static final List<String> OF_CALLS = List.of(
            "DialRate",
            "SetupRate",
            "Concurrency",
            "Destination",
            "Spread",
            "Spend",
            "Repeat",
            "Probe",
            "Duration",
            "Reroute",
            "Wangiri",
            "Hours",
            "Origin",
            "KnownFraud",
            "Bait",
            "Injection",
            "Changes");

    /** The names of all engines, the fixed set behind the metric's label. */
    public static final List<String> ENGINES =
            Stream.concat(OF_CALLS.stream(), Access.ENGINES.stream()).toList();

    /** To be raised whenever bytes of a row come to mean something else although their places stay. */
    private static final int MEANING = 2;

    private static final long SECOND = 1_000_000_000L;

    private final String layout;
    private final int rowBytes;
    private final List<Engine> engines;
    private final Spend spend;
    private final Subjects subjects;
    private final Networks networks;
    private final Access access;
    private List<Habits> habits = List.of();

    /** Where habits of an extension are read from; an engine of tests has none. */
    private record Habits(KnownCountries known, Whereabouts places, Hours hours) {}

    /** A network an extension's phones were in; times in seconds since 1970, {@code novelty} in words. */
    public record Place(String network, String country, String novelty, long first, long last) {}

    /**
     * What is known of an extension. Money in millionths.
     *
     * @param known whether anything is
     * @param usualHour the most it usually spends in an hour
     * @param week on how many days it called near each hour of working days, Saturdays and Sundays, 24 each
     */
    public record Portrait(
            boolean known,
            long hour,
            long day,
            long month,
            long usualHour,
            long usualDay,
            List<String> countries,
            List<Place> places,
            List<Integer> week) {}

    private Scorer(
            Layout layout, List<Engine> engines, Spend spend, Subjects subjects, Networks networks, Access access) {
        this.rowBytes = layout.bytes();
        this.layout = MEANING + "-" + Long.toHexString(layout.places());
        this.engines = List.copyOf(engines);
        this.spend = spend;
        this.subjects = subjects;
        this.networks = networks;
        this.access = access;
    }

    /** The engines that run unless configured otherwise. */
    public static Scorer standard(Surroundings surroundings) {
        Layout layout = new Layout();
        Knowledge knowledge = surroundings.knowledge();
        NumberRows numbers = new NumberRows();
        Networks networks = new Networks();
        KnownCountries known = new KnownCountries(layout);
        Whereabouts places = new Whereabouts(layout);
        Spend spend = new Spend(Spend.Config.DEFAULT, surroundings.rates().worth(), layout);
        List<Engine> engines = List.of(
                new DialRate(DialRate.Config.DEFAULT, layout),
                new SetupRate(SetupRate.Config.DEFAULT, layout),
                new Concurrency(Concurrency.Config.DEFAULT, layout),
                new Destinations(Destinations.Config.DEFAULT, known, places, knowledge.home()),
                new Spread(Spread.Config.DEFAULT, known, places, networks, layout),
                spend,
                new Repeat(Repeat.Config.DEFAULT, numbers, networks, layout),
                new Probe(Probe.Config.DEFAULT, layout),
                new CallDuration(CallDuration.Config.DEFAULT, known, layout),
                new Reroute(Reroute.Config.DEFAULT, known, layout),
                new Wangiri(Wangiri.Config.DEFAULT, numbers),
                new Hours(Hours.Config.DEFAULT, surroundings.policies(), surroundings.zone(), layout),
                new Origin(Origin.Config.DEFAULT, networks, knowledge, places, layout),
                new KnownFraud(knowledge.fraud()),
                new Bait(knowledge.baitExtensions(), knowledge.baitNumbers()),
                new Injection(),
                new Changes());
        Scorer scorer = new Scorer(
                layout,
                engines,
                spend,
                subjects(layout, surroundings),
                networks,
                new Access(knowledge.attackers(), surroundings.knowledge().geofence(), knowledge.geography()));
        scorer.habits = engines.stream()
                .filter(Hours.class::isInstance)
                .map(hours -> new Habits(known, places, (Hours) hours))
                .toList();
        return scorer;
    }

    /** {@code engines} that took their places in {@code layout}. */
    static Scorer over(Layout layout, Surroundings surroundings, List<Engine> engines) {
        Spend silent = new Spend(Spend.Config.DEFAULT, 1, layout);
        return new Scorer(
                layout,
                engines,
                silent,
                subjects(layout, surroundings),
                new Networks(),
                new Access(new AddressLists(), Geofence.NONE, Geography.NOWHERE));
    }

    private static Subjects subjects(Layout layout, Surroundings surroundings) {
        SecureRandom random = new SecureRandom();
        return new Subjects(layout, surroundings, random.nextLong(), random.nextLong());
    }

    /** Knows from now on what {@code next} does, but for countries, and has {@code change} change who is in which group. Nothing is forgotten. */
    public void become(Knowledge next, Runnable change) {
        Knowledge now = subjects.around().knowledge();
        now.fraud().become(next.fraud());
        now.attackers().become(next.attackers());
        engines.stream()
                .filter(Bait.class::isInstance)
                .forEach(bait -> ((Bait) bait).become(next.baitExtensions(), next.baitNumbers()));
        access.become(next.geofence());
        subjects.regroup(change);
    }

    /** What all engines make of a fact, itself included, in the order of the engines; empty when nothing. */
    public List<Finding> score(Fact fact) {
        subjects.turnTo(fact);
        List<Finding> found = List.of();
        for (int i = 0; i < engines.size(); i++) {
            found = Excess.both(found, engines.get(i).score(fact, subjects));
        }
        List<Sign> signs = access.on(fact);
        for (int i = 0; i < signs.size(); i++) {
            found = Excess.both(found, List.of(finding(signs.get(i))));
        }
        subjects.note(found);
        if (subjects.begins() && subjects.open().suspicion() >= Past.TOO_SUSPECT) {
            habits.forEach(habit -> habit.places().suspect(subjects.payer(), fact.atNanos() / SECOND));
        }
        return found;
    }

    private static Finding finding(Sign sign) {
        return new Finding(
                sign.engine(),
                sign.kind(),
                sign.points(),
                Severity.of(sign.points()),
                Finding.Bearing.SIGN,
                sign.spoofable(),
                sign.why(),
                sign.about());
    }

    /**
     * The next call an engine asked to be told of by {@code nowNanos}, at its own moment; empty when there is none. To be scored, and asked again, before
     * anything later is.
     */
    public Optional<CallLasted> due(long nowNanos) {
        return subjects.due(nowNanos);
    }

    /** What the calls in progress of a PBX have cost so far, in millionths of the currency. */
    public long atRiskMicros(String pbx, long nowNanos) {
        return spend.atRiskMicros(pbx, nowNanos, subjects);
    }

    /** What a PBX has spent today, calls in progress included, in millionths of the currency. */
    public long todayMicros(String pbx, long nowNanos) {
        return spend.todayMicros(pbx, nowNanos, subjects);
    }

    /** What is known of one extension; makes nothing known of one that was never seen. */
    public Portrait portrait(String pbx, String extension, long nowNanos) {
        Slice row = new Slice();
        int kind = Subject.kind(Payer.extension(extension));
        if (!subjects.rows().look(row, pbx, kind, extension) || habits.isEmpty()) {
            return new Portrait(false, 0, 0, 0, 0, 0, List.of(), List.of(), List.of());
        }
        subjects.calendar().turnTo(nowNanos);
        Purse purse = spend.purse();
        Collection<OpenCall> running = subjects.running(new Running.Key(pbx, kind, extension));
        Purse.Spent spent = purse.spent(row, running, subjects.calendar(), nowNanos);
        Habits own = habits.get(0);
        return new Portrait(
                true,
                spent.hour(),
                spent.day(),
                spent.month(),
                (long) purse.usualHour(row, nowNanos),
                (long) purse.usualDay(row, nowNanos),
                own.known().all(row),
                places(own.places(), row),
                own.hours().week(row));
    }

    private static List<Place> places(Whereabouts places, Slice row) {
        return IntStream.range(0, places.most())
                .filter(i -> places.used(row, i))
                .mapToObj(i -> new Place(
                        places.network(row, i).toString(),
                        places.country(row, i),
                        places.rank(row, i).words(),
                        places.first(row, i),
                        places.last(row, i)))
                .toList();
    }

    /** Fingerprint of what the bytes of a row mean; rows of another one cannot be restored. */
    public String layout() {
        return layout;
    }

    /** From now on notes whose rows change, for {@link #checkpoint}. */
    public void noteUses() {
        subjects.rows().noteUses();
        networks.noteUses();
        access.noteUses();
    }

    /** Hands over copies of at most {@code most} rows that changed since they were last handed over; how many. */
    public int checkpoint(int most, Consumer<SavedRow> taker) {
        int taken = subjects.rows().drain(most, taker);
        taken += networks.drain(most - taken, taker);
        return taken + access.drain(most - taken, taker);
    }

    /** Takes over a row of an earlier process with the same layout. */
    public void restore(SavedRow row) {
        if (access.restore(row) || networks.restore(row)) {
            return;
        }
        Slice slice = new Slice();
        subjects.rows().restore(row, slice);
        if (slice.present()) {
            engines.forEach(engine -> engine.resume(slice));
        }
    }

    /** Bytes of state in the row of an extension. */
    public int rowBytes() {
        return rowBytes;
    }

    /** Whom the engines count for: sizes, for metrics. */
    public Subjects subjects() {
        return subjects;
    }
}
