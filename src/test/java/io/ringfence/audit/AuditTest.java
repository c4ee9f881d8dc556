package io.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.audit.conf.Note;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Severity;
import io.ringfence.audit.weakness.Weakness;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every weakness of the bad configurations is found on its line, and nothing else is. */
final class AuditTest {
    private static final Path FIXTURES = Path.of("src/test/resources/audit");

    @TempDir
    Path folder;

    private static Audit audit(Path folder) throws Exception {
        return Audit.of(folder, "", Scene.Calls.UNKNOWN);
    }

    private Audit of(String file, String... lines) throws Exception {
        Files.write(folder.resolve(file), List.of(lines));
        return audit(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chan_sip", "pjsip", "freepbx"})
    void findsWhatIsMarkedAndNothingElse(String name) throws Exception {
        Path bad = FIXTURES.resolve("bad").resolve(name);
        Audit audit = audit(bad);
        List<String> marked = Marks.of(audit).stream()
                .filter(found -> !found.startsWith("amportal"))
                .toList();

        assertThat(marked).containsExactlyElementsOf(Marks.in(bad));
        assertThat(audit.severe()).isTrue();
    }

    /** The account that the operating guide tells to make, and its neighbours that may do a bit more. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deny=0.0.0.0/0.0.0.0 | permit=127.0.0.1/255.255.255.255 | write=originate      |               | false
            deny=0.0.0.0/0       | permit=127.0.0.1                 | write = originate    |               | false
            deny=0.0.0.0/0       | permit=127.0.0.1                 | write=originate      | read=all      | true
            deny=0.0.0.0/0       | permit=127.0.0.1                 | write=originate,call |               | true
            deny=0.0.0.0/0       | permit=127.0.0.1                 | write=system         |               | true
            deny=0.0.0.0/0       | permit=10.0.0.5                  | write=originate      |               | true
            deny=0.0.0.0/0       | permit=127.0.0.1/1               | write=originate      |               | true
            deny=10.0.0.0/8      | permit=127.0.0.1                 | write=originate      |               | true
            ;                    | permit=127.0.0.1                 | write=originate      |               | true
            """)
    void anAccountForDrillsIsNoWeakness(String deny, String permit, String write, String read, boolean severe)
            throws Exception {
        Audit audit = of(
                "manager.conf",
                "[general]",
                "enabled = yes",
                "bindaddr = 127.0.0.1",
                "[ringfence-drill]",
                "secret = Xae3aeNg9Ohthoh5quoh",
                deny,
                permit,
                write,
                read == null ? "" : read);

        assertThat(audit.findings().stream().anyMatch(found -> found.id().equals("ami-rights")))
                .isEqualTo(severe);
    }

    @Test
    void readsWhatFreepbxLeavesElsewhere() throws Exception {
        Audit audit = audit(FIXTURES.resolve("bad/freepbx"));

        assertThat(audit.version()).isEqualTo("20.8.0");
        assertThat(audit.findings())
                .filteredOn(found -> found.id().equals("version-hole"))
                .anySatisfy(found -> assertThat(found.title()).contains("CVE-2024-35190"));
        assertThat(Marks.of(audit)).contains("amportal.conf:3 freepbx-password", "amportal.conf:4 freepbx-password");
        assertThat(audit.notes())
                .containsExactly(new Note(
                        "sip.conf", 4, "includes a file that is not there: Asterisk refuses to load this file"));
    }

    @Test
    void findsNothingInTheHardenedOne() throws Exception {
        Audit audit = audit(FIXTURES.resolve("hardened"));

        assertThat(audit.findings()).isEmpty();
        assertThat(audit.hints()).isEmpty();
        assertThat(audit.notes()).isEmpty();
        assertThat(audit.severe()).isFalse();
    }

    @Test
    void theTestRigHasItsKnownWeaknesses() throws Exception {
        assertThat(audit(Path.of("src/test/asterisk/etc")).findings())
                .extracting(Weakness::id)
                .contains("disa-open", "outside-reaches-trunk", "ami-rights", "trunk-by-name", "secret-from-name");
    }

    @Test
    void neverShowsASecret() throws Exception {
        for (String name : List.of("bad/chan_sip", "bad/pjsip", "bad/freepbx")) {
            Audit audit = audit(FIXTURES.resolve(name));
            StringWriter text = new StringWriter();
            new AuditText(new PrintWriter(text), true).print(audit);

            for (String secret : List.of(
                    "amp111",
                    "amp109",
                    "welcome1",
                    "oe7Aix5",
                    "Ge9hoosiu",
                    "Xae3aeNg9",
                    "6001pass",
                    "receptionreception",
                    "changeme2020",
                    "3001abc",
                    "cxmanager",
                    "4711",
                    "7392",
                    "Thei1ohng",
                    "length")) {
                assertThat(text + AuditJson.of(audit)).doesNotContain(secret);
            }
        }
    }

    @Test
    void hintsAreNoFindings() throws Exception {
        Audit audit = of("pjsip.conf", "[udp]", "type=transport", "protocol=udp", "bind=10.0.0.1");

        assertThat(audit.findings()).isEmpty();
        assertThat(audit.hints()).extracting(Weakness::id).containsExactly("no-tls");
        assertThat(audit.severe()).isFalse();
    }

    @Test
    void saysWhatItCouldNotSee() throws Exception {
        Files.writeString(folder.resolve("extensions.lua"), "extensions = {}");
        Audit audit = of("extconfig.conf", "[settings]", "sippeers => mysql,asterisk");

        assertThat(audit.notes())
                .extracting(Note::text)
                .containsExactly(
                        "realtime: sippeers is in a database and was not looked at",
                        "a dialplan in another language: not looked at");
    }

    @ParameterizedTest
    @CsvSource({
        "20.8.0, true",
        "20.8.1, false",
        "18.23.0, true",
        "18.22.0, false",
        "22.10.1, false",
        "certified/20.7-cert1, false"
    })
    void knowsWhichVersionsTakeAnybodyForAPhone(String version, boolean hole) throws Exception {
        Files.writeString(folder.resolve("asterisk.conf"), "[options]\nrunuser=asterisk\n");
        Audit audit = Audit.of(folder, version, Scene.Calls.UNKNOWN);

        assertThat(audit.findings().stream().anyMatch(found -> found.title().contains("CVE-2024-35190")))
                .isEqualTo(hole);
    }

    @Test
    void currentVersionsHaveNoFinding() throws Exception {
        Files.writeString(folder.resolve("asterisk.conf"), "[options]\nrunuser=asterisk\n");

        for (String version : List.of("22.10.1", "22.11.0", "23.4.1", "20.21.0")) {
            assertThat(Audit.of(folder, version, Scene.Calls.UNKNOWN).findings())
                    .isEmpty();
        }
        assertThat(Audit.of(folder, "16.28.0", Scene.Calls.UNKNOWN).findings())
                .extracting(Weakness::id)
                .contains("version-old", "version-hole");
    }

    @Test
    void routesAbroadThatNobodyUsesAreToldOnlyWithCallRecords() throws Exception {
        Files.write(
                folder.resolve("extensions.conf"),
                List.of(
                        "[office]",
                        "exten => _0043X!,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@carrier)",
                        "exten => _0041X!,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@carrier)",
                        "exten => _0[1-9]X!,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@carrier)"));

        assertThat(audit(folder).findings()).isEmpty();
        assertThat(Audit.of(folder, "", () -> List.of("0043112345", "030123456"))
                        .findings())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.id()).isEqualTo("route-unused");
                    assertThat(found.line()).isEqualTo(3);
                    assertThat(found.severity()).isEqualTo(Severity.MEDIUM);
                });
    }

    @Test
    void refusesWhatIsNoConfiguration() throws IOException {
        assertThatThrownBy(() -> audit(folder.resolve("nowhere"))).isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> audit(folder)).hasMessageContaining("no Asterisk configuration");
    }

    @Test
    void permissionsCountOnlyWhereAsteriskReads() throws Exception {
        Path etc = Files.createDirectories(folder.resolve("etc/asterisk"));
        Files.setPosixFilePermissions(etc, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        Path copy = Files.createDirectories(folder.resolve("copy"));
        for (Path where : List.of(etc, copy)) {
            Path file = where.resolve("ari.conf");
            Files.writeString(file, "[web]\ntype=user\npassword=Thei1ohngo9Aetoh7oz0\n");
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }

        assertThat(audit(etc).findings()).extracting(Weakness::id).containsExactly("file-readable");
        assertThat(audit(copy).findings()).isEmpty();
    }

    @Test
    void hostileNamesAreShownHarmless() throws Exception {
        Audit audit = of(
                "sip.conf",
                "[general]",
                "allowguest=no",
                "tlsenable=yes",
                "udpbindaddr=127.0.0.1",
                "[\u001b[31m\u202e<b>9]",
                "type=friend",
                "host=dynamic");

        assertThat(audit.findings())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.title()).doesNotContain("\u001b", "\u202e"));
    }
}
