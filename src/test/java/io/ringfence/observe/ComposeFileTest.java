package io.ringfence.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Loaded;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What docker-compose.yml promises: nobody is root, nothing can be written, nothing is open to other machines. */
class ComposeFileTest {
    private final Map<String, Map<String, Object>> services = new TreeMap<>();
    private final Map<?, ?> root;

    ComposeFileTest() throws IOException {
        root = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("docker-compose.yml")));
        ((Map<?, ?>) root.get("services")).forEach((name, service) -> services.put((String) name, merged(service)));
    }

    @Test
    void everyServiceIsShutIn() {
        assertThat(services)
                .containsOnlyKeys("network", "ringfence", "pbx", "prometheus", "alertmanager", "grafana")
                .allSatisfy((name, service) -> {
                    assertThat(service).containsEntry("read_only", true);
                    assertThat(service).containsEntry("cap_drop", List.of("ALL"));
                    assertThat(service).containsEntry("security_opt", List.of("no-new-privileges:true"));
                    assertThat((String) service.get("user")).matches("[1-9]\\d*:[1-9]\\d*");
                    assertThat(service).doesNotContainKeys("privileged", "cap_add", "pid", "ipc");
                    if (!name.equals("network")) {
                        assertThat(service).containsEntry("network_mode", "service:network");
                        assertThat(service).containsKeys("healthcheck", "mem_limit");
                    }
                });
    }

    @Test
    void onlyThisMachineReachesIt() {
        assertThat((List<?>) services.get("network").get("ports"))
                .isNotEmpty()
                .allSatisfy(port -> assertThat((String) port).startsWith("127.0.0.1:"));
    }

    @Test
    void holdsNoPassword() throws IOException {
        assertThat(Files.readString(Path.of("docker-compose.yml")))
                .doesNotContainPattern("(?i)(secret|password): (?!\\$|/)\\w+")
                .contains("RINGFENCE_AMI_SECRET: ${RINGFENCE_AMI_SECRET:-}");
    }

    @Test
    void whatItMountsIsThere() {
        List<String> files = new ArrayList<>();
        services.values().forEach(service -> {
            if (service.get("volumes") instanceof List<?> volumes) {
                volumes.stream()
                        .map(String::valueOf)
                        .filter(each -> each.startsWith("./"))
                        .forEach(each -> files.add(each.replaceAll(":.*", "")));
            }
        });
        assertThat(files)
                .hasSize(4)
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void itsSettingsAreGood(@TempDir Path folder) throws Exception {
        String store = folder.resolve("store.db").toString();
        Path secret = Files.writeString(folder.resolve("secret"), "s");
        Map<String, String> environment =
                Map.of("RINGFENCE_AMI_HOST", "192.0.2.10", "RINGFENCE_AMI_USERNAME", "u", "RINGFENCE_AMI_SECRET", "s");
        Map<?, ?> configs = (Map<?, ?>) root.get("configs");
        for (String name : List.of("pbx", "demo")) {
            String text = ((String) ((Map<?, ?>) configs.get(name)).get("content"))
                    .replace("${RINGFENCE_COUNTRY:-GB}", "DE")
                    .replace("$$", "$")
                    .replaceAll("/var/lib/ringfence/\\w+.db", store)
                    .replace("/run/pbx/secret", secret.toString());
            Path file = Files.writeString(folder.resolve(name), text);
            Loaded loaded = new SettingsReader(environment).read(file, Purpose.LIVE);
            assertThat(loaded.settings().mode())
                    .isEqualTo(name.equals("pbx") ? Settings.Mode.OBSERVE : Settings.Mode.ENFORCE);
            assertThat(loaded.settings().http().port()).isEqualTo(9411);
        }
    }

    /** What the build takes out of the guide is given to it; without it the image lacks a page. */
    @Test
    void itsBuildHasWhatThePomTakes() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Matcher taken = Pattern.compile("<directory>src/docs</directory>\\s*<includes>\\s*<include>(.*?)</include>")
                .matcher(pom);
        Map<?, ?> build = (Map<?, ?>) services.get("ringfence").get("build");
        String lines = (String) build.get("dockerfile_inline");
        List<String> wanted =
                taken.results().map(each -> "src/docs/" + each.group(1)).toList();
        assertThat(wanted)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        file -> assertThat(lines).containsPattern("COPY .*" + Pattern.quote(file) + "\\b.* src/docs/"));
    }

    /** A service with what it takes from {@code <<}. */
    private static Map<String, Object> merged(Object service) {
        Map<String, Object> all = new TreeMap<>();
        Map<?, ?> own = (Map<?, ?>) service;
        if (own.get("<<") != null) {
            all.putAll(merged(own.get("<<")));
        }
        own.forEach((key, value) -> all.put((String) key, value));
        all.remove("<<");
        return all;
    }
}
