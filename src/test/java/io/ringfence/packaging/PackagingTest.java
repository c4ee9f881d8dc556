package io.ringfence.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the packages that no program reads before they are installed. */
class PackagingTest {
    private static final Path FOLDER = Path.of("src/main/packaging");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stage",
                "bin/ringfence",
                "bin/train",
                "freepbx/ringfence-freepbx",
                "deb/control/postinst",
                "deb/control/prerm",
                "deb/control/postrm"
            })
    void scriptsAreWellFormed(String script) throws Exception {
        Process process = new ProcessBuilder(
                        "bash", "-n", FOLDER.resolve(script).toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor() + said).isEqualTo("0");
    }

    @Test
    void theServiceIsShutInAndBansOpenOneDoor() throws Exception {
        List<String> unit = Files.readAllLines(FOLDER.resolve("systemd/ringfence.service"));
        assertThat(unit)
                .contains(
                        "User=ringfence",
                        "CapabilityBoundingSet=",
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict",
                        "ProtectHome=yes",
                        "PrivateDevices=yes",
                        "StateDirectory=ringfence",
                        "Restart=always");
        assertThat(unit).noneMatch(line -> line.contains("CAP_"));
        assertThat(Files.readString(FOLDER.resolve("systemd/bans.conf")))
                .contains("AmbientCapabilities=CAP_NET_ADMIN\n");
    }

    @Test
    void theMomentOfTheBuildIsOne() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String stamp = pom.replaceAll("(?s).*<project.build.outputTimestamp>(.*?)<.*", "$1");
        String seconds = pom.replaceAll("(?s).*<package.moment>(.*?)<.*", "$1");
        assertThat(Instant.parse(stamp).getEpochSecond()).isEqualTo(Long.parseLong(seconds));
    }
}
