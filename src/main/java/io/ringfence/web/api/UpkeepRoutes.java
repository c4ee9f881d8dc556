package io.ringfence.web.api;

import io.ringfence.web.live.Board;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What people have done about the service itself. Only what is about one PBX is for those who see but some. */
final class UpkeepRoutes {
    private static final long LONGEST_MINUTES = TimeUnit.DAYS.toMinutes(7);
    private static final int USUAL_MINUTES = 60;

    private final Core core;
    private final Upkeep upkeep;
    private final Board board;

    UpkeepRoutes(Core core, Upkeep upkeep, Board board) {
        this.core = core;
        this.upkeep = upkeep;
        this.board = board;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/drills", ask -> upkeep.drills(ask.visitor().scope())),
                Route.post("/drills", this::drill),
                Route.getOfAll("/backups", ask -> upkeep.backups()),
                Route.post("/backups", ask -> ofAll(ask, upkeep.backup(asked(whole(ask))))),
                Route.getOfAll("/receivers", ask -> upkeep.receivers()),
                Route.post("/receivers/test", ask -> ofAll(ask, upkeep.test(asked(whole(ask))))),
                Route.post("/reload", ask -> ofAll(ask, upkeep.reload(asked(whole(ask))))),
                Route.get("/watched", ask -> upkeep.changes(ask.visitor().scope())),
                Route.post("/watched/accept", this::accept),
                Route.post("/watched/announce", this::announce));
    }

    private Object drill(Ask ask) {
        String pbx = pbx(ask);
        return told(ask, pbx, upkeep.drill(pbx, asked(ask)));
    }

    private Object accept(Ask ask) {
        String pbx = pbx(ask);
        return told(ask, pbx, upkeep.accept(pbx, asked(ask)));
    }

    private Object announce(Ask ask) {
        String pbx = pbx(ask);
        long minutes = ask.body().path("minutes").asLong(USUAL_MINUTES);
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw Refusal.wrong("minutes must be 1 to " + LONGEST_MINUTES);
        }
        return told(ask, pbx, upkeep.announce(pbx, TimeUnit.MINUTES.toNanos(minutes), asked(ask)));
    }

    private String pbx(Ask ask) {
        String pbx = ask.permitted(ask.said("pbx"));
        if (!core.pbxs().contains(pbx)) {
            throw Refusal.missing("no such PBX");
        }
        return pbx;
    }

    /** What is about all PBXs is no business of whoever sees some of them. */
    private static Ask whole(Ask ask) {
        if (!ask.visitor().scope().everything()) {
            throw Refusal.forbidden("only for operators of every PBX");
        }
        return ask;
    }

    private static Upkeep.Asked asked(Ask ask) {
        return new Upkeep.Asked(ask.visitor().name(), ask.said("reason"));
    }

    private Object ofAll(Ask ask, Upkeep.Reply reply) {
        return told(ask, "", reply);
    }

    private Object told(Ask ask, String pbx, Upkeep.Reply reply) {
        if (reply instanceof Upkeep.Reply.Later later) {
            throw Refusal.later(later.seconds());
        }
        if (reply instanceof Upkeep.Reply.Unable unable) {
            throw Refusal.unable(unable.why());
        }
        Object told = ((Upkeep.Reply.Done) reply).told();
        board.deed(pbx, ask.visitor().name(), told instanceof String text ? text : "");
        return told instanceof String text ? Map.of("answer", text) : told;
    }
}
