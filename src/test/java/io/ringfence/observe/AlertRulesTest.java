package io.ringfence.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The rules are valid, each alert is tested both ways, and tells a person what to do. */
class AlertRulesTest {
    private static final Path FOLDER = Path.of("prometheus");

    @Test
    void prometheusAcceptsTheConfigurationAndTheRules() throws Exception {
        assertThat(Promtool.run(
                        "check", "config", FOLDER.resolve("prometheus.yml").toString()))
                .startsWith("0 ");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void rulesDoWhatTheirTestsSay(Path tests) throws Exception {
        assertThat(Promtool.run("test", "rules", tests.toString())).startsWith("0 ");
    }

    @Test
    void everyAlertIsTestedQuietFiringAndResolved() throws IOException {
        StringBuilder tests = new StringBuilder();
        for (Path file : tests()) {
            tests.append(Files.readString(file));
        }
        for (Map<?, ?> alert : alerts()) {
            String firing = "ALERTS{alertname=\"" + alert.get("alert") + "\",alertstate=\"firing\"}";
            if (!alert.get("alert").equals("RingfenceWatchdog")) {
                assertThat(tests.toString().split(Pattern.quote("expr: '" + firing), -1))
                        .as("states of %s looked at", alert.get("alert"))
                        .hasSizeGreaterThanOrEqualTo(4);
            }
        }
    }

    @Test
    void everyAlertSaysWhatItMeansAndWhereToRead() throws IOException {
        Set<String> headings = Files.readAllLines(Path.of("src/docs/alerts.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toSet());
        for (Map<?, ?> alert : alerts()) {
            Map<?, ?> annotations = (Map<?, ?>) alert.get("annotations");
            String runbook = String.valueOf(annotations.get("runbook"));
            assertThat(String.valueOf(annotations.get("summary"))).hasSizeBetween(10, 80);
            assertThat(String.valueOf(annotations.get("description"))).hasSizeGreaterThan(30);
            assertThat(runbook).startsWith("src/docs/alerts.md#");
            assertThat(headings).contains(runbook.substring(runbook.indexOf('#') + 1));
            assertThat(Files.readString(Path.of("src/docs/alerts.md"))).contains("`" + alert.get("alert") + "`");
            assertThat(((Map<?, ?>) alert.get("labels")).get("severity")).isIn("critical", "warning", "info", "none");
        }
    }

    static List<Path> tests() throws IOException {
        return yaml("tests");
    }

    private static List<Map<?, ?>> alerts() throws IOException {
        List<Map<?, ?>> alerts = new ArrayList<>();
        for (Path file : yaml("rules")) {
            Map<?, ?> root =
                    (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            for (Object group : (List<?>) root.get("groups")) {
                for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                    if (((Map<?, ?>) rule).containsKey("alert")) {
                        alerts.add((Map<?, ?>) rule);
                    }
                }
            }
        }
        assertThat(alerts).hasSizeGreaterThan(20);
        return alerts;
    }

    private static List<Path> yaml(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }
}
