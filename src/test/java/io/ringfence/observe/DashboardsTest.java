package io.ringfence.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** No Grafana is at hand, so what it would refuse or draw badly is looked for here. */
class DashboardsTest {
    private static final int COLUMNS = 24;

    /** Units of Grafana that the panels use. */
    private static final Set<String> UNITS = Set.of("none", "short", "s", "bytes", "percentunit", "cps");

    @Test
    void thereAreFourAndTheirNamesAreTheirOwn() {
        assertThat(Dashboards.all())
                .extracting(dashboard -> dashboard.get("uid").asString())
                .containsExactlyInAnyOrder(
                        "ringfence-calls", "ringfence-fraud", "ringfence-health", "ringfence-intrusion");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void canBeImportedAnywhere(JsonNode dashboard) {
        assertThat(dashboard.get("id").isNull()).isTrue();
        assertThat(dashboard.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
        assertThat(dashboard.get("description").asString()).isNotBlank();
        JsonNode variables = dashboard.get("templating").get("list");
        assertThat(variables.get(0).get("name").asString()).isEqualTo("datasource");
        assertThat(variables.get(0).get("type").asString()).isEqualTo("datasource");
        assertThat(variables.get(1).get("name").asString()).isEqualTo("pbx");
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.get("datasource").get("uid").asString()).isEqualTo("${datasource}");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelExplainsItself(JsonNode dashboard) {
        Set<Integer> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            String title = panel.get("title").asString();
            assertThat(ids.add(panel.get("id").asInt())).as(title).isTrue();
            assertThat(titles.add(title)).as(title).isTrue();
            if (panel.get("type").asString().equals("row")) {
                continue;
            }
            assertThat(panel.get("description").asString()).as(title).hasSizeGreaterThan(12);
            assertThat(panel.get("targets").isEmpty()).as(title).isFalse();
            Set<String> references = new HashSet<>();
            for (JsonNode target : panel.get("targets")) {
                assertThat(references.add(target.get("refId").asString()))
                        .as(title)
                        .isTrue();
            }
            JsonNode defaults = panel.get("fieldConfig").get("defaults");
            if (!panel.get("type").asString().equals("heatmap")) {
                assertThat(UNITS).as(title).contains(defaults.get("unit").asString());
                assertThat(defaults.get("thresholds").get("steps").isEmpty()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsLieInTheGridAndOnNoOther(JsonNode dashboard) {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            JsonNode at = panel.get("gridPos");
            int left = at.get("x").asInt();
            int top = at.get("y").asInt();
            assertThat(left + at.get("w").asInt()).isLessThanOrEqualTo(COLUMNS);
            for (int x = left; x < left + at.get("w").asInt(); x++) {
                for (int y = top; y < top + at.get("h").asInt(); y++) {
                    assertThat(taken.add(x + " " + y))
                            .as(panel.get("title").asString())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void prometheusUnderstandsEveryQuery(@TempDir Path folder) throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n  - name: queries\n    rules:\n");
        List<Dashboards.Query> queries = Dashboards.queries();
        for (int i = 0; i < queries.size(); i++) {
            String quoted = queries.get(i).expression().replace("'", "''");
            rules.append("      - record: query:").append(i).append("\n        expr: '" + quoted + "'\n");
        }
        Path file = Files.writeString(folder.resolve("queries.yml"), rules);
        assertThat(queries).hasSizeGreaterThan(50);
        assertThat(Promtool.run("check", "rules", file.toString())).startsWith("0 ");
    }

    static List<JsonNode> dashboards() {
        return Dashboards.all();
    }
}
