package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class AppNotifyTest {
    @TempDir
    private Path folder = Path.of("");

    private String report(String... more) throws Exception {
        Path config = folder.resolve("ringfence.yaml");
        Files.writeString(config, "country: GB\ntimezone: UTC\nstore: r.db\npbx: {host: h, username: u, secret: s}\n");
        StringWriter out = new StringWriter();
        CommandLine line = App.command().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        String[] all = new String[4 + more.length];
        System.arraycopy(new String[] {"notify", "report", "--config", config.toString()}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        line.execute(all);
        return out.toString();
    }

    @Test
    void theReportUntilNowIsPrintedBesideARunningService() throws Exception {
        long now = Clock.system().epochNanos();
        try (Store store = Store.open(folder.resolve("r.db"), Clock.system())) {
            Entry deed = new Entry.Audit(now, "ann", "lifted the fence of 1005 on office", "it was me", "office");
            Entry old = new Entry.Audit(now - TimeUnit.DAYS.toNanos(3), "ann", "added a user", "", "");
            assertThat(store.commit(List.of(old, deed), TimeUnit.SECONDS.toNanos(20)))
                    .isTrue();
            assertThat(report())
                    .startsWith("Ringfence: Daily report: 0 calls ended")
                    .contains("0.00 GBP spent")
                    .contains("ann: lifted the fence of 1005 on office (it was me)")
                    .doesNotContain("added a user");
            assertThat(report("--weekly"))
                    .startsWith("Ringfence: Weekly report")
                    .contains("ann: added a user");
        }
    }

    @Test
    void withoutAStoreThereIsNothingToReport() throws Exception {
        assertThat(report()).contains("no such file");
    }
}
