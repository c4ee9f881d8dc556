package io.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hardened configuration is one that a real Asterisk loads, and not only one the audit likes. */
final class HardenedIT {
    private static final Path HARDENED = Path.of("src/test/resources/audit/hardened");
    private static final List<String> FILES = List.of(
            "pjsip.conf", "pjsip_wizard.conf", "extensions.conf", "voicemail.conf", "acl.conf", "res_parking.conf");

    @Test
    void asteriskLoadsIt() throws Exception {
        try (AsteriskRig rig = AsteriskRig.start(Version.A22)) {
            for (String name : FILES) {
                String text = Files.readString(HARDENED.resolve(name))
                        .replace("192.168.20.5:5060", "127.0.0.1:" + rig.sipPort())
                        .replace("192.168.20.5:5061", "127.0.0.1:0");
                Files.writeString(rig.etc(name), text);
            }
            rig.restart();

            assertThat(rig.command("pjsip show endpoints")).contains("201", "202", "203", "carrier");
            assertThat(rig.command("pjsip show endpoint carrier")).contains("198.51.100.10");
            assertThat(rig.command("dialplan show 0041123456@from-internal")).contains("Gosub");
            assertThat(rig.command("dialplan show 0088123456@from-internal")).contains("no existence");
            assertThat(rig.command("voicemail show users for office")).contains("201", "202", "203");
            assertThat(rig.command("acl show phones")).contains("192.168.20.0");
        }
    }
}
