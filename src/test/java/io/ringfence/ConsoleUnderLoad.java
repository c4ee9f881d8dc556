package io.ringfence;

import io.ringfence.sim.office.Attack;
import io.ringfence.time.Clock;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Consoles that look on while two large offices telephone and thieves come: how late consoles hear of a call, how late the reader of AMI and
 * decisions are, and what it takes. Everything is in this one process, the PBXs and the consoles too. Arguments: viewers, people of each office, seconds.
 */
final class ConsoleUnderLoad {
    private static final int SAMPLED = 4;
    private static final int WANTED = 1_000;
    private static final int WARM_UP_SECONDS = 15;
    private static final Pattern RINGING = Pattern.compile("\"since\":(\\d+),\"answered\":0,\"action\":\"\"");

    private ConsoleUnderLoad() {}

    public static void main(String[] args) throws Exception {
        int viewers = Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("viewers");
        try (ConsoleStage stage = new ConsoleStage(folder.resolve("store.db"), Integer.parseInt(args[1]))) {
            LongAdder bytes = new LongAdder();
            ConcurrentLinkedQueue<Long> late = new ConcurrentLinkedQueue<>();
            HttpClient client =
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            login(client, stage.url());
            for (int i = 0; i < viewers; i++) {
                HttpRequest stream = HttpRequest.newBuilder(URI.create(stage.url() + "/api/v1/events"))
                        .build();
                client.sendAsync(
                        stream,
                        HttpResponse.BodyHandlers.fromLineSubscriber(
                                new Reader(bytes, i < SAMPLED ? late : new ConcurrentLinkedQueue<>(), i < SAMPLED)));
            }
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            bytes.reset();
            late.clear();
            stage.decisions().clear();
            int seconds = Integer.parseInt(args[2]);
            List<Long> lags = new ArrayList<>();
            long calls = stage.calls();
            for (int second = 0; second < seconds; second++) {
                if (second % 10 == 5) {
                    stage.acme().attack(Attack.Kind.BURST);
                }
                TimeUnit.SECONDS.sleep(1);
                stage.guard().status().forEach(feed -> lags.add(feed.lagNanos() / 1_000));
            }
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
            long pace = (stage.calls() - calls) * 60 / seconds;
            System.out.printf(
                    "%d viewers, %d calls a minute%s, %d s after a warm-up of %d s%n",
                    viewers, pace, pace < WANTED ? " (fewer than " + WANTED + ")" : "", seconds, WARM_UP_SECONDS);
            print("reader lag, us", lags);
            print("event read to hangup written, us", new ArrayList<>(stage.decisions()));
            print("a console hears of a call after, ms", new ArrayList<>(late));
            System.out.printf("  %-36s %.1f MB a minute%n", "told to consoles", bytes.sum() * 60.0 / seconds / 1e6);
            System.out.printf(
                    "  %-36s %d MiB, the simulated PBXs and consoles included%n", "heap after a collection", heap);
        }
        System.exit(0);
    }

    private static void login(HttpClient client, String url) throws Exception {
        HttpRequest login = HttpRequest.newBuilder(URI.create(url + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"ann\",\"password\":\"" + ConsoleStage.PASSWORD + "\"}"))
                .build();
        if (client.send(login, HttpResponse.BodyHandlers.ofString()).statusCode() != 200) {
            throw new IllegalStateException("not logged in");
        }
    }

    private static void print(String what, List<Long> values) {
        values.sort(null);
        if (values.isEmpty()) {
            System.out.printf("  %-36s none%n", what);
            return;
        }
        System.out.printf(
                "  %-36s p50 %d, p99 %d, most %d, of %d%n",
                what,
                values.get(values.size() / 2),
                values.get(values.size() * 99 / 100),
                values.get(values.size() - 1),
                values.size());
    }

    private record Reader(LongAdder bytes, ConcurrentLinkedQueue<Long> late, boolean sampled)
            implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            bytes.add(line.length() + 1);
            if (sampled && line.startsWith("data: [")) {
                long now = Clock.system().epochNanos() / 1_000_000;
                Matcher ringing = RINGING.matcher(line);
                while (ringing.find()) {
                    late.add(now - Long.parseLong(ringing.group(1)));
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            // The server closes when the measurement is over.
        }

        @Override
        public void onComplete() {}
    }
}
