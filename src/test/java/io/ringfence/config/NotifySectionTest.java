package io.ringfence.config;

import static io.ringfence.config.Reading.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.config.notify.Kind;
import io.ringfence.config.notify.Manner;
import io.ringfence.config.notify.Receiver;
import io.ringfence.config.notify.Reports;
import io.ringfence.config.notify.Whose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NotifySectionTest {
    private static final String ALL = """
            notify:
              - {kind: webhook, url: "https://hook.example/t0ps3cret", secret: "${KEY}"}
              - {name: chat, kind: slack, url: "https://hooks.slack.example/t0ps3cret", from: hangup}
              - {kind: telegram, token: "123456:t0ps3cret", chat: -100123}
              - {kind: teams, url: "https://teams.example/t0ps3cret"}
              - {kind: pagerduty, routing-key: t0ps3cret, from: fence}
              - {kind: alertmanager, url: "http://127.0.0.1:9093"}
              - {kind: syslog, host: log.example, transport: tls}
              - {kind: mail, host: mail.example, username: u, password: t0ps3cret, sender: a@b.example, to: [c@d.example]}
              - {kind: script, command: [/usr/local/bin/tell, -v], timeout-seconds: 3}
            """;

    @Test
    void everyKindIsReadAndNoSecretIsPrinted() throws Exception {
        Settings settings = Reading.load(MINIMAL + ALL, Map.of("KEY", "t0ps3cret"), Purpose.LIVE)
                .settings();
        List<Receiver> receivers = settings.receivers();
        assertThat(receivers).extracting(Receiver::kind).containsExactly(Kind.values());
        assertThat(receivers.get(0).secret().reveal()).isEqualTo("t0ps3cret");
        assertThat(receivers.get(1).from()).isEqualTo(Receiver.From.HANGUP);
        assertThat(receivers.get(6).port()).isEqualTo(6514);
        assertThat(receivers.get(7).port()).isEqualTo(587);
        assertThat(SettingsText.of(settings)).doesNotContain("t0ps3cret").contains("sender: \"a@b.example\"");
        assertThat(settings.toString()).doesNotContain("t0ps3cret");
    }

    @Test
    void aReceiverMayBeToldOfSomePbxsOnlyAndAMisspeltOneIsRefused() throws Exception {
        String pbxs = """
                pbx:
                  - {name: acme-1, host: h, username: u, secret: s}
                  - {name: acme-2, host: h, username: u, secret: s}
                  - {name: beta, host: h, username: u, secret: s}
                notify:
                  - {name: acme, kind: script, command: [/bin/cat], pbx: "acme-*"}
                  - {name: all, kind: script, command: [/bin/cat]}
                  - {name: two, kind: script, command: [/bin/cat], pbx: [beta, acme-1]}
                """;
        Settings settings =
                Reading.load("country: GB\n" + pbxs, Map.of(), Purpose.LIVE).settings();
        Whose acme = settings.receivers().get(0).manner().whose();
        Whose two = settings.receivers().get(2).manner().whose();

        assertThat(List.of("acme-1", "acme-2", "beta", ""))
                .filteredOn(acme::concerns)
                .containsExactly("acme-1", "acme-2");
        assertThat(List.of("acme-1", "acme-2", "beta", ""))
                .filteredOn(two::concerns)
                .containsExactly("acme-1", "beta");
        assertThat(settings.receivers().get(1).manner().whose().concerns("")).isTrue();
        assertThat(SettingsText.of(settings)).contains("pbx: [\"acme-*\"]");
        assertThatThrownBy(
                        () -> Reading.load("country: GB\n" + pbxs.replace("acme-*", "amce-*"), Map.of(), Purpose.LIVE))
                .hasMessageContaining("must name a PBX");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | notify[0].kind: is required",
                "{kind: pager} | must be alertmanager or mail or pagerduty",
                "{kind: webhook, secret: x} | notify[0].url: is required",
                "{kind: webhook, url: 'https://h.example'} | notify[0].secret: is required",
                "{kind: slack, url: 'ftp://h.example/t0p'} | must be an http or https URL",
                "{kind: slack, url: 'https://u:t0p@h.example/'} | must be an http or https URL",
                "{kind: slack, url: 'https://h.example/', frm: alert} | did you mean `from`?",
                "{kind: telegram, token: '123456:abc'} | notify[0].chat: is required",
                "{kind: telegram, token: 'a/../t0p?b', chat: 1} | must be what BotFather gave",
                "{kind: mail, host: m.example, sender: a@b.example} | notify[0].to: is required",
                "{kind: mail, host: m.example, sender: a@b.example, to: 'A <c@d.example>'} | without a name",
                "{kind: syslog} | notify[0].host: is required",
                "{kind: syslog, host: h.example, transport: sctp} | must be tcp or tls or udp",
                "{kind: script, command: tell} | must begin with the full path",
                "{kind: script, command: [/bin/true], name: 'a b'} | must be letters",
                "{kind: script, command: [/bin/true], text: x} | is not a known key",
                "{kind: syslog, host: h, subject: '{extnsion}'} | {extnsion} stands for nothing; did you mean `extension`?",
                "{kind: syslog, host: h, text: 'a {zzzzzzzz}'} | {zzzzzzzz} stands for nothing; there are headline",
                "{kind: syslog, host: h, quiet: {hours: [8-18]}} | must be days and hours such as",
                "{kind: syslog, host: h, quiet: {from: ban}} | must be alert or fence or hangup or nothing",
                "{kind: syslog, host: h, digest: {daily: 7am}} | must be a time such as",
                "{kind: syslog, host: h, digest: {weekly: '07:30'}} | must be a day and a time",
                "{kind: syslog, host: h, digest: {weekly: 'Foo 07:30'}} | must be a day and a time",
                "{kind: syslog, host: h, digest: {dayly: '07:30'}} | did you mean `daily`?",
                "{kind: syslog, host: h, after-minutes: 0} | must be a whole number from 1 to 1440",
                "{kind: script, command: [/bin/true], url: x} | is not a known key here",
            })
    void mistakesAreNamedAndSecretsAreNot(String receiver, String message) {
        assertThat(Reading.refusal(MINIMAL + "notify: [" + receiver + "]\n"))
                .contains(message)
                .doesNotContain("t0p");
    }

    @Test
    void mannersAreReadAndPrintedAsTheyCanBeReadAgain() throws Exception {
        String yaml = MINIMAL + """
                timezone: Europe/Berlin
                heartbeat: {url: "https://hc.example/t0ps3cret", fail-url: "https://hc.example/t0ps3cret/fail", every-minutes: 5}
                notify:
                  - kind: syslog
                    host: log.example
                    after-minutes: 15
                    subject: "{extension}: {headline}"
                    text: ["{why}", "{details}"]
                    quiet: {hours: [Mon-Fri 18:00-08:00, Sat-Sun 00:00-24:00], from: hangup, money: 12.5}
                    digest: {daily: "07:30", weekly: Mon 06:00}
                """;
        Settings settings = Reading.settings(yaml);
        Manner manner = settings.receivers().get(0).manner();
        assertThat(manner.after()).isEqualTo(Duration.ofMinutes(15));
        assertThat(manner.quiet().moneyMicros()).isEqualTo(12_500_000);
        assertThat(manner.quiet().hours()).hasSize(2);
        assertThat(manner.text().text()).isEqualTo("{why}\n{details}");
        assertThat(manner.reports().due()).extracting(Reports.Due::words).containsExactly("07:30", "Mon 06:00");
        assertThat(settings.heartbeat().every()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.heartbeat().beats()).isTrue();
        String printed = SettingsText.of(settings);
        assertThat(printed).doesNotContain("t0ps3cret");
        String again = printed.replaceAll("url: \"\\*+\"", "url: \"https://hc.example/x\"");
        assertThat(Reading.settings(again).receivers()).isEqualTo(settings.receivers());
    }

    @Test
    void twoReceiversOfOneNameWouldShareAnOutbox() {
        assertThat(Reading.refusal(MINIMAL + "notify: [{kind: script, command: /a}, {kind: script, command: /b}]\n"))
                .contains("two receivers are called `script`");
    }
}
