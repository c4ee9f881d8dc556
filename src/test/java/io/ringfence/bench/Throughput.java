package io.ringfence.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Streams the same whole calls over loopback TCP to a bare socket read, to asterisk-java as shipped, and to Ringfence from
 * socket to verdict, each in a process of its own, and prints what an event costs each. Ringfence runs twice: over an
 * office's calls, as the others, and over a raid that gives it a verdict to write down for every twentieth call.
 *
 * <p>Time on the CPU is that of the client's whole process, so the sender's does not count. No client is sent more than it can
 * take: the sender waits when the calls under way are over {@link #WINDOW} chunks, which asterisk-java's and our own
 * queues hold without loss. Once all are warm they take turns, since others' load on a shared processor comes and goes; each
 * is compared with asterisk-java in the same turn. Run it with {@code .ci/bench throughput}.
 */
public final class Throughput {
    private static final int WINDOW = 10;

    /** On a shared processor the ratios of two turns may differ by half; the median of so many is good to some six in a hundred. */
    private static final int ROUNDS = 27;

    /** A client is warm when its compiler takes no more than this share of its time on the CPU. */
    private static final double RESTS = 0.01;

    private static final double LONGEST_WARM_UP = 150;
    /** Of every client: those of the launcher {@code ringfence}, but for its choice of a compiler, and what is asked for. */
    private static final List<String> OPTIONS = Stream.of(
                    "-XX:+UseSerialGC -Xshare:auto -Xms96m -XX:MetaspaceSize=64m",
                    System.getProperty("bench.options", ""))
            .flatMap(words -> Arrays.stream(words.split(" ")))
            .filter(word -> !word.isEmpty())
            .toList();

    /** Ringfence once more, with a verdict on every twentieth call. */
    private static final String IN_A_RAID = "ringfence-raid";

    private static final String REFERENCE = "asterisk-java";

    private static final List<String> CLIENTS = List.of("raw", REFERENCE, "ringfence", IN_A_RAID);

    private final CallStream office = CallStream.of(false);
    private final CallStream raid = CallStream.of(true);
    private final PrintStream out = System.out;
    private final double roundSeconds;
    private final double warmUpSeconds;

    private Throughput(double warmUpSeconds, double roundSeconds) throws IOException {
        this.warmUpSeconds = warmUpSeconds;
        this.roundSeconds = roundSeconds;
    }

    /** What one event cost in one round. */
    private record Cost(double eventsASecond, double cpuMicros, double bytes, double compiling) {}

    /** Arguments, all optional: seconds of warm-up, seconds a round, clients. */
    public static void main(String[] args) throws Exception {
        double warmUp = args.length > 0 ? Double.parseDouble(args[0]) : 10;
        double round = args.length > 1 ? Double.parseDouble(args[1]) : 2;
        List<String> clients = args.length > 2 ? Arrays.asList(args).subList(2, args.length) : CLIENTS;
        new Throughput(warmUp, round).run(clients);
    }

    private void run(List<String> clients) throws Exception {
        out.printf(
                "Java %s, %d cores; %d calls of %d events, %d bytes an event; median of %d rounds of %.0f s%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                CallStream.CALLS,
                CallStream.EVENTS_A_CALL,
                office.bytes().length / CallStream.CALLS / CallStream.EVENTS_A_CALL,
                ROUNDS,
                roundSeconds);
        out.printf("java %s%n", String.join(" ", OPTIONS));
        out.printf("%-14s %12s %12s %14s %8s%n", "client", "events/s", "CPU us/event", "bytes/event", "x CPU");
        List<Course> courses = new ArrayList<>();
        try {
            for (String client : clients) {
                courses.add(new Course(client));
            }
            for (Course course : courses) {
                course.warmUp();
            }
            for (int i = 0; i < ROUNDS; i++) {
                for (Course course : courses) {
                    course.costs.add(course.run(roundSeconds));
                }
            }
        } finally {
            for (Course course : courses) {
                course.close();
            }
        }
        List<Cost> reference = courses.stream()
                .filter(course -> course.client.equals(REFERENCE))
                .findFirst()
                .map(course -> course.costs)
                .orElse(List.of());
        courses.forEach(course -> print(course, reference));
    }

    private void print(Course course, List<Cost> reference) {
        List<Cost> costs = course.costs;
        List<Double> times = IntStream.range(0, reference.size())
                .mapToObj(i -> reference.get(i).cpuMicros() / costs.get(i).cpuMicros())
                .toList();
        out.printf(
                "%-14s %,12.0f %12.3f %,14.0f %8s   CPU of each round %s%n",
                course.client,
                median(costs, Cost::eventsASecond),
                median(costs, Cost::cpuMicros),
                median(costs, Cost::bytes),
                times.isEmpty() ? "" : String.format("%.1f", median(times, Double::doubleValue)),
                costs.stream()
                        .map(cost -> String.format("%.3f", cost.cpuMicros()))
                        .toList());
    }

    private static Process start(String client, int pbx, int bench) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("java.home") + "/bin/java", "-cp", System.getProperty("java.class.path")));
        command.addAll(OPTIONS);
        command.add(client.startsWith("ringfence") ? "io.ringfence.GuardUnderLoad" : Clients.class.getName());
        command.addAll(List.of(client, Integer.toString(pbx), Integer.toString(bench)));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** One client's run. */
    private final class Course {
        final String client;
        final List<Cost> costs = new ArrayList<>();
        private final CallStream stream;
        private final StreamingPbx pbx = new StreamingPbx();
        private final boolean inBytes;
        private final Process process;
        private final Socket line;
        private final OutputStream questions;
        private final BlockingQueue<long[]> used = new LinkedBlockingQueue<>();
        private volatile long done = -1;
        private long sent;

        Course(String client) throws IOException {
            this.client = client;
            this.stream = client.equals(IN_A_RAID) ? raid : office;
            this.inBytes = client.equals("raw");
            try (ServerSocket bench = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                this.process = start(client, pbx.port(), bench.getLocalPort());
                this.line = bench.accept();
            }
            pbx.accept();
            this.questions = line.getOutputStream();
            DataInputStream answers = new DataInputStream(line.getInputStream());
            Thread reader = new Thread(() -> listen(answers), "progress");
            reader.setDaemon(true);
            reader.start();
        }

        void close() throws IOException, InterruptedException {
            line.close();
            pbx.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }

        private void awaitReady() {
            while (done < 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        /** Runs until the compiler rests, for at least the seconds asked for. */
        void warmUp() throws IOException, InterruptedException {
            awaitReady();
            long began = System.nanoTime();
            double seconds = 0;
            double compiling = 1;
            while (seconds < warmUpSeconds || (compiling > RESTS && seconds < LONGEST_WARM_UP)) {
                compiling = run(2).compiling();
                seconds = (System.nanoTime() - began) / 1e9;
            }
        }

        Cost run(double seconds) throws IOException, InterruptedException {
            long[] before = ask();
            long began = System.nanoTime();
            long laps = 0;
            do {
                for (int chunk = 0; chunk < CallStream.CHUNKS; chunk++) {
                    int size = stream.end(chunk) - stream.start(chunk);
                    long unit = inBytes ? size : CallStream.HANGUPS_A_CHUNK;
                    await(sent - WINDOW * unit);
                    pbx.send(stream.bytes(), stream.start(chunk), stream.end(chunk));
                    sent += unit;
                }
                stream.nextLap();
                laps++;
            } while (System.nanoTime() - began < seconds * 1e9);
            await(sent);
            double took = System.nanoTime() - began;
            long[] after = ask();
            double events = (double) laps * CallStream.CALLS * CallStream.EVENTS_A_CALL;
            return new Cost(
                    events / took * 1e9,
                    (after[0] - before[0]) / events / 1e3,
                    (after[1] - before[1]) / events,
                    (double) (after[2] - before[2]) / (after[0] - before[0]));
        }

        private void await(long count) {
            while (done < count) {
                LockSupport.parkNanos(20_000);
            }
        }

        private long[] ask() throws IOException, InterruptedException {
            questions.write(1);
            questions.flush();
            return used.take();
        }

        private void listen(DataInputStream in) {
            try {
                while (true) {
                    int what = in.readByte();
                    long[] figures = {in.readLong(), in.readLong(), in.readLong()};
                    if (what == Meter.PROGRESS) {
                        done = Math.max(done, figures[0]);
                    } else {
                        used.add(figures);
                    }
                }
            } catch (IOException e) {
                // The client's process has ended.
                done = Long.MAX_VALUE;
            }
        }
    }
}
