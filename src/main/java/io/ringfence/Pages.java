package io.ringfence;

import io.ringfence.access.Scope;
import io.ringfence.act.Outcome;
import io.ringfence.ami.FeedStatus;
import io.ringfence.backup.Backup;
import io.ringfence.config.Loaded;
import io.ringfence.config.Settings;
import io.ringfence.decide.Subject;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.SpendLimits;
import io.ringfence.score.Finding;
import io.ringfence.score.Scorer;
import io.ringfence.store.Archive;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import io.ringfence.upkeep.Chores;
import io.ringfence.web.Assets;
import io.ringfence.web.Health;
import io.ringfence.web.HttpServer;
import io.ringfence.web.Json;
import io.ringfence.web.api.Api;
import io.ringfence.web.api.Core;
import io.ringfence.web.api.Upkeep;
import io.ringfence.web.live.Board;
import io.ringfence.web.live.EndedToday;
import io.ringfence.web.live.Viewers;
import io.ringfence.web.session.Directory;
import io.ringfence.web.session.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;

/** What the HTTP server shows of a guard. As a bank it keeps the live part of that. */
final class Pages implements Bank {
    private static final long STARTING_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long MONEY_NANOS = TimeUnit.MILLISECONDS.toNanos(900);
    private static final double MILLION = 1e6;
    private static final int MOST_POINTS = 100;

    private final Supplier<Loaded> loaded;
    private final Settings settings;
    private final Meters meters;
    private final Clock clock;
    private final Board board;

    Pages(Supplier<Loaded> loaded, Meters meters, Clock clock) {
        this.loaded = loaded;
        this.settings = loaded.get().settings();
        this.meters = meters;
        this.clock = clock;
        this.board = new Board(RateDeck.estimates(settings.currency()));
    }

    @Override
    public void fact(Fact fact) {
        board.fact(fact);
    }

    @Override
    public void verdict(Verdict verdict) {
        board.verdict(verdict);
    }

    @Override
    public void outcome(Outcome outcome) {
        board.outcome(outcome);
    }

    /** A server and those who look at it. */
    record Served(HttpServer http, Viewers viewers, Chores chores) implements AutoCloseable {
        String url() {
            return http.url();
        }

        @Override
        public void close() {
            viewers.close();
            http.close();
            chores.close();
        }
    }

    /** Serves what is to be seen of {@code guard}, whose settings came from no file. */
    Served serve(Guard guard) throws IOException {
        return serve(guard, Settings.NO_FILE, asked -> new Upkeep.Reply.Unable("no settings file was read"));
    }

    /** Serves what is to be seen of {@code guard}, whose settings came from {@code config}. */
    Served serve(Guard guard, Path config, Function<Upkeep.Asked, Upkeep.Reply> reloading) throws IOException {
        board.follow(guard.keeper().rates(), guard.keeper()::number);
        Directory users = new Directory(guard.store()::archive, clock);
        boolean local = HttpServer.loopback(settings.http().address());
        if (!local && users.empty()) {
            throw new IOException(
                    "http.address " + settings.http().address() + ": other machines reach it, and there is"
                            + " no user yet: ./ringfence users add NAME --role operator");
        }
        Gate gate = new Gate(users, clock, settings.http().tls());
        Shown shown = new Shown(guard, local);
        Viewers viewers = new Viewers(board, shown::overview, clock);
        Chores chores = new Chores(
                new Chores.Kept(loaded, config, guard.store(), guard.rota(), reloading),
                new Backup(clock, new App.Build().getVersion()[0]),
                board::deed,
                clock);
        Api api = new Api(
                gate,
                board,
                viewers,
                shown,
                chores,
                loaded,
                Arrays.stream(DestinationClass.values())
                        .filter(DestinationClass::costs)
                        .map(DestinationClass::label)
                        .collect(Collectors.toCollection(TreeSet::new)),
                clock);
        Assets assets = new Assets();
        Map<String, Function<Request, HttpServer.Page>> pages = new LinkedHashMap<>();
        pages.put("/health", request -> shown.health(request, gate));
        pages.put("/metrics", request -> shown.metrics(request, gate));
        Request.Handler rest = (request, response, callback) ->
                api.handle(request, response, callback) || assets.handle(request, response, callback);
        HttpServer http = HttpServer.open(settings.http(), pages, rest);
        viewers.start();
        return new Served(http, viewers, chores);
    }

    /** What is told of one guard. Readers wait for nobody but the river's turn, and the river for none of them. */
    private final class Shown implements Core {
        /** Of a PBX, in millionths. */
        private record Money(long today, long atRisk) {}

        private final Guard guard;
        private final boolean local;
        private final long began = clock.monotonicNanos();
        private final EndedToday ended;
        private volatile Map<String, Money> money = Map.of();
        private volatile long moneyNanos = began - MONEY_NANOS;

        Shown(Guard guard, boolean local) {
            this.guard = guard;
            this.local = local;
            this.ended = new EndedToday(this::archive, clock);
        }

        HttpServer.Page metrics(Request request, Gate gate) {
            if (!settings.http().openMetrics() && stranger(request, gate)) {
                return new HttpServer.Page(401, "text/plain; charset=utf-8", "send a token: Authorization: Bearer\n");
            }
            return new HttpServer.Page(200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape());
        }

