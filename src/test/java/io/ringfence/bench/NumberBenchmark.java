package io.ringfence.bench;

import io.ringfence.number.Destination;
import io.ringfence.number.DialPlan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A classification, kept and anew.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class NumberBenchmark {
    private final DialPlan plan = DialPlan.of("US", List.of("9"), List.of(), List.of());
    private long next;

    /** The same number again. */
    @Benchmark
    public Destination warm() {
        return plan.destination("901125261555123");
    }

    /** Another number abroad each time. */
    @Benchmark
    public Destination coldAbroad() {
        return plan.destination("9011252" + (610_000_000 + next++ % 9_999_999));
    }

    /** Another number at home each time. */
    @Benchmark
    public Destination coldHome() {
        return plan.destination("91202" + (2_000_000 + next++ % 7_999_999));
    }

    /** Another meaningless string each time: the most work. */
    @Benchmark
    public Destination coldNonsense() {
        return plan.destination("7600004685" + (1_000_000 + next++ % 8_999_999));
    }
}
