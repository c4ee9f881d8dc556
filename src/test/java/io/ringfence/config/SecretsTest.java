package io.ringfence.config;

import static io.ringfence.config.Reading.load;
import static io.ringfence.config.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ringfence.config.Settings.PbxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String ENVIRONMENT =
            "country: DE\npbx: {host: \"${H}\", username: \"${U}\", secret: \"${S}\"}\n";

    @Test
    void theEnvironmentFillsIn() throws InvalidSettings {
        Map<String, String> environment = Map.of("H", "10.0.0.1", "U", "ringfence", "S", "hunter2 # \"'");
        Loaded loaded = load(ENVIRONMENT, environment, Purpose.LIVE);
        PbxSettings pbx = loaded.settings().pbx().get(0);
        assertThat(pbx.host()).isEqualTo("10.0.0.1");
        assertThat(pbx.name()).isEqualTo("10.0.0.1");
        assertThat(pbx.reader().username()).isEqualTo("ringfence");
        assertThat(pbx.reader().secret().reveal()).isEqualTo("hunter2 # \"'");
        assertThat(loaded.settings().toString() + SettingsText.of(loaded.settings()))
                .doesNotContain("hunter2");
    }

    @Test
    void aMissingVariableIsNamed() {
        assertThat(refusal(ENVIRONMENT, Map.of("U", "a\nb"))).isEqualTo("""
                ringfence.yaml:2:13: pbx.host: the environment variable H is not set
                ringfence.yaml:2:31: pbx.username: stands for a text that is empty or holds control characters, not "${U}"
                ringfence.yaml:2:47: pbx.secret: the environment variable S is not set""");
    }

    @Test
    void awayFromThePbxItIsAWarning() throws InvalidSettings {
        Loaded loaded = load(ENVIRONMENT, Map.of(), Purpose.OFFLINE);
        assertThat(loaded.warnings()).hasSize(3).allMatch(warning -> warning.endsWith("is not set"));
        assertThat(loaded.settings().pbx()).extracting(PbxSettings::name).containsExactly("pbx1");
    }

    @Test
    void onlyAWholeValueRefersToTheEnvironment() {
        String pbx = "country: DE\npbx: {host: h, username: u, secret: \"%s\"}\n";
        assertThat(refusal(pbx.formatted("${a-b}"))).contains("must hold the name of an environment variable");
        assertThat(Reading.settings(pbx.formatted("pa${ss"))
                        .pbx()
                        .get(0)
                        .reader()
                        .secret()
                        .reveal())
                .isEqualTo("pa${ss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbx:\n  - host: h\n    username: u\n    secret: [hunter2]\n",
                "pbx:\n  - host: h\n    username: u\n    secret: {hunter2: hunter2}\n",
                "pbx:\n  - host: h\n    username: u\n    secret: *hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secret: &hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secret: !hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secret: !hunter2!x y\n",
                "pbx:\n  - host: h\n    username: u\n    secret: hunter2: x\n",
                "pbx:\n  - host: h\n    username: u\n    secret: 'hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secret: \"\\hunter2\"\n",
                "pbx:\n  - host: h\n    username: u\n    secret: \"\\x0ahunter2\"\n",
                "pbx:\n  - host: h\n    username: u\n    secret: |\n      hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secret: hunter2\n      hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secret: %hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secret: \"${hunter 2}\"\n",
                "pbx:\n  - host: h\n    username: u\n    secret: x\n    secret: hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secret: x\n    secret-file: hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secret-file: hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secert: hunter2\n",
                "pbx:\n  - host: h\n    username: u\n    secret:hunter2\n",
                "pbx:\n  - host: h\n    secret:hunter2\n    username: u\n",
                "pbx:\n  - host: h, secret=hunter2\n    username: u\n    secret: x\n",
                "pbx: {host: h, username: u, secret:hunter2}\n",
                "pbx:\n  - secret:hunter2\n",
                "pbx: secret hunter2\n",
                "trunks: [\"secret: hunter2\"]\n",
                "secret: hunter2\n",
            })
    void noRefusalShowsASecret(String yaml) {
        assertThat(refusal("country: DE\n" + yaml))
                .isNotEmpty()
                .doesNotContainIgnoringCase("hunter")
                .contains("ringfence.yaml:");
    }

    @Test
    void aFileHoldsASecretInItsFirstLine(@TempDir Path folder) throws Exception {
        Path config = config(folder, "secret-file: ami.secret");
        Path secret = write(folder.resolve("ami.secret"), "hunter2\r\nrest\n", "rw-------");
        Loaded closed = new SettingsReader(Map.of()).read(config, Purpose.LIVE);
        assertThat(closed.settings().pbx().get(0).reader().secret().reveal()).isEqualTo("hunter2");
        assertThat(closed.warnings()).isEmpty();

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(new SettingsReader(Map.of()).read(config, Purpose.LIVE).warnings())
                .containsExactly(config
                        + ":5:18: pbx[0].secret-file: everybody on this machine can read the file: chmod o-r it");

        write(secret, "\nhunter2\n", "rw-------");
        Throwable empty = catchThrowable(() -> new SettingsReader(Map.of()).read(config, Purpose.LIVE));
        assertThat(empty)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("pbx[0].secret-file: stands for a text that is empty");
    }

    @Test
    void aSecretInAnOpenConfigurationIsAWarning(@TempDir Path folder) throws Exception {
        Path config = config(folder, "secret: hunter2");
        assertThat(new SettingsReader(Map.of()).read(config, Purpose.LIVE).warnings())
                .containsExactly(config + ": holds a secret and everybody on this machine can read it: chmod o-r it");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(new SettingsReader(Map.of()).read(config, Purpose.LIVE).warnings())
                .isEmpty();
    }

    @Test
    void filesThatAreMissingAreErrorsOnlyWhenWatching(@TempDir Path folder) throws Exception {
        Path config = write(
                folder.resolve("ringfence.yaml"),
                "country: DE\nrates: no.csv\nstore: no/x.db\nrecord: no/y\n",
                "rw-------");
        assertThat(catchThrowable(() -> new SettingsReader(Map.of()).read(config, Purpose.LIVE)))
                .hasMessageContainingAll(
                        "2:8: rates: must be a file that can be read, not \"no.csv\"",
                        "3:8: store: must be in a folder that exists, not \"no/x.db\"",
                        "4:9: record: must be in a folder that exists, not \"no/y\"");
        assertThat(new SettingsReader(Map.of()).read(config, Purpose.OFFLINE).warnings())
                .hasSize(3);
    }

    private static Path config(Path folder, String secret) throws IOException {
        String yaml = "country: DE\npbx:\n  - host: h\n    username: u\n    " + secret + "\n";
        return write(folder.resolve("ringfence.yaml"), yaml, "rw-r--r--");
    }

    private static Path write(Path file, String text, String permissions) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
