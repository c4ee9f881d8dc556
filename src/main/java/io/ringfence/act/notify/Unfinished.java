package io.ringfence.act.notify;

import io.ringfence.act.notify.tell.Notice;
import io.ringfence.store.Incident;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A notice of a verdict of which only the intent is known, since the process was killed before it recorded the rest. */
final class Unfinished {
    private static final JsonMapper JSON = new JsonMapper();

    private Unfinished() {}

    static Notice notice(Incident incident) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("at", BigDecimal.valueOf(incident.at() / 1_000, 6));
        event.put("kind", incident.kind());
        event.put("action", incident.action());
        event.put("linkedid", incident.linkedid());
        event.put("uniqueid", incident.uniqueid());
        event.put("extension", incident.payer());
        event.put("number", incident.number());
        event.put("country", incident.country());
        event.put("class", incident.type());
        event.put("score", incident.score());
        event.put(
                "findings",
                List.of(Map.of(
                        "why",
                        "Ringfence was killed before it recorded the reasons; the call may not have been ended")));
        event.put("pbx", incident.pbx());
        event.put("enforced", incident.enforced());
        event.put("recovered", true);
        return Notice.of("unfinished-" + incident.verdict(), incident.at(), JSON.writeValueAsString(event));
    }
}
