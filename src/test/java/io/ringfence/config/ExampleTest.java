package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleTest {
    private static final Path EXAMPLE = Path.of("src/docs/ringfence.yaml");
    private static final Path GUIDE = Path.of("src/docs/configuration.md");
    private static final Pattern OFF = Pattern.compile("^( *)# ( *(?:- )?[a-z][a-z-]*:( .*)?)$");
    private static final Map<String, String> ENVIRONMENT = Map.of("RINGFENCE_AMI_SECRET", "x");

    /** Every key there is, as `config show` prints it, and the ones it never prints. */
    private static final List<String> UNSHOWN =
            List.of("secret-file", "rates", "record", "store", "ca", "calendar", "geo", "spool", "astdb");

    @Test
    void theExampleIsValidWithoutWarnings() throws Exception {
        Loaded loaded = new SettingsReader(ENVIRONMENT).read(EXAMPLE, Purpose.LIVE);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.settings().pbx()).hasSize(1);
    }

    @Test
    void whatIsSwitchedOffInTheExampleIsValidToo(@TempDir Path folder) throws Exception {
        for (String file : List.of(
                "asterisk-ca.pem",
                "fullchain.pem",
                "privkey.pem",
                "actor.secret",
                "drill.secret",
                "bans.secret",
                "notify.secret",
                "rates.csv",
                "irsf.csv",
                "blocklist.txt",
                "GeoLite2-Country.mmdb")) {
            Files.writeString(folder.resolve(file), "x\n");
        }
        Files.writeString(folder.resolve("holidays.ics"), "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224\nEND:VEVENT\n");
        String here = switchedOn()
                .replaceAll("(?m)^( +)(folders|web):.*$", "$1$2: [.]")
                .replaceAll("(?m)^( +)spool:.*$", "$1spool: .")
                .replaceAll("(?m)^( +)astdb:.*$", "$1astdb: rates.csv");
        Path all = Files.writeString(folder.resolve("ringfence.yaml"), here);
        Settings settings =
                new SettingsReader(ENVIRONMENT).read(all, Purpose.LIVE).settings();
        assertThat(settings.trunks()).hasSize(2);
        assertThat(settings.allow().countries()).containsExactly("DE", "AT", "CH");
        assertThat(settings.pbx().get(0).actor().username()).isEqualTo("ringfence-actor");
        assertThat(settings.record()).isEqualTo(folder.resolve("pbx.ami"));
    }

    @Test
    void exampleAndGuideNameEveryKey() throws Exception {
        String shown = SettingsText.of(Reading.settings(switchedOnWithoutFiles()));
        List<String> keys = Pattern.compile("(?m)^[ -]*([a-z][a-z-]*):")
                .matcher(shown)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toList());
        keys.addAll(UNSHOWN);
        String example = Files.readString(EXAMPLE);
        String guide = Files.readString(GUIDE);
        assertThat(keys).contains("thresholds", "actor", "international").allSatisfy(key -> {
            assertThat(example).contains(key + ":");
            assertThat(guide).contains("`" + key + "`");
        });
    }

    private static String switchedOn() throws IOException {
        return Files.readAllLines(EXAMPLE).stream()
                .filter(line -> !line.contains("# secret-file: ami"))
                .map(line -> OFF.matcher(line).replaceFirst("$1$2"))
                .collect(Collectors.joining("\n"));
    }

    private static String switchedOnWithoutFiles() throws IOException {
        return switchedOn()
                .replaceAll(
                        "(?m)^ *(ca|certificate|key|rates|store|record|geo|calendar|known-fraud|known-attackers|folders|web|spool|astdb):.*$",
                        "")
                .replace("secret-file: actor.secret", "secret: x")
                .replace("secret-file: drill.secret", "secret: x")
                .replace("secret-file: bans.secret", "secret: x")
                .replace("secret-file: notify.secret", "secret: x")
                .replace("${RINGFENCE_AMI_SECRET}", "x");
    }
}
