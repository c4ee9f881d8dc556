package io.ringfence.upkeep;

import io.ringfence.access.Scope;
import io.ringfence.drill.Rota;
import io.ringfence.store.Request;
import io.ringfence.time.Clock;
import io.ringfence.web.api.Upkeep.Asked;
import io.ringfence.web.api.Upkeep.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Drills people ask for: one at a time for a PBX, and those of several one after another. */
final class Drilling {
    private static final long PAUSE_SECONDS = 60;

    private final Rota rota;
    private final Clock clock;
    private final Map<String, Chore> chores = new ConcurrentHashMap<>();

    Drilling(Rota rota, Clock clock) {
        this.rota = rota;
        this.clock = clock;
    }

    /** How the last on each PBX in a scope went. */
    Object held(List<String> pbxs, Scope scope) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (String pbx : pbxs) {
            if (scope.permits(pbx)) {
                items.add(row(pbx, rota.last(pbx)));
            }
        }
        return Map.of("items", items, "next", "");
    }

    /** @param pbx one of the settings, so that no more chores come to be than there are PBXs */
    Reply begin(String pbx, Asked asked, Runnable over) {
        Chore chore = chores.computeIfAbsent(pbx, each -> new Chore("a drill on " + each, PAUSE_SECONDS, clock));
        Reply reply = chore.begin("a drill on " + pbx + " has begun");
        if (reply instanceof Reply.Done) {
            Request request = Request.of(clock.epochNanos(), asked.who(), asked.why(), Request.DRILL, pbx, "", "", 0);
            rota.ask(request, answer -> {
                chore.end();
                over.run();
            });
        }
        return reply;
    }

    private Map<String, Object> row(String pbx, Rota.Held last) {
        Chore chore = chores.get(pbx);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pbx", pbx);
        row.put("running", chore != null && chore.busy());
        row.put("at", TimeUnit.NANOSECONDS.toMillis(last.atNanos()));
        row.put("who", last.who());
        row.put("why", last.why());
        row.put("passed", last.passed());
        row.put("line", last.line());
        row.put("steps", last.steps());
        return row;
    }
}
