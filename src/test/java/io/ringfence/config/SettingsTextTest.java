package io.ringfence.config;

import static io.ringfence.config.Reading.MINIMAL;
import static io.ringfence.config.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsTextTest {
    private static final String FULL = """
            mode: enforce
            country: "NO"
            timezone: Europe/Oslo
            currency: NOK
            store: /tmp/ringfence.db
            # rates: none; built-in estimates
            # record: none; nothing is recorded
            drill: "Sun 04:30"
            dialplan:
              outside-line: ["9"]
              international: ["00"]
              forward-codes: ["*72"]
            trunks: ["trunk*", PJSIP/provider]
            pbx:
              - name: office
                host: "10.0.0.1"
                port: 5039
                tls: true
                # ca: none; the system's certificates
                username: reader
                secret: "********"
                # hook: none; its dialplan refuses nothing
                actor:
                  username: "we\\"ird\\\\"
                  secret: "********"
                drill:
                  username: caller
                  secret: "********"
              - name: branch
                host: branch.example
                port: 5038
                tls: false
                # ca: none; the system's certificates
                username: reader
                secret: "********"
                # hook: none; its dialplan refuses nothing
            http:
              address: "127.0.0.1"
              port: 9411
              # backups: none; the folder `backups` beside the store
            allow:
              countries: ["NO", SE, premium]
              numbers: ["+4670"]
              extensions: ["1001"]
            deny:
              countries: [satellite]
              numbers: []
            emergency: ["112"]
            profile: default
            thresholds:
              alert: 40
              hangup: 70
              fence: 90
              ban: 100
            limits:
              extension:
                call: 20
                hour: none
                day: 49.95
                month: none
              trunk:
                call: none
                hour: none
                day: 500
                month: none
              pbx:
                call: none
                hour: none
                day: none
                month: 5000
            groups:
              - name: sales
                extensions: ["2*", "300-349", "1005"]
                profile: strict
                thresholds:
                  alert: 25
                  hangup: 55
                  fence: 80
                limits:
                  call: 20
                  hour: none
                  day: 5
                  month: none
                together:
                  call: none
                  hour: none
                  day: 200
                  month: none
                allow:
                  countries: ["NO", DE]
                deny:
                  countries: [premium]
                  numbers: ["+88213"]
            hours:
              open: ["Mon-Fri 08:00-18:00", "Sat 22:00-06:00"]
              holidays: ["NO", DE-BY]
              # calendar: none; no more days off
            geo: none
            known-fraud: []
            known-attackers: []
            bait:
              extensions: ["1999"]
              numbers: ["+4670999"]
            watch:
              folders: []
              web: []
              # spool: none; call files are not watched
              # astdb: none; forwards are not watched
              every: "90s"
            bans:
              mode: webhook
              times: ["90s", "30m"]
              subnet-after: 4
              most: 500
              a-minute: 30
              protect: ["192.0.2.0/24", "2001:db8::1"]
              private: true
              command: [/usr/local/sbin/ban, "{action}", "{network}", "--why={x}"]
              timeout: "5s"
              url: "https://firewall.example/bans"
              secret: "********"
            """;

    @Test
    void whatItPrintsReadsBackAsTheSame() {
        assertThat(SettingsText.of(settings(FULL))).isEqualTo(FULL);
    }

    @Test
    void defaultsAreWrittenOut() {
        String text = SettingsText.of(settings(MINIMAL + "timezone: UTC\n"));
        assertThat(text)
                .startsWith("""
                mode: observe
                country: DE
                timezone: UTC
                currency: EUR
                # store: none; nothing is kept on disk
                """)
                .contains("# countries: all\n", "secret: \"********\"\n")
                .doesNotContain("s3cr3t", "actor");
        assertThat(SettingsText.of(settings(text))).isEqualTo(text);
    }
}
