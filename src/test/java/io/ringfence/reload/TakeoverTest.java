package io.ringfence.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TakeoverTest {
    private static final String OFFICE = """
            country: GB
            pbx: [{name: office, host: 127.0.0.1, username: a, secret: b}]
            thresholds: {alert: 40}
            hours: {open: ["Mon-Fri 08:00-18:00"]}
            notify: [{kind: webhook, url: "http://127.0.0.1:9/x", secret: s}]
            heartbeat: {url: "http://127.0.0.1:9/y"}
            groups:
              - name: sales
                extensions: ["2*"]
                limits: {day: 100}
            """;

    private static Settings settings(String yaml) {
        try {
            return new SettingsReader(Map.of())
                    .read("test", Path.of("."), yaml.getBytes(StandardCharsets.UTF_8), Purpose.LIVE)
                    .settings();
        } catch (io.ringfence.config.InvalidSettings e) {
            throw new AssertionError(e);
        }
    }

    private static Takeover to(String yaml) {
        return Takeover.of(settings(OFFICE), settings(yaml));
    }

    @Test
    void theSameFileChangesNothing() {
        Takeover same = to(OFFICE);

        assertThat(same.taken()).isEmpty();
        assertThat(same.left()).isEmpty();
    }

    @Test
    void rulesLimitsAndReceiversAreTaken() {
        Takeover changed = to(OFFICE.replace("alert: 40", "alert: 30")
                        .replace("day: 100", "day: 50")
                        .replace("18:00", "19:00")
                        .replaceFirst("notify.*", "")
                + """
                deny: {countries: [CU]}
                allow: {numbers: ["+442079460000"]}
                notify: [{kind: script, command: [/bin/true]}]
                drill: Sun 04:30
                bans: {times: [1h], protect: [192.0.2.0/24]}
                """);

        assertThat(changed.taken())
                .containsExactlyInAnyOrder("thresholds", "groups", "hours", "deny", "allow", "notify", "drill", "bans");
        assertThat(changed.left()).isEmpty();
        assertThat(changed.policies().of("204").limits().dayMicros()).isEqualTo(50_000_000);
        assertThat(changed.settings().deny().countries()).containsExactly("CU");
        assertThat(changed.settings().receivers()).hasSize(1);
    }

    @Test
    void whatEverythingIsBuiltOnWaitsForARestart() {
        Takeover changed = to(OFFICE.replace("host: 127.0.0.1", "host: 127.0.0.2") + """
                emergency: ["110"]
                bans: {mode: command, command: [/bin/true]}
                geo: none
                deny: {countries: [CU]}
                """);

        assertThat(changed.taken()).containsExactly("deny");
        assertThat(changed.left())
                .containsExactly("pbx", "emergency", "geo", "bans: mode, command, url, secret, timeout");
        assertThat(changed.settings().watch().geoOfSystem()).isTrue();
        assertThat(changed.settings().pbx().get(0).host()).isEqualTo("127.0.0.1");
        assertThat(Takeover.of(changed.settings(), settings(OFFICE + "deny: {countries: [CU]}\n"))
                        .taken())
                .isEmpty();
    }

    @Test
    void theModeTrunksGroupsAndListsAreTaken() {
        Takeover changed = to(OFFICE.replace("2*", "3*") + """
                mode: enforce
                trunks: [trunk]
                bait: {extensions: ["1999"]}
                geofence: [{extensions: ["2*"], countries: [GB]}]
                lists: [{name: bad, kind: deny, url: "https://lists.example/bad"}]
                """);

        assertThat(changed.taken())
                .containsExactlyInAnyOrder(
                        "mode: observe before, enforce now", "groups", "trunks", "bait", "geofence", "lists");
        assertThat(changed.left()).isEmpty();
        assertThat(changed.settings().mode()).isEqualTo(Settings.Mode.ENFORCE);
        assertThat(changed.settings().trunks()).containsExactly("trunk");
        assertThat(changed.policies().of("301").group()).isEqualTo("sales");
    }

    @Test
    void limitsWaitWithTheCurrencyTheyAreIn() {
        Takeover dollars = to(OFFICE + "currency: USD\nlimits: {day: 5}\n");

        assertThat(dollars.left()).contains("currency", "limits");
    }

    @Test
    void whoeverHoldsPoliciesSeesTheNewOnes() {
        Settings running = settings(OFFICE);
        assertThat(running.policies().of("204").limits().dayMicros()).isEqualTo(100_000_000);

        running.policies().become(to(OFFICE.replace("day: 100", "day: 50")).policies());

        assertThat(running.policies().of("204").limits().dayMicros()).isEqualTo(50_000_000);
        assertThat(running.policies().of("1001").group()).isEmpty();
    }
}
