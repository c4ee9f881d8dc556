package io.ringfence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    private Path folder;

    /** A folder that is missing is the plainest disk that fails; once it is there everything that waited is written. */
    @Test
    void whatCannotBeWrittenNowIsWrittenOnceTheDiskIsBack() throws Exception {
        Path missing = folder.resolve("unmounted");
        try (Store store = Store.open(missing.resolve("store.db"), Clock.system())) {
            assertThat(store.condition().well()).isFalse();
            assertThat(store.condition().trouble()).isNotEmpty();
            assertThat(store.ready()).isFalse();
            assertThat(store.commit(List.of(Entries.intent(1)), PATIENCE)).isFalse();
            store.add(Entries.incident(1));

            Files.createDirectory(missing);

            await().atMost(SOON).until(() -> store.condition().well());
            assertThat(store.condition().waiting()).isZero();
            assertThat(store.condition().lost()).isZero();
            try (Archive archive = store.archive()) {
                assertThat(archive.of("17.1")).hasSize(1);
                assertThat(archive.of("17.1").get(0).intended()).isEqualTo(1_000);
            }
        }
    }

    @Test
    void whatIsTooMuchWhileTheDiskFailsIsCountedAsLost() throws Exception {
        try (Store store = Store.open(folder.resolve("unmounted/store.db"), Clock.system())) {
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                store.add(Entries.row("1" + i, "layout", megabyte));
            }
            assertThat(store.condition().lost()).isBetween(30L, 40L);
        }
    }

    /** A real full disk: a small file system in memory, which takes root. */
    @Test
    void aFullDiskIsSaidAndOutlived() throws Exception {
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()), "needs root to mount");
        try {
            Path hog = folder.resolve("hog");
            try (Store store = Store.open(folder.resolve("store.db"), Clock.system())) {
                store.commit(List.of(Entries.intent(1)), PATIENCE);
                fill(hog);
                await().atMost(SOON).until(() -> {
                    store.add(Entries.row("big", "layout", new byte[50_000]));
                    return !store.condition().well();
                });
                assertThat(store.condition().trouble()).isEqualTo("the disk is full");
                assertThat(store.commit(List.of(Entries.intent(2)), PATIENCE)).isFalse();

                Files.delete(hog);

                await().atMost(SOON).until(() -> store.condition().well());
                assertThat(store.commit(List.of(Entries.intent(3)), PATIENCE)).isTrue();
                try (Archive archive = store.archive()) {
                    assertThat(archive.intents(0)).hasSize(3);
                }
            }
        } finally {
            assertThat(ran("umount", "-l", folder.toString())).isTrue();
        }
    }

    private static void fill(Path hog) throws IOException {
        try (var out = Files.newOutputStream(hog)) {
            byte[] page = new byte[4_096];
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space");
        }
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