        HttpServer.Page health(Request request, Gate gate) {
            guard.pipeline().ask(() -> true); // a pipeline that hangs answers nobody, so that whoever asks notices
            Health health = health(guard.status(), meters.troubles(guard));
            Object told = stranger(request, gate) ? Map.of("status", health.status()) : health;
            return new HttpServer.Page(
                    health.ready() ? 200 : 503,
                    "application/json",
                    new String(Json.bytes(told), java.nio.charset.StandardCharsets.US_ASCII) + "\n");
        }

        /** From another machine, or by a name that other machines use, and without a session or token. */
        private boolean stranger(Request request, Gate gate) {
            String host = Request.getServerName(request);
            boolean here = local && (host == null || !settings.http().names().contains(host.toLowerCase(Locale.ROOT)));
            return !here && !gate.visitor(request, false).known();
        }

        private Health health(List<FeedStatus> feeds, List<String> troubles) {
            boolean settled = clock.monotonicNanos() - began > STARTING_NANOS;
            return Health.of(loaded.get().settings().mode().name().toLowerCase(Locale.ROOT), settled, feeds, troubles);
        }

        @Override
        public Map<String, Object> overview(Scope scope) {
            askForMoney();
            List<FeedStatus> feeds = guard.status().stream()
                    .filter(feed -> scope.permits(feed.pbx()))
                    .toList();
            Health health = health(feeds, scope.everything() ? meters.troubles(guard) : List.of());
            Map<String, Object> now = new LinkedHashMap<>();
            now.put("at", TimeUnit.NANOSECONDS.toMillis(clock.epochNanos()));
            now.put("mode", health.mode());
            now.put("status", health.status());
            now.put("reasons", health.reasons());
            now.put("currency", settings.currency().getCurrencyCode());
            now.put("ended", ended.count(scope, pbxs(), settings.timezone()));
            now.put("kept", guard.store().durable());
            now.put("waiting", guard.pipeline().waiting());
            now.put("uptime", TimeUnit.NANOSECONDS.toSeconds(clock.monotonicNanos() - began));
            now.put("pbx", health.pbx().stream().map(this::pbx).toList());
            return now;
        }

        private Map<String, Object> pbx(Health.Pbx pbx) {
            Money spent = money.getOrDefault(pbx.name(), new Money(0, 0));
            SpendLimits limits = settings.policies().pbx();
            Map<String, Object> now = new LinkedHashMap<>();
            now.put("name", pbx.name());
            now.put("up", pbx.up());
            now.put("since", Instant.parse(pbx.since()).toEpochMilli());
            now.put("asterisk", pbx.asterisk());
            now.put("lag", pbx.lagSeconds());
            now.put("checks", pbx.checks());
            now.put("calls", board.calls(pbx.name()));
            now.put("today", spent.today() / MILLION);
            now.put("atRisk", spent.atRisk() / MILLION);
            now.put("dayLimit", limits.dayMicros() == SpendLimits.UNLIMITED ? 0 : limits.dayMicros() / MILLION);
            return now;
        }

        private Map<String, Money> money(Scorer scorer) {
            long at = clock.epochNanos();
            return pbxs().stream()
                    .collect(Collectors.toMap(
                            pbx -> pbx, pbx -> new Money(scorer.todayMicros(pbx, at), scorer.atRiskMicros(pbx, at))));
        }

        private void askForMoney() {
            long now = clock.monotonicNanos();
            if (now - moneyNanos >= MONEY_NANOS) {
                moneyNanos = now;
                guard.told((scorer, decider) -> money = money(scorer));
            }
        }

        @Override
        public CompletableFuture<Map<String, Object>> portrait(String pbx, String extension) {
            SpendLimits limits = settings.policies().of(extension).limits();
            return guard.told((scorer, decider) -> {
                long now = clock.epochNanos();
                Subject subject = new Subject(pbx, Payer.extension(extension));
                List<Finding> held = decider.held(subject, now);
                Map<String, Object> told = new LinkedHashMap<>();
                told.put(
                        "score",
                        Math.min(
                                MOST_POINTS,
                                held.stream().mapToInt(Finding::points).sum()));
                told.put("held", held);
                told.put(
                        "fencedUntil",
                        TimeUnit.NANOSECONDS.toMillis(decider.fence(subject).untilNanos()));
                told.put("habits", scorer.portrait(pbx, extension, now));
                told.put("currency", settings.currency().getCurrencyCode());
                told.put("dayLimit", limits.dayMicros() == SpendLimits.UNLIMITED ? 0 : limits.dayMicros() / MILLION);
                return told;
            });
        }

        @Override
        public CompletableFuture<String> ask(io.ringfence.store.Request request) {
            return guard.ask(request).whenComplete((answer, failure) -> {
                if (failure == null) {
                    board.deed(request.pbx(), request.who(), answer);
                }
            });
        }

        @Override
        public Archive archive() throws UnusableStore {
            return guard.store().archive();
        }

        @Override
        public List<String> pbxs() {
            return settings.pbx().stream().map(Settings.PbxSettings::name).toList();
        }
    }
}
