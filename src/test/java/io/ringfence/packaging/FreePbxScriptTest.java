package io.ringfence.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that connects Ringfence to a FreePBX, run on files as FreePBX writes them. */
class FreePbxScriptTest {
    private static final String OTHERS = "[other]\nsecret = untouched\n";
    private static final String MINE = "mode: observe\ncountry: FR\n";

    @TempDir
    private Path root;

    private Path asterisk;
    private Path settings;

    @BeforeEach
    void freePbx() throws IOException {
        asterisk = Files.createDirectories(root.resolve("etc/asterisk"));
        settings = Files.createDirectories(root.resolve("etc/ringfence"));
        write(
                "manager.conf",
                "[general]\nenabled = yes\n#include manager_additional.conf\n#include manager_custom.conf\n");
        write("manager_custom.conf", OTHERS);
        write("indications_additional.conf", "[general]\ncountry=uk\n");
        write("pjsip.endpoint.conf", """
                [1001]
                type=endpoint
                context=from-internal
                [1002]
                type=endpoint
                context=from-internal
                [carrier-out]
                type=endpoint
                context=from-pstn
                [bad'; name]
                type=endpoint
                context=from-pstn
                """);
        write("sip_additional.conf", "[old_trunk]\ntype=peer\ncontext=from-trunk-sip-old\n");
    }

    @Test
    void goesToThePortFreePbxGaveAsterisk() throws Exception {
        write(
                "manager.conf",
                "[general]\nenabled = yes\nport = 5039\nbindaddr = 127.0.0.1\n[admin]\n#include manager_custom.conf\n");
        assertThat(script()).startsWith("0 ");
        assertThat(Files.readString(settings.resolve("ringfence.yaml"))).contains("    port: 5039\n");
    }

    @Test
    void makesAnAccountAndSettingsThatRingfenceTakes() throws Exception {
        assertThat(script()).startsWith("0 ").contains("country GB", "2 trunks", "2 extensions");
        String secret = Files.readString(settings.resolve("ami.secret")).strip();
        assertThat(secret).matches("[0-9a-f]{48}");
        assertThat(Files.readString(asterisk.resolve("manager_custom.conf")))
                .startsWith(OTHERS)
                .contains("[ringfence]\nsecret = " + secret + "\n")
                .contains("permit = 127.0.0.1/255.255.255.255\n")
                .contains("read = system,call,security,user\nwrite = call,reporting,user\n")
                .doesNotContain("command", "originate", "=all", ",all");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.resolve("ami.secret"))))
                .isEqualTo("rw-r-----");
        Settings read = read();
        assertThat(read.country()).isEqualTo("GB");
        assertThat(read.mode()).isEqualTo(Settings.Mode.OBSERVE);
        assertThat(read.trunks()).containsExactly("carrier-out", "old_trunk");
    }

    @Test
    void changesNothingTwiceAndKeepsTheMode() throws Exception {
        script("--country", "DE");
        Path yaml = settings.resolve("ringfence.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("mode: observe", "mode: enforce"));
        Map<String, String> once = files();
        assertThat(script("--country", "DE")).contains("mode enforce");
        assertThat(files()).isEqualTo(once);
    }

    @Test
    void undoesWhatItDid() throws Exception {
        Files.writeString(settings.resolve("ringfence.yaml"), MINE);
        Map<String, String> before = files();
        script();
        script();
        assertThat(Files.readString(settings.resolve("ringfence.yaml"))).isNotEqualTo(MINE);
        assertThat(script("--undo")).startsWith("0 ");
        assertThat(files()).isEqualTo(before);
        assertThat(script("--undo")).startsWith("0 ");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void addsAHookWhenAskedToAndTakesItBack() throws Exception {
        write("extensions_custom.conf", "[from-internal-custom]\n");
        Map<String, String> before = files();
        assertThat(script("--hook")).startsWith("0 ");
        Map<String, String> once = files();
        assertThat(Files.readString(asterisk.resolve("extensions_custom.conf")))
                .startsWith("[from-internal-custom]\n; ringfence: begin")
                .contains("asked: dialplan --config " + settings.resolve("ringfence.yaml") + " --freepbx\n");
        assertThat(read().pbx().get(0).hook()).hasToString("/run/ringfence/fenced");
        Files.delete(settings.resolve("moved.yaml"));
        assertThat(script()).as("it stays").startsWith("0 ");
        assertThat(files()).isEqualTo(once);
        assertThat(script("--undo")).startsWith("0 ");
        assertThat(files()).isEqualTo(before);
        String own = "[macro-dialout-trunk-predial-hook]\nexten => s,1,NoOp()\n";
        write("extensions_custom.conf", own);
        assertThat(script("--hook")).startsWith("1 ").contains("of its own");
        assertThat(Files.readString(asterisk.resolve("extensions_custom.conf"))).isEqualTo(own);
    }

    @Test
    void refusesWhatIsNoFreePbx() throws Exception {
        write("manager.conf", "[general]\nenabled = yes\n");
        Map<String, String> before = files();
        assertThat(script()).startsWith("1 ").contains("this is no FreePBX");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void asksForACountryItCannotFind() throws Exception {
        Files.delete(asterisk.resolve("indications_additional.conf"));
        Map<String, String> before = files();
        assertThat(script()).startsWith("1 ").contains("which country?");
        assertThat(script("--country", "$(reboot)")).startsWith("1 ").contains("which country?");
        assertThat(files()).isEqualTo(before);
    }

    private Settings read() throws Exception {
        Path yaml = settings.resolve("ringfence.yaml");
        String text = Files.readString(yaml).replace("/var/lib/ringfence", root.toString());
        return new SettingsReader(Map.of())
                .read(Files.writeString(settings.resolve("moved.yaml"), text), Purpose.LIVE)
                .settings();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(asterisk.resolve(name), text);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.readString(file));
            }
        }
        return files;
    }

    /** Stands for the program: what it was asked. */
    private static Path ringfence() throws IOException {
        Path stub = Files.writeString(Files.createTempFile("ringfence-", ".sh"), "#!/bin/sh\necho \"asked: $*\"\n");
        stub.toFile().deleteOnExit();
        assertThat(stub.toFile().setExecutable(true)).isTrue();
        return stub;
    }

    private String script(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("bash", "src/main/packaging/freepbx/ringfence-freepbx", "--root", root.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RINGFENCE", ringfence().toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
