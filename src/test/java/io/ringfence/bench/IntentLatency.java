package io.ringfence.bench;

import io.ringfence.store.Entries;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What it costs to have an intent on the disk: at rest, while baselines and incidents are written, and in one batch. */
public final class IntentLatency {
    private static final int ROUNDS = 3_000;
    private static final int BATCH = 20;
    private static final int ROWS_A_SECOND = 2_000;
    private static final long PATIENCE = 10_000_000_000L;

    private IntentLatency() {}

    /** Argument: a folder on the disk in question. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "."), "intents");
        try (Store store = Store.open(folder.resolve("store.db"), Clock.system())) {
            measure("warming up", store, 1);
            measure("one intent", store, 1);
            measure("a batch of " + BATCH, store, BATCH);
            Thread load = new Thread(() -> load(store), "load");
            load.setDaemon(true);
            load.start();
            measure("one intent, beside " + ROWS_A_SECOND + " rows and 40 incidents a second", store, 1);
            load.interrupt();
            load.join();
        }
    }

    private static void measure(String what, Store store, int batch) {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            Entry[] intents = new Entry[batch];
            Arrays.setAll(intents, each -> Entries.intent(store.nextVerdict()));
            long began = System.nanoTime();
            store.commit(List.of(intents), PATIENCE);
            nanos[i] = System.nanoTime() - began;
            LockSupport.parkNanos(500_000);
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-60s p50 %6.0f us  p99 %6.0f us  p99.9 %6.0f us  max %6.0f us; each intent %5.0f us%n",
                what,
                nanos[ROUNDS / 2] / 1e3,
                nanos[ROUNDS - ROUNDS / 100] / 1e3,
                nanos[ROUNDS - ROUNDS / 1000 - 1] / 1e3,
                nanos[ROUNDS - 1] / 1e3,
                nanos[ROUNDS / 2] / 1e3 / batch);
    }

    private static void load(Store store) {
        byte[] state = new byte[700];
        for (long i = 0; !Thread.currentThread().isInterrupted(); i++) {
            for (int row = 0; row < ROWS_A_SECOND / 10; row++) {
                store.add(Entries.row("1" + (i * 7 + row * 13) % 20_000, "bench", state));
            }
            for (int incident = 0; incident < 4; incident++) {
                store.add(Entries.incident(store.nextVerdict()));
            }
            LockSupport.parkNanos(100_000_000);
        }
    }
}
