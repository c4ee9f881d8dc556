package io.ringfence.web.api;

import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Incident;
import io.ringfence.store.Lesson;
import io.ringfence.store.Search;
import io.ringfence.web.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the store holds. */
final class KeptRoutes {
    private final Core core;

    KeptRoutes(Core core) {
        this.core = core;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/incidents", this::incidents),
                Route.get("/incident", this::incident),
                Route.get("/blind", this::blind),
                Route.get("/audit", this::audit));
    }

    private Object incidents(Ask ask) throws Exception {
        Search.Wanted wanted = new Search.Wanted(
                ask.number("cursor", Long.MAX_VALUE, 0, Long.MAX_VALUE),
                ask.parameter("extension"),
                ask.parameter("action"),
                ask.parameter("enforced").equals("true"));
        try (Archive archive = core.archive()) {
            List<Incident> found = archive.search().incidents(ask.where(core.pbxs()), wanted, ask.limit() + 1);
            Page<Incident> page = Page.of(found, ask.limit(), Incident::verdict);
            return new Page<>(page.items().stream().map(KeptRoutes::row).toList(), page.next());
        }
    }

    private Object incident(Ask ask) throws Exception {
        String pbx = ask.permitted(ask.needed("pbx"));
        try (Archive archive = core.archive()) {
            Search search = archive.search();
            List<Incident> verdicts = ask.parameter("verdict").isEmpty()
                    ? search.call(pbx, ask.needed("uniqueid"))
                    : search.verdict(pbx, ask.number("verdict", 0, 0, Long.MAX_VALUE));
            if (verdicts.isEmpty()) {
                throw Refusal.missing("no verdict on such a call");
            }
            return Map.of("verdicts", verdicts.stream().map(KeptRoutes::whole).toList());
        }
    }

    private Object blind(Ask ask) throws Exception {
        long before = ask.number("cursor", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        try (Archive archive = core.archive()) {
            List<Entry.Blind> found = archive.search().blind(ask.where(core.pbxs()), before, ask.limit() + 1);
            Page<Entry.Blind> page = Page.of(found, ask.limit(), Entry.Blind::since);
            return new Page<>(page.items().stream().map(KeptRoutes::blind).toList(), page.next());
        }
    }

    private Object audit(Ask ask) throws Exception {
        long before = ask.number("cursor", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        try (Archive archive = core.archive()) {
            List<Search.Numbered> found = archive.search().audit(ask.where(core.pbxs()), before, ask.limit() + 1);
            Page<Search.Numbered> page = Page.of(found, ask.limit(), Search.Numbered::id);
            return new Page<>(page.items().stream().map(KeptRoutes::audit).toList(), page.next());
        }
    }

    private static Map<String, Object> row(Incident incident) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("verdict", incident.verdict());
        row.put("at", millis(incident.at()));
        row.put("pbx", incident.pbx());
        row.put("kind", incident.kind());
        row.put("action", incident.action());
        row.put("uniqueid", incident.uniqueid());
        row.put("extension", incident.payer());
        row.put("number", incident.number());
        row.put("country", incident.country());
        row.put("type", incident.type());
        row.put("score", incident.score());
        row.put("enforced", incident.enforced());
        row.put("result", incident.result());
        row.put("why", why(incident));
        return row;
    }

    private static Map<String, Object> whole(Incident incident) {
        Map<String, Object> whole = row(incident);
        whole.put("payer", incident.payerKind());
        whole.put("intended", millis(incident.intended()));
        whole.put("settled", millis(incident.settled()));
        whole.put("tries", incident.tries());
        whole.put("detail", incident.detail());
        whole.put("evidence", Json.readKept(incident.evidence()));
        return whole;
    }

    private static String why(Incident incident) {
        var evidence = Json.readKept(incident.evidence());
        return incident.kind().equals("injection")
                ? "forged AMI text in "
                        + evidence.path("injection").path("field").asString("")
                : evidence.path("findings").path(0).path("why").asString("");
    }

    private static Map<String, Object> blind(Entry.Blind blind) {
        return Map.of(
                "pbx", blind.pbx(),
                "since", millis(blind.since()),
                "until", millis(blind.until()),
                "reason", blind.reason());
    }

    private static Map<String, Object> audit(Search.Numbered entry) {
        return Map.of(
                "id", entry.id(),
                "at", millis(entry.at()),
                "who", entry.who(),
                "what", entry.what(),
                "why", entry.why(),
                "pbx", entry.pbx());
    }

    static Map<String, Object> lesson(Lesson lesson) {
        return Map.of(
                "kind", lesson.kind(),
                "value", lesson.value(),
                "at", millis(lesson.at()),
                "who", lesson.who(),
                "why", lesson.why());
    }

    static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
