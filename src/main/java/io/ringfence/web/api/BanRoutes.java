package io.ringfence.web.api;

import com.google.common.net.InetAddresses;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import io.ringfence.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Addresses kept out. The perimeter stands before every PBX, so only who sees all of them changes it; others see the bans their
 * own PBXs led to.
 */
final class BanRoutes {
    private static final long PATIENCE_MILLIS = 8_000;
    private static final long LONGEST_MINUTES = TimeUnit.DAYS.toMinutes(365);
    private static final int USUAL_MINUTES = 60;

    private final Core core;
    private final Clock clock;

    BanRoutes(Core core, Clock clock) {
        this.core = core;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bans", this::bans), Route.post("/bans", this::ban), Route.post("/bans/lift", this::lift));
    }

    private Object bans(Ask ask) throws Exception {
        boolean all = ask.parameter("all").equals("true");
        long now = clock.epochNanos();
        try (Archive archive = core.archive()) {
            List<Entry.Ban> found = archive.bans().stream()
                    .filter(ban -> ask.visitor().scope().everything()
                            || !ban.pbx().isEmpty() && ask.visitor().scope().permits(ban.pbx()))
                    .filter(ban -> all || !ban.ended() && ban.until() > now)
                    .toList();
            Page<Entry.Ban> page = Page.slice(found, ask);
            return new Page<>(page.items().stream().map(ban -> ban(ban, now)).toList(), page.next());
        }
    }

    private Object ban(Ask ask) throws Exception {
        long minutes = ask.body().path("minutes").asLong(USUAL_MINUTES);
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw Refusal.wrong("minutes must be 1 to " + LONGEST_MINUTES);
        }
        return done(ask, Request.BAN, TimeUnit.MINUTES.toNanos(minutes));
    }

    private Object lift(Ask ask) throws Exception {
        return done(ask, ask.body().path("fraud").asBoolean(false) ? Request.PAROLE : Request.UNBAN, 0);
    }

    private Object done(Ask ask, String what, long lasts) throws Exception {
        if (!ask.visitor().scope().everything()) {
            throw Refusal.forbidden("the perimeter is shared: only operators of every PBX change it");
        }
        String network = ask.said("network");
        if (!InetAddresses.isInetAddress(network.split("/", 2)[0])) {
            throw Refusal.wrong("network must be an address, or a network such as 192.0.2.0/24");
        }
        Request request =
                Request.of(clock.epochNanos(), ask.visitor().name(), ask.said("reason"), what, "", network, "", lasts);
        return Map.of("answer", core.ask(request).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static Map<String, Object> ban(Entry.Ban ban, long now) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("network", ban.network());
        row.put("pbx", ban.pbx());
        row.put("since", KeptRoutes.millis(ban.since()));
        row.put("until", KeptRoutes.millis(ban.until()));
        row.put("stands", !ban.ended() && ban.until() > now);
        row.put("times", ban.times());
        row.put("origin", ban.origin());
        row.put("why", ban.why());
        row.put("enforced", ban.enforced());
        return row;
    }
}
