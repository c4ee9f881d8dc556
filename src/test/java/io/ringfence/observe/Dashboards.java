package io.ringfence.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards as they are shipped. */
public final class Dashboards {
    private static final Path FOLDER = Path.of("grafana/dashboards");

    /** A query of a panel, as Prometheus gets it when every PBX and the last minute are shown. */
    public record Query(String dashboard, String panel, String expression) {}

    private Dashboards() {}

    /** Every dashboard. */
    public static List<JsonNode> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<JsonNode> dashboards = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                dashboards.add(new JsonMapper().readTree(Files.readString(file)));
            }
            return dashboards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every query of every dashboard. */
    public static List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode dashboard : all()) {
            for (JsonNode panel : dashboard.get("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(new Query(
                            dashboard.get("title").asString(),
                            panel.get("title").asString(),
                            filled(target.get("expr").asString())));
                }
            }
        }
        return queries;
    }

    /** An expression with Grafana's variables filled in. */
    static String filled(String expression) {
        return expression
                .replace("$pbx", ".*")
                .replace("$__rate_interval", "30s")
                .replace("$__range", "1m");
    }
}
