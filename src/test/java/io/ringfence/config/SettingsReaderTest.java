package io.ringfence.config;

import static io.ringfence.config.Reading.MINIMAL;
import static io.ringfence.config.Reading.PBX;
import static io.ringfence.config.Reading.load;
import static io.ringfence.config.Reading.refusal;
import static io.ringfence.config.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.config.Settings.HttpSettings;
import io.ringfence.config.Settings.Mode;
import io.ringfence.config.Settings.PbxSettings;
import io.ringfence.config.yaml.Setting;
import io.ringfence.policy.Thresholds;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    @Test
    void everythingLeftOutHasItsDefault() {
        Loaded loaded = load(MINIMAL);
        Settings settings = loaded.settings();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(settings.mode()).isEqualTo(Mode.OBSERVE);
        assertThat(settings.timezone()).isEqualTo(ZoneId.systemDefault());
        assertThat(settings.currency()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(settings.store()).isEqualTo(Settings.NO_FILE);
        assertThat(settings.http()).isEqualTo(new HttpSettings("127.0.0.1", 9411));
        assertThat(settings.policies().standard().thresholds()).isEqualTo(Thresholds.DEFAULT);
        assertThat(settings.allow().anyCountry()).isTrue();
        PbxSettings pbx = settings.pbx().get(0);
        assertThat(pbx.name()).isEqualTo("pbx.example");
        assertThat(pbx.port()).isEqualTo(5038);
        assertThat(pbx.actor()).isEqualTo(pbx.reader());
        assertThat(pbx.reader().secret().reveal()).isEqualTo("s3cr3t");
    }

    @Test
    void codesOfForwardsAreTheUsualOnesOthersOrNone() {
        assertThat(settings(MINIMAL).dialplan().forwardCodes()).contains("*72", "*21*");
        assertThat(settings(MINIMAL + "dialplan: {forward-codes: [\"*79\"]}\n")
                        .dialplan()
                        .forwardCodes())
                .containsExactly("*79");
        assertThat(settings(MINIMAL + "dialplan: {forward-codes: none}\n")
                        .dialplan()
                        .forwardCodes())
                .isEmpty();
        assertThat(refusal(MINIMAL + "dialplan: {forward-codes: 72}\n")).contains("must be a code with");
    }

    @Test
    void everyKeyIsRead() {
        Settings settings = settings("""
                mode: enforce
                country: gb
                timezone: Europe/London
                currency: usd
                store: ../ringfence.db
                record: /tmp/captures
                dialplan: {outside-line: [9, "8"], international: "00"}
                trunks: trunk*
                pbx:
                  - {name: a, host: "::1", port: 15038, username: r, secret: x, actor: {username: w, secret: y}}
                  - {host: b.example, tls: yes, username: r, secret: x}
                http: {address: "::1", port: 0}
                allow: {countries: [GB, Premium], numbers: +44 20 7946-0000, extensions: [1001, reception]}
                deny: {countries: satellite, numbers: [0044870, "*21"]}
                emergency: [999, 9999]
                thresholds: {alert: 30, hangup: 60, fence: 95}
                """);
        assertThat(settings.mode()).isEqualTo(Mode.ENFORCE);
        assertThat(settings.country()).isEqualTo("GB");
        assertThat(settings.timezone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(settings.currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(settings.store()).isEqualTo(Path.of("/etc/ringfence.db"));
        assertThat(settings.record()).isEqualTo(Path.of("/tmp/captures"));
        assertThat(settings.dialplan().outsideLine()).containsExactly("9", "8");
        assertThat(settings.dialplan().international()).containsExactly("00");
        assertThat(settings.trunks()).containsExactly("trunk*");
        assertThat(settings.pbx()).extracting(PbxSettings::name).containsExactly("a", "b.example");
        assertThat(settings.pbx()).extracting(PbxSettings::port).containsExactly(15_038, 5039);
        assertThat(settings.pbx().get(0).actor().username()).isEqualTo("w");
        assertThat(settings.pbx().get(0).actor().secret().reveal()).isEqualTo("y");
        assertThat(settings.http()).isEqualTo(new HttpSettings("::1", 0));
        assertThat(settings.allow().anyCountry()).isFalse();
        assertThat(settings.allow().countries()).containsExactly("GB", "premium");
        assertThat(settings.allow().numbers()).containsExactly("+442079460000");
        assertThat(settings.allow().extensions()).containsExactly("1001", "reception");
        assertThat(settings.deny().countries()).containsExactly("satellite");
        assertThat(settings.deny().numbers()).containsExactly("0044870", "*21");
        assertThat(settings.emergency()).containsExactly("999", "9999");
        assertThat(settings.policies().standard().thresholds()).isEqualTo(new Thresholds(30, 60, 95));
    }

    @Test
    void everyMistakeIsReportedAtOnceInTheOrderOfTheFile() {
        String yaml = """
                mode: watch
                contry: DE
                timezone: Europe/Berln
                currency: EURO
                treshholds: {alert: 40}
                outside-line: 9
                trunks: ["*", trunk 1]
                pbx:
                  - host: pbx.example:5038
                    prot: 5038
                    port: 70000
                    username: ringfence
                  - host: pbx2
                    user: ringfence
                    secret: [hunter2]
                    tls: maybe
                http:
                  - 80
                allow: {countries: [UK, Germany, NO], numbers: [1_000]}
                mode: enforce
                thresholds: {alert: 80, fence: 60.5}
                """;
        assertThat(refusal(yaml)).isEqualTo("""
                ringfence.yaml:1:1: country: is required: the two-letter code of the country the PBX stands in, such as `DE`
                ringfence.yaml:1:7: mode: must be enforce or observe, not "watch"
                ringfence.yaml:2:1: contry: is not a known key; did you mean `country`?
                ringfence.yaml:3:11: timezone: must be a time zone such as `Europe/Berlin`, not "Europe/Berln"; did you mean `Europe/Berlin`?
                ringfence.yaml:4:11: currency: must be a three-letter currency code such as `EUR`, not "EURO"; did you mean `EUR`?
                ringfence.yaml:5:1: treshholds: is not a known key; did you mean `thresholds`?
                ringfence.yaml:6:1: outside-line: is not a known key here; it belongs under `dialplan`
                ringfence.yaml:7:10: trunks[0]: must be the name of a trunk, such as `trunk*` or `PJSIP/provider`, with a letter or digit, not "*"
                ringfence.yaml:7:15: trunks[1]: must be the name of a trunk, such as `trunk*` or `PJSIP/provider`, with a letter or digit, not "trunk 1"
                ringfence.yaml:9:5: pbx[0].secret: is required: text, ${NAME} for an environment variable, or secret-file (text that begins with # must be in quotes)
                ringfence.yaml:9:11: pbx[0].host: must be a host name or an IP address; the port has a key of its own, not "pbx.example:5038"
                ringfence.yaml:10:5: pbx[0].prot: is not a known key; did you mean `port`?
                ringfence.yaml:11:11: pbx[0].port: must be a whole number from 1 to 65535, not "70000"
                ringfence.yaml:13:5: pbx[1].username: is required: the name of an account in Asterisk's manager.conf
                ringfence.yaml:14:5: pbx[1].user: is not a known key; did you mean `username`?
                ringfence.yaml:15:13: pbx[1].secret: must be a single value, not a list or a section
                ringfence.yaml:16:10: pbx[1].tls: must be true or false, not "maybe"
                ringfence.yaml:18:3: http: must hold keys, one `key: value` to a line
                ringfence.yaml:19:21: allow.countries[0]: must be a two-letter country code or one of premium, satellite, unallocated, not "UK"; did you mean `GB`?
                ringfence.yaml:19:25: allow.countries[1]: must be a two-letter country code or one of premium, satellite, unallocated, not "Germany"; did you mean `DE`?
                ringfence.yaml:19:49: allow.numbers[0]: must be a number: digits, `*`, `#`, perhaps a leading `+`, not "1_000"
                ringfence.yaml:20:1: mode: is given twice; the first is on line 1
                ringfence.yaml:21:21: thresholds.alert: must be below hangup, which is 70 by default, not "80"
                ringfence.yaml:21:32: thresholds.fence: must be a whole number from 1 to 1000, not "60.5\"""");
    }

    @Test
    void unquotedTextStaysAsWritten() {
        Settings settings = settings(PBX + """
                country: NO
                emergency: [0112, 110]
                allow: {countries: [NO, no, Se], extensions: [1001, 0x10, 1e3, 010, 1_0, 12:30:45, yes, 2024-01-01]}
                deny: {numbers: [00441234, +44, 0123456789012345678901]}
                """);
        assertThat(settings.country()).isEqualTo("NO");
        assertThat(settings.emergency()).containsExactly("0112", "110");
        assertThat(settings.allow().countries()).containsExactly("NO", "SE");
        assertThat(settings.allow().extensions())
                .containsExactly("1001", "0x10", "1e3", "010", "1_0", "12:30:45", "yes", "2024-01-01");
        assertThat(settings.deny().numbers()).containsExactly("00441234", "+44", "0123456789012345678901");
    }

    @Test
    void keysWithoutValuesAreAsIfNotWritten() {
        Settings settings =
                settings(MINIMAL + "trunks:\nhttp:\nthresholds:\n  hangup:\nstore: ~\nallow:\n  numbers:\n");
        assertThat(settings).usingRecursiveComparison().isEqualTo(settings(MINIMAL));
    }

    @Test
    void anEmptyCountryListMustSayWhatItMeans() {
        assertThat(refusal(MINIMAL + "allow:\n  countries:\n"))
                .isEqualTo("ringfence.yaml:4:13: allow.countries: has no value: list countries,"
                        + " write [] to allow none, or delete the line to allow all");
        assertThat(settings(MINIMAL + "allow:\n  countries: []\n").allow().anyCountry())
                .isFalse();
    }

    @Test
    void noPbxIsForOfflineUseOnly() throws InvalidSettings {
        assertThat(refusal("country: DE")).isEqualTo("ringfence.yaml:1:1: pbx: is required: at least one PBX to watch");
        assertThat(load("country: DE", Map.of(), Purpose.OFFLINE).settings().pbx())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "{}", "\ufeff"})
    void anEmptyFileLacksCountryAndPbxOnly(String nothing) {
        assertThat(refusal(nothing))
                .containsPattern("(?s)^ringfence.yaml:[12]:1: country: .*\nringfence.yaml:[12]:1: pbx: [^\n]*$");
    }

    @Test
    void twoPbxsNeedTwoNames() {
        String two =
                "country: DE\npbx:\n- {host: a, username: u, secret: s}\n- {host: a, port: 1, username: u, secret: s}\n";
        assertThat(refusal(two))
                .isEqualTo("ringfence.yaml:4:10: pbx[1].host: two PBXs have this name; give each its own `name`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{alert: 70}|alert: must be below hangup, which is 70 by default, not \"70\"",
                "{hangup: 90}|hangup: must be below fence, which is 90 by default, not \"90\"",
                "{hangup: 40}|hangup: must be above alert, which is 40 by default, not \"40\"",
                "{alert: 60, hangup: 60}|hangup: must be above alert, which is 60, not \"60\"",
                "{alert: 0}|alert: must be a whole number from 1 to 1000, not \"0\"",
                "{fence: 1001}|fence: must be a whole number from 1 to 1000, not \"1001\"",
                "{fence: 99999999999999}|fence: must be a whole number from 1 to 1000, not \"99999999999999\"",
            })
    void thresholdsClimb(String thresholds, String rule) {
        assertThat(refusal(MINIMAL + "thresholds: " + thresholds))
                .contains("thresholds." + rule)
                .doesNotContain("\n");
    }

    @Test
    void whatIsUsableButDoubtfulIsAWarning() {
        assertThat(load(MINIMAL + """
                mode: enforce
                thresholds: {alert: 10, hangup: 45}
                allow: {countries: [CU]}
                deny: {countries: [CU, DE]}
                """).warnings())
                .containsExactly(
                        "ringfence.yaml:3:7: mode: enforces without `trunks`:"
                                + " Ringfence has to learn which endpoints are trunks; name them to be sure",
                        "ringfence.yaml:4:21: thresholds.alert: is low: one weak sign will raise an alert",
                        "ringfence.yaml:4:33: thresholds.hangup: is low: one sign alone can end an innocent call",
                        "ringfence.yaml:5:8: allow.countries: lacks DE, the PBX's own country:"
                                + " ordinary national calls will be ended",
                        "ringfence.yaml:6:7: deny.countries: holds DE, the PBX's own country:"
                                + " ordinary national calls will be ended",
                        "ringfence.yaml:6:7: deny.countries: CU is also allowed; deny wins");
    }

    @Test
    void aPublicAddressNeedsTls() {
        assertThat(refusal(MINIMAL + "http: {address: 0.0.0.0}")).contains("http.address", "needs `tls`");
        assertThat(refusal(MINIMAL + "http: {tls: {certificate: x.pem}}")).contains("both `certificate` and `key`");
        assertThat(refusal(MINIMAL + "http: {names: ['a b']}")).contains("http.names[0]");
        assertThat(load(MINIMAL + "http: {names: [Fence.example.org]}")
                        .settings()
                        .http()
                        .names())
                .containsExactly("fence.example.org");
    }

    @Test
    void everyLineIsListedAndNoSecret() {
        assertThat(load("country: DE\npbx:\n  - host: 192.0.2.1\n    username: u\n    secret: hush\ntrunks: [a*, b]\n")
                        .lines())
                .contains(
                        new Setting("country", 1, "DE"),
                        new Setting("pbx[0].host", 3, "192.0.2.1"),
                        new Setting("pbx[0].secret", 5, "********"),
                        new Setting("trunks", 6, "a*"),
                        new Setting("trunks", 6, "b"),
                        new Setting("mode", 0, ""));
    }

    @Test
    void everyCountryIsAcceptedAndHasACurrencyOrAsksForOne() {
        for (String code : Locale.getISOCountries()) {
            String refusal = refusal(PBX + "country: " + code);
            assertThat(refusal)
                    .isIn("", "ringfence.yaml:1:1: currency: is required: " + code + " has no currency of its own");
        }
        assertThat(settings(PBX + "country: XK").currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(refusal(PBX + "country: AQ")).contains("currency: is required");
        assertThat(settings(PBX + "country: AQ\ncurrency: NZD").country()).isEqualTo("AQ");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedInPlainWords(@TempDir Path folder) {
        SettingsReader reader = new SettingsReader(Map.of());
        assertThatThrownBy(() -> reader.read(folder.resolve("none.yaml"), Purpose.LIVE))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageEndingWith("none.yaml: cannot be read: there is no such file");
        assertThatThrownBy(() -> reader.read(folder, Purpose.LIVE))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageEndingWith("cannot be read: it is a folder");
    }
}
