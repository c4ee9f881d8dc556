package io.ringfence.bench;

import io.ringfence.ami.Capture;
import io.ringfence.ami.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decoding, per message: one answered call outwards, a hundred times. Figures: {@code src/docs/performance.md}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DecoderBenchmark {
    private static final int MESSAGES = 93;
    private static final int CALLS = 100;

    /** All classes of events, or those an account of Ringfence's reads. */
    @Param({"all", "call,security,system"})
    public String read = "all";

    private byte[] stream = {};

    /** Repeats the recording; what a narrower account does not read is left out. */
    @Setup
    public void read() throws IOException {
        String recording = Files.readString(Path.of("src/test/resources/captures/outbound-answered.ami"));
        ByteArrayOutputStream calls = new ByteArrayOutputStream();
        String[] messages = recording.split("\r\n\r\n");
        int kept = 0;
        for (int call = 0; kept < MESSAGES * CALLS; call = (call + 1) % messages.length) {
            String message = messages[call];
            boolean wanted = read.equals("all")
                    || message.contains("Privilege: call")
                    || message.contains("Privilege: security")
                    || message.contains("Privilege: system");
            if (wanted && message.startsWith("Event: ")) {
                calls.writeBytes((message + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                kept++;
            }
        }
        stream = calls.toByteArray();
    }

    /** From bytes to events. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES * CALLS)
    public int decode() throws IOException {
        int events = 0;
        try (Capture capture = Capture.of("pbx", new ByteArrayInputStream(stream))) {
            for (Event event = capture.next(); event != Event.NOTHING; event = capture.next()) {
                events++;
            }
        }
        return events;
    }
}
