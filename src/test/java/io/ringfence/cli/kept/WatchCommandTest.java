package io.ringfence.cli.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class WatchCommandTest {
    private static final long NOW = 1_772_442_035_000_000_000L;

    @TempDir
    private Path folder;

    private Path file;
    private final StringWriter out = new StringWriter();

    private final Stores stores = new Stores() {
        @Override
        public Path of(Path config) {
            return file;
        }

        @Override
        public String ask(Path config, Path store, Request request) {
            return "";
        }

        @Override
        public void write(Path store, List<Entry> entries) throws Exception {
            Store.write(store, entries, Clock.system());
        }

        @Override
        public long now() {
            return NOW;
        }
    };

    @BeforeEach
    void fill() throws Exception {
        file = folder.resolve("store.db");
        Store.write(
                file,
                List.of(
                        watched("KEY", "", "k", "k"),
                        watched("PHONE", "PJSIP/201", "a", "a"),
                        watched("PHONE", "PJSIP/9\u001b[31m", "b", ""),
                        watched("CONTEXT", "out", "", "c")),
                Clock.system());
    }

    private static Entry.Watched watched(String what, String name, String print, String accepted) {
        return new Entry.Watched("main", what, name, "/etc/asterisk/x.conf:3", print, accepted, NOW);
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--store";
        all[arguments.length + 1] = file.toString();
        return new CommandLine(new WatchCommand(stores))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all);
    }

    @Test
    void showsWhatIsNotAsAccepted() {
        assertThat(run("status")).isEqualTo(1);
        assertThat(out.toString())
                .contains("2 things are watched, 2 not as accepted.", "new", "gone", "/etc/asterisk/x.conf:3")
                .doesNotContain("\u001b", "PJSIP/201");
    }

    @Test
    void acceptingMakesItTheBaseline() throws Exception {
        assertThat(run("accept", "--pbx", "other", "--reason", "x")).isZero();
        assertThat(run("status")).isEqualTo(1);
        assertThat(run("accept", "--reason", "checked with Anna")).isZero();
        assertThat(run("status")).isZero();
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.audit(1).get(0).why()).isEqualTo("checked with Anna");
        }
    }

    @Test
    void announcesForAWhile() throws Exception {
        assertThat(run("announce", "--for", "2h", "--reason", "new phones")).isZero();
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.announced())
                    .singleElement()
                    .satisfies(window -> assertThat(window.until()).isEqualTo(NOW + 7_200_000_000_000L));
        }
        run("status");
        assertThat(out.toString()).contains("new phones");
    }

    @Test
    void needsAReasonAndAStore() {
        assertThat(run("announce")).isEqualTo(CommandLine.ExitCode.USAGE);
        file = folder.resolve("nowhere.db");
        assertThat(run("accept", "--reason", "x")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(Files.exists(file)).isFalse();
    }
}
