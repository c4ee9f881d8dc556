package io.ringfence.web.api;

import io.ringfence.access.Scope;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.time.Clock;
import io.ringfence.web.live.Board;
import io.ringfence.web.live.CallView;
import io.ringfence.web.live.ExtensionView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is going on now. */
final class LiveRoutes {
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long LOOK_BACK_NANOS = TimeUnit.DAYS.toNanos(31);

    private final Board board;
    private final Core core;
    private final Clock clock;

    LiveRoutes(Board board, Core core, Clock clock) {
        this.board = board;
        this.core = core;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/overview", ask -> core.overview(ask.visitor().scope())),
                Route.get("/calls", this::calls),
                Route.get("/extensions", this::extensions),
                Route.get("/extension", this::extension));
    }

    private Page<CallView> calls(Ask ask) {
        String pbx = ask.parameter("pbx");
        String extension = ask.parameter("extension");
        return Page.slice(
                board.calls(ask.visitor().scope()).stream()
                        .filter(call -> pbx.isEmpty() || call.pbx().equals(pbx))
                        .filter(call -> extension.isEmpty() || call.extension().equals(extension))
                        .toList(),
                ask);
    }

    /** An extension in a list: what was seen of it, and its calls in progress. */
    record Row(ExtensionView seen, int live) {}

    private Page<Row> extensions(Ask ask) {
        Scope scope = ask.visitor().scope();
        String pbx = ask.parameter("pbx");
        String like = ask.parameter("like");
        Map<String, Integer> busy = board.busy(scope);
        return Page.slice(
                board.extensions(scope).stream()
                        .filter(each -> pbx.isEmpty() || each.pbx().equals(pbx))
                        .filter(each -> each.extension().contains(like))
                        .map(each -> new Row(each, busy.getOrDefault(each.pbx() + "\n" + each.extension(), 0)))
                        .toList(),
                ask);
    }

    private Object extension(Ask ask) throws Exception {
        String pbx = ask.permitted(ask.needed("pbx"));
        String name = ask.needed("extension");
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("seen", board.extension(pbx, name));
        known.put(
                "calls",
                board.calls(ask.visitor().scope()).stream()
                        .filter(call ->
                                call.pbx().equals(pbx) && call.extension().equals(name))
                        .limit(ask.limit())
                        .toList());
        known.putAll(core.portrait(pbx, name).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        try (Archive archive = core.archive()) {
            known.put(
                    "days",
                    archive.search().money(pbx, name, "day", clock.epochNanos() - LOOK_BACK_NANOS).stream()
                            .map(LiveRoutes::spent)
                            .toList());
            known.put(
                    "lessons",
                    archive.lessons().stream()
                            .filter(lesson -> lesson.pbx().equals(pbx)
                                    && lesson.extension().equals(name))
                            .map(KeptRoutes::lesson)
                            .toList());
        }
        return known;
    }

    private static Map<String, Object> spent(Entry.Money money) {
        return Map.of("at", TimeUnit.NANOSECONDS.toMillis(money.since()), "amount", money.micros() / 1e6);
    }
}
