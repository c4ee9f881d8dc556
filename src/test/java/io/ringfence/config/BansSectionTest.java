package io.ringfence.config;

import static io.ringfence.config.Reading.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BansSectionTest {
    private static BanSettings read(String yaml) {
        return Reading.settings(MINIMAL + yaml).bans();
    }

    @Test
    void nobodyIsBannedUnlessToldTo() {
        assertThat(read("")).usingRecursiveComparison().isEqualTo(BanSettings.DEFAULT);
        assertThat(read("").mode().acts()).isFalse();
        assertThat(read("bans: {mode: off}\n").mode()).isEqualTo(BanSettings.Mode.OFF);
    }

    @Test
    void everyKeyIsRead() {
        BanSettings bans = read("""
                bans:
                  mode: command
                  times: [90s, 2h]
                  subnet-after: 5
                  most: 9
                  a-minute: 8
                  protect: [192.0.2.9/24, "2001:db8::1"]
                  private: yes
                  command: [/bin/ban, "{action}", -x, "{network}"]
                  timeout: 3s
                """);
        assertThat(bans.times()).containsExactly(Duration.ofSeconds(90), Duration.ofHours(2));
        assertThat(bans.protect()).hasToString("[192.0.2.0/24, 2001:db8::1]");
        assertThat(bans.command()).containsExactly("/bin/ban", "{action}", "-x", "{network}");
        assertThat(bans.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(bans.subnetAfter() + bans.most() + bans.aMinute()).isEqualTo(22);
        assertThat(bans.privateNetworks()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: iptables | must be command or dry-run or nftables or off or webhook",
                "mode: command | needs `command`: the program and its arguments",
                "mode: webhook | needs `url`: where changes are posted to",
                "times: 5 | must be a time from 1m to 30d",
                "times: 5s | must be a time from 1m to 30d",
                "times: [6h, 1h] | must not be shorter than the one before",
                "times: 31d | must be a time from 1m to 30d",
                "protect: office.example | must be an address or a network such as `192.0.2.0/24`",
                "protect: 192.0.2.0/33 | must be an address or a network",
                "command: ban | must begin with the full path of a program",
                "command: [/bin/ban, 'ip={address}'] | must be a placeholder as a whole, or hold none",
                "command: [/bin/ban, '{ip}'] | is no placeholder; there are {action}, {address}, {family}, {network}",
                "url: ftp://firewall | must be an http or https URL",
                "url: https://me:secret@firewall/ | must be an http or https URL without a name or password",
                "subnet-after: 0 | must be a whole number from 1 to 256",
                "most: 0 | must be a whole number from 1",
                "bantime: 1h | is not a known key; did you mean `times`?",
                "ignoreip: 10.0.0.1 | is not a known key; did you mean `protect`?",
            })
    void whatIsWrongIsSaid(String line, String said) {
        assertThat(Reading.refusal(MINIMAL + "bans:\n  " + line + "\n"))
                .contains("bans.")
                .contains(said);
    }

    @Test
    void aWebhookNeedsASecretThatNeverPrints() {
        String yaml = MINIMAL + "bans: {mode: webhook, url: 'https://firewall.example/bans'}\n";
        assertThat(Reading.refusal(yaml)).contains("bans.secret: is required");
        String secret = yaml.replace("bans'}", "bans', secret: h0rse-battery}");
        assertThat(SettingsText.of(Reading.settings(secret)))
                .contains("firewall.example")
                .doesNotContain("h0rse");
    }

    @Test
    void enforcingWithoutProtectIsWarnedAbout() {
        String yaml = "mode: enforce\ntrunks: provider\n" + MINIMAL + "bans: {mode: nftables}\n";
        assertThat(Reading.load(yaml).warnings()).singleElement().asString().contains("providers' addresses");
        assertThat(Reading.load(yaml.replace("nftables", "nftables, protect: 192.0.2.1"))
                        .warnings())
                .isEmpty();
    }
}
