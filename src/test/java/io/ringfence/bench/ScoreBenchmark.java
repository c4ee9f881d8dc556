package io.ringfence.bench;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import io.ringfence.score.Finding;
import io.ringfence.score.Knowledge;
import io.ringfence.score.Scorer;
import io.ringfence.score.Subjects;
import io.ringfence.score.Surroundings;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One fact through all engines: attempts and ends of benign national calls over many extensions, in turn. The facts are made
 * beforehand, so bytes an operation are the engines' own. Event time passes so that no limit is reached.
 *
 * <p>OpenJDK 17.0.15, two shared x86-64 cores under a load of 5: 0.38 µs and 144 bytes a fact over 1,000 extensions, 1.0 ± 1.4 µs and
 * 144 bytes over 100,000. An idle machine has not been measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ScoreBenchmark {
    private static final long START = 1_790_000_000_000_000_000L;
    private static final long GAP = 200_000_000L;
    private static final Destination HOME = new Destination(DestinationClass.NATIONAL, "US", "12125550100", true);
    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final int FACTS = 1 << 19;

    /** Extensions that call in turn, few enough for each to call twice before time starts again. */
    @Param({"1000", "100000"})
    public int extensions;

    private final Fact[] facts = new Fact[FACTS];
    private Scorer scorer = Scorer.standard(new Surroundings(
            Subjects.Capacity.DEFAULT,
            Policies.DEFAULT,
            RateDeck.estimates(DOLLAR),
            DOLLAR,
            ZoneOffset.UTC,
            Knowledge.none("US")));
    private int next;

    /** Makes the facts: each call ends before the next begins. */
    @Setup
    public void facts() {
        for (int i = 0; i < FACTS; i += 2) {
            long at = START + i * GAP;
            String id = "1790000000." + i;
            Payer payer = Payer.extension("ext" + i / 2 % extensions);
            Call call = new Call("main", i, id, id, payer, Call.Route.DIRECT, "", "", HOME, "carrier");
            facts[i] = new CallAttempted(at, call, false);
            facts[i + 1] = new CallEnded(at + GAP, call, at + 1, 16, false);
        }
    }

    /** The next fact; anew when all are used. */
    @Benchmark
    public List<Finding> score() {
        if (next == FACTS) {
            next = 0;
        }
        return scorer.score(facts[next++]);
    }

    /** Runs this benchmark alone, with {@code -prof gc}. */
    public static void main(String[] args) throws java.io.IOException {
        org.openjdk.jmh.Main.main(new String[] {"ScoreBenchmark", "-prof", "gc"});
    }
}
