package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings.ListKind;
import io.ringfence.config.Settings.ListSettings;
import io.ringfence.config.Settings.WatchSettings;
import io.ringfence.policy.Geofence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeofenceSettingsTest {
    private static final String FULL = """
            lists:
              - {name: voipbl, url: "https://voipbl.example/update/", refresh: 1d}
              - {name: offices, url: "http://127.0.0.1/offices", kind: place}
              - {name: partners, url: "https://partners.example/all.csv", kind: allow, refresh: 30m}
            geofence:
              - {extensions: ["2*", 300-349], countries: [gb, IE], networks: [192.0.2.0/24, offices]}
              - {extensions: "*", countries: GB}
            """;

    @Test
    void listsAndGeofencesAreRead() {
        WatchSettings watch = Reading.settings(Reading.MINIMAL + FULL).watch();
        assertThat(watch.lists())
                .containsExactly(
                        list("voipbl", ListKind.DENY, "https://voipbl.example/update/", Duration.ofDays(1)),
                        list("offices", ListKind.PLACE, "http://127.0.0.1/offices", Duration.ofHours(6)),
                        list("partners", ListKind.ALLOW, "https://partners.example/all.csv", Duration.ofMinutes(30)));
        assertThat(watch.geofence().rules())
                .containsExactly(
                        new Geofence.Rule(
                                List.of("2*", "300-349"),
                                List.of("GB", "IE"),
                                List.of("192.0.2.0/24"),
                                List.of("offices")),
                        new Geofence.Rule(List.of("*"), List.of("GB"), List.of(), List.of()));
    }

    @Test
    void whatIsShownIsReadAsTheSame() {
        Settings settings = Reading.settings(Reading.MINIMAL + FULL);
        Settings again = Reading.settings(SettingsText.of(settings));
        assertThat(again.watch()).isEqualTo(settings.watch());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lists: [{url: 'https://a.example'}]                       | lists[0].name: is required",
                "lists: [{name: a}]                                        | lists[0].name: needs either url or file",
                "lists: [{name: a, url: 'ftp://a.example'}]                | lists[0].url: must begin with https://",
                "lists: [{name: a, url: 'https://a.example', refresh: 1m}] | lists[0].refresh: must be a time such as",
                "lists: [{name: a, url: 'https://a.example', kind: ban}]   | lists[0].kind: must be",
                "geofence: [{countries: GB}]                               | geofence[0].extensions: is required",
                "geofence: [{extensions: 1*}]                              | geofence[0].countries: is required",
                "geofence: [{extensions: 1*, countries: UK}]               | geofence[0].countries: must be a two-letter",
                "geofence: [{extensions: 1*, networks: home}]              | geofence[0].networks: must be a network",
                "geofence: [{extensions: 1*, networks: 192.0.2.0/33}]      | geofence[0].networks: must be a network",
            })
    void mistakesAreNamed(String line, String says) {
        assertThat(Reading.refusal(Reading.MINIMAL + line + '\n')).contains(says);
    }

    private static ListSettings list(String name, ListKind kind, String url, Duration refresh) {
        return new ListSettings(name, kind, url, Settings.NO_FILE, refresh);
    }
}
