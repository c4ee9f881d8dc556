package io.ringfence.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.config.Settings;
import io.ringfence.config.Settings.TripwireSettings;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.number.DialPlan;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TripwireTest {
    private static final DialPlan PLAN = DialPlan.of("DE", List.of("0"), List.of(), List.of());
    private static final long NOW = 1_772_442_035_000_000_000L;

    @TempDir
    Path folder;

    private Path etc;
    private Path web;
    private Path astdb;
    private Store store;
    private long now = NOW;

    @BeforeEach
    void fill() throws Exception {
        etc = Files.createDirectories(folder.resolve("etc"));
        web = Files.createDirectories(folder.resolve("web/admin"));
        astdb = folder.resolve("astdb.sqlite3");
        store = Store.open(folder.resolve("store.db"), Clock.system());
        write("pjsip.conf", "[201]", "type=endpoint", "auth=a", "context=office", "[a]", "type=auth", "password=one");
        write("manager.conf", "[general]", "enabled=yes", "[panel]", "secret=x", "write=call");
        write("extensions.conf", "[office]", "exten => _2XX,1,Dial(PJSIP/${EXTEN})", "[out]", "exten => 0,1,Hangup()");
        write("rtp.conf", "[general]", "rtpstart=10000");
        database("CREATE TABLE astdb (key VARCHAR(256), value VARCHAR(256), PRIMARY KEY(key))");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(etc.resolve(name), List.of(lines));
    }

    private void add(String name, String... lines) throws IOException {
        Files.write(etc.resolve(name), List.of(lines), java.nio.file.StandardOpenOption.APPEND);
    }

    private void database(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + astdb);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private TripwireSettings settings() {
        return new TripwireSettings(
                "office", List.of(etc), List.of(web.getParent()), Settings.NO_FILE, astdb, Duration.ofMinutes(1));
    }

    /** What one look tells, in words. */
    private List<String> look() throws Exception {
        now += Duration.ofMinutes(1).toNanos();
        return new Tripwire(settings(), PLAN, store)
                .look(now).stream().map(this::words).sorted().toList();
    }

    private String words(ConfigurationChanged fact) {
        String place = fact.place().replace(folder.toString() + "/", "");
        String name = fact.name().replace(folder.toString() + "/", "");
        return fact.change() + " " + fact.what() + " " + name + " " + place + (fact.costly() ? " costly" : "");
    }

    @Test
    void theFirstLookAcceptsAndNothingChangesByItself() throws Exception {
        assertThat(look()).isEmpty();
        assertThat(look()).isEmpty();
    }

    @Test
    void tellsWhatWasAddedChangedAndRemovedOnce() throws Exception {
        look();
        add("pjsip.conf", "[999]", "type=endpoint", "context=out");
        add("manager.conf", "[helper]", "secret=y", "write=originate");
        write("extensions.conf", "[office]", "exten => _2XX,1,Dial(PJSIP/${EXTEN})", "include => out");
        write("rtp.conf", "[general]", "rtpstart=10001");
        Files.writeString(web.resolve("shell.php"), "<?php");

        assertThat(look())
                .containsExactly(
                        "ADDED AMI_USER helper etc/manager.conf:6",
                        "ADDED PHONE PJSIP/999 etc/pjsip.conf:8",
                        "ADDED WEB_FILE web/admin/shell.php web/admin/shell.php",
                        "CHANGED CONTEXT office etc/extensions.conf:1",
                        "CHANGED FILE etc/rtp.conf etc/rtp.conf",
                        "REMOVED CONTEXT out etc/extensions.conf:3");
        assertThat(look()).isEmpty();
    }

    @Test
    void aNewPasswordOrContextIsAChangeOfThePhone() throws Exception {
        look();
        write("pjsip.conf", "[201]", "type=endpoint", "auth=a", "context=office", "[a]", "type=auth", "password=two");

        assertThat(look()).containsExactly("CHANGED PHONE PJSIP/201 etc/pjsip.conf:1");
    }

    @Test
    void aCommentIsAChangeOfTheFileOnly() throws Exception {
        look();
        add("pjsip.conf", "; a remark");

        assertThat(look()).containsExactly("CHANGED FILE etc/pjsip.conf etc/pjsip.conf");
    }

    @Test
    void tellsForwardsAndWhetherTheyCost() throws Exception {
        look();
        database(
                "INSERT INTO astdb VALUES ('/CF/201', '0' || '0088213312345'), ('/CFB/202', '203'), ('/DND/201', 'YES')");

        assertThat(look())
                .containsExactly("ADDED FORWARD /CF/201 astdb.sqlite3 costly", "ADDED FORWARD /CFB/202 astdb.sqlite3");
        database("UPDATE astdb SET value = '204' WHERE key = '/CF/201'");
        assertThat(look()).containsExactly("CHANGED FORWARD /CF/201 astdb.sqlite3");
        database("DELETE FROM astdb WHERE key = '/CFB/202'");
        assertThat(look()).as("it had never been accepted").isEmpty();
    }

    @Test
    void whatGoesBackIsNotTold() throws Exception {
        look();
        write("rtp.conf", "[general]", "rtpstart=1");
        assertThat(look()).hasSize(1);
        write("rtp.conf", "[general]", "rtpstart=10000");
        assertThat(look()).isEmpty();
        write("rtp.conf", "[general]", "rtpstart=1");
        assertThat(look()).hasSize(1);
    }

    @Test
    void anAnnouncedWindowAcceptsAndIsRemembered() throws Exception {
        look();
        store.add(new Entry.Announced("", now, now + Duration.ofMinutes(2).toNanos(), "me", "new phone"));
        store.flush(3_000_000_000L);
        add("pjsip.conf", "[999]", "type=endpoint", "context=out");

        assertThat(look()).isEmpty();
        assertThat(changed()).isZero();
        try (Archive archive = store.archive()) {
            assertThat(archive.audit(1).get(0).what()).contains("accepted in an announced window");
        }
        now += Duration.ofMinutes(5).toNanos();
        add("pjsip.conf", "[998]", "type=endpoint", "context=out");
        assertThat(look()).hasSize(1);
    }

    @Test
    void acceptedChangesAreTheNewBaseline() throws Exception {
        look();
        write("rtp.conf", "[general]", "rtpstart=1");
        look();
        assertThat(changed()).isEqualTo(1);
        store.commit(List.of(new Entry.Accepted("office")), 3_000_000_000L);
        assertThat(changed()).isZero();
        write("rtp.conf", "[general]", "rtpstart=2");
        assertThat(look()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeSeenIsNotTakenForEmpty() throws Exception {
        look();
        Files.move(web.getParent(), folder.resolve("away"));
        assertThatThrownBy(this::look).isInstanceOf(IOException.class);
        Files.move(folder.resolve("away"), web.getParent());
        assertThat(look()).isEmpty();
    }

    @Test
    void noSecretIsInTheStore() throws Exception {
        write("pjsip.conf", "[201]", "type=endpoint", "auth=a", "[a]", "type=auth", "password=Zee8quohj1ahNgae");
        look();
        store.close();
        byte[] file = Files.readAllBytes(folder.resolve("store.db"));
        store = Store.open(folder.resolve("store.db"), Clock.system());

        assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Zee8quohj1ahNgae");
    }

    private long changed() throws Exception {
        try (Archive archive = store.archive()) {
            return archive.watched("office").stream()
                    .filter(one -> !one.print().equals(one.accepted()))
                    .count();
        }
    }
}
