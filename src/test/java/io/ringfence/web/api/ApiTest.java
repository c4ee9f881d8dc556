package io.ringfence.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.access.Password;
import io.ringfence.access.Scope;
import io.ringfence.access.Token;
import io.ringfence.config.Loaded;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings.HttpSettings;
import io.ringfence.config.SettingsReader;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import io.ringfence.web.Assets;
import io.ringfence.web.HttpServer;
import io.ringfence.web.live.Board;
import io.ringfence.web.live.Viewers;
import io.ringfence.web.session.Directory;
import io.ringfence.web.session.Gate;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over a real server and store; what it needs of the river is played. */
class ApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "correct horse";
    private static final String KEPT = Password.keep(PASSWORD);
    private static final String HOSTILE = "<script>alert(1)</script>\u202e\u001b[2J\"'";
    private static final long NOW = Clock.system().epochNanos();

    private final List<Request> asked = new ArrayList<>();
    private final Board board = new Board(RateDeck.estimates(Currency.getInstance("GBP")));
    private final HttpClient client = HttpClient.newHttpClient();
    private Store store;
    private Api api;
    private Viewers viewers;
    private HttpServer server;

    private final CareOfTwo upkeep = new CareOfTwo();

    private final Core core = new Core() {
        @Override
        public Object overview(Scope scope) {
            return Map.of("pbx", pbxs().stream().filter(scope::permits).toList());
        }

        @Override
        public CompletableFuture<Map<String, Object>> portrait(String pbx, String extension) {
            return CompletableFuture.completedFuture(Map.of("score", 7));
        }

        @Override
        public CompletableFuture<String> ask(Request request) {
            asked.add(request);
            return CompletableFuture.completedFuture("done");
        }

        @Override
        public Archive archive() throws UnusableStore {
            return store.archive();
        }

        @Override
        public List<String> pbxs() {
            return List.of("acme", "beta");
        }
    };

    @BeforeEach
    void open() throws Exception {
        store = Store.inMemory(Clock.system());
        Loaded loaded = new SettingsReader(Map.of())
                .read(
                        "x.yaml",
                        Path.of("/"),
                        "country: GB\npbx: {host: h, username: u, secret: hush}\n".getBytes(StandardCharsets.UTF_8),
                        Purpose.OFFLINE);
        viewers = new Viewers(board, core::overview, Clock.system());
        Gate gate = new Gate(new Directory(store::archive, Clock.system()), Clock.system(), false);
        api = new Api(gate, board, viewers, core, upkeep, () -> loaded, Set.of("international"), Clock.system());
        Assets assets = new Assets();
        server = HttpServer.open(
                new HttpSettings("127.0.0.1", 0), Map.of(), (q, r, c) -> api.handle(q, r, c) || assets.handle(q, r, c));
        viewers.start();
    }

    @AfterEach
    void close() {
        viewers.close();
        server.close();
        store.close();
    }

    private void keep(Entry... entries) {
        assertThat(store.commit(List.of(entries), 3_000_000_000L)).isTrue();
    }

    private void users() {
        keep(
                new Entry.User("ann", "operator", "", KEPT, 1),
                new Entry.User("vic", "viewer", "", KEPT, 1),
                new Entry.User("acme", "operator", "acme", KEPT, 1),
                token("ann"),
                token("vic"),
                token("acme"));
    }

    private static Entry.Token token(String user) {
        return new Entry.Token(Token.digest("rf_" + user), user, "test", 1, 0);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String user, String path) throws Exception {
        return send(to(path).header("Authorization", "Bearer rf_" + user));
    }

    private HttpResponse<String> post(String user, String path, String body) throws Exception {
        return send(to(path).header("Authorization", "Bearer rf_" + user)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> login(String name, String password) throws Exception {
        return send(to("/session")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("name", name, "password", password)))));
    }

    private static Call call(String pbx, long attempt, String extension, String dialled) {
        Destination somalia = DialPlan.of("GB", List.of(), List.of(), List.of()).destination("00252615550123");
        return new Call(
                pbx,
                attempt,
                "1." + attempt,
                "1." + attempt,
                Payer.extension(extension),
                Call.Route.DIRECT,
                HOSTILE,
                dialled,
                somalia,
                "trunk");
    }

    private static Entry.Incident incident(long number, String pbx, String extension) {
        return new Entry.Incident(
                number,
                NOW,
                pbx,
                "call",
                "hangup",
                "1.1",
                "1.1",
                "extension",
                extension,
                HOSTILE,
                "SO",
                "international",
                90,
                true,
                () -> "{\"findings\":[{\"why\":\"because\"}]}");
    }

    @Test
    void withoutUsersNobodyIsToldAnythingButHowToMakeOne() throws Exception {
        assertThat(send(to("/overview")).statusCode()).isEqualTo(401);
        assertThat(send(to("/overview")).body()).contains("\"firstUser\":true");
        assertThat(login("admin", "admin").statusCode()).isEqualTo(401);
    }

    @Test
    void everyRouteAsksWhoIsThere() throws Exception {
        users();
        for (String listed : api.listed()) {
            String[] route = listed.split(" ");
            if (route[1].equals("/openapi.yaml") || route[1].equals("/session") && !route[0].equals("GET")) {
                continue;
            }
            HttpRequest.Builder request = to(route[1])
                    .header("Content-Type", "application/json")
                    .method(
                            route[0],
                            route[0].equals("GET")
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString("{}"));
            assertThat(send(request).statusCode()).as(listed).isEqualTo(401);
            assertThat(send(request.header("Authorization", "Bearer rf_wrong")).statusCode())
                    .as(listed)
                    .isEqualTo(401);
        }
    }

    @Test
    void aLoginIsWorthACookieAndACookieAloneChangesNothing() throws Exception {
        users();
        HttpResponse<String> login = login("ann", PASSWORD);
        String cookie = login.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).startsWith("ringfence=rf_").contains("HttpOnly", "SameSite=Strict", "Path=/");
        String held = cookie.split(";")[0];
        String csrf = JSON.readTree(login.body()).path("token").asString();
        String lift = "{\"pbx\":\"acme\",\"extension\":\"1005\",\"reason\":\"asked\"}";

        HttpRequest.Builder bare = to("/fences/lift")
                .header("Cookie", held)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(lift));
        assertThat(send(to("/overview").header("Cookie", held)).statusCode()).isEqualTo(200);
        assertThat(send(bare).statusCode()).isEqualTo(403);
        assertThat(send(bare.copy().header("X-Ringfence-Token", "rf_guess")).statusCode())
                .isEqualTo(403);
        assertThat(send(bare.copy().header("X-Ringfence-Token", csrf).header("Origin", "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(bare.copy().header("X-Ringfence-Token", csrf).header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(to("/fences/lift")
                                .header("Cookie", held)
                                .header("X-Ringfence-Token", csrf)
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString(lift)))
                        .statusCode())
                .isEqualTo(415);
        assertThat(asked).isEmpty();
        assertThat(send(bare.copy().header("X-Ringfence-Token", csrf).header("Origin", server.url()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.who()).isEqualTo("ann");
            assertThat(request.why()).isEqualTo("asked");
        });

        assertThat(login("ann", PASSWORD).headers().firstValue("Set-Cookie")).isNotEqualTo(cookie);
        assertThat(send(to("/session")
                                .header("Cookie", held)
                                .header("X-Ringfence-Token", csrf)
                                .header("Content-Type", "application/json")
                                .method("DELETE", HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(to("/overview").header("Cookie", held)).statusCode()).isEqualTo(401);
    }

    @Test
    void wrongPasswordsAreRefusedAlikeAndThenSlowed() throws Exception {
        users();
        HttpResponse<String> wrong = login("ann", "wrong horse");
        HttpResponse<String> nobody = login("nobody", "wrong horse");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(nobody.body());
        for (int i = 0; i < 4; i++) {
            assertThat(login("ann", "x").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> slowed = login("ann", PASSWORD);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aViewerChangesNothing() throws Exception {
        users();
        for (String route : api.listed()) {
            if (route.startsWith("POST") && !route.endsWith("/session")) {
                assertThat(post("vic", route.split(" ")[1], "{}").statusCode())
                        .as(route)
                        .isEqualTo(403);
            }
        }
        assertThat(get("vic", "/users").statusCode()).isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    @Test
    void aCustomerSeesOnlyItsOwnPbxs() throws Exception {
        users();
        for (String pbx : core.pbxs()) {
            board.fact(new CallAttempted(NOW, call(pbx, 1, pbx + "-1005", "00252615550123"), false));
            keep(
                    incident(store.nextVerdict(), pbx, pbx + "-1005"),
                    new Entry.Fence(pbx, "extension", pbx + "-1005", "international", NOW, NOW * 2, 1, "w", true),
                    new Entry.Ban(
                            "192.0.2." + (pbx.equals("acme") ? 1 : 2),
                            NOW,
                            NOW * 2,
                            1,
                            "policy",
                            pbx,
                            pbx + "-ban",
                            true,
                            false),
                    new Entry.Blind(pbx, NOW, 0, pbx + "-reason"),
                    new Entry.Audit(NOW, "ann", pbx + "-deed", "why", pbx));
        }
        keep(new Entry.Audit(NOW, "root", "added a user for beta", "", ""));

        for (String list :
                List.of("/calls", "/extensions", "/incidents", "/fences", "/bans", "/blind", "/audit", "/overview")) {
            assertThat(get("ann", list).body()).as(list).contains("acme", "beta");
            assertThat(get("acme", list).body()).as(list).contains("acme").doesNotContain("beta");
            assertThat(get("acme", list + "?pbx=beta").body()).as(list).doesNotContain("beta-");
        }
        for (String one : List.of("/extension?extension=beta-1005&pbx=beta", "/incident?uniqueid=1.1&pbx=beta")) {
            assertThat(get("acme", one).statusCode()).as(one).isEqualTo(404);
            assertThat(get("ann", one).statusCode()).as(one).isEqualTo(200);
        }
        for (String deed : List.of("/fences", "/fences/lift", "/incident/innocent", "/incident/seen")) {
            String about = "{\"pbx\":\"%s\",\"extension\":\"1\",\"uniqueid\":\"1.1\",\"reason\":\"r\"}";
            assertThat(post("acme", deed, about.formatted("beta")).statusCode())
                    .as(deed)
                    .isEqualTo(404);
            assertThat(post("acme", deed, about.formatted("")).statusCode())
                    .as(deed)
                    .isEqualTo(404);
            assertThat(post("acme", deed, about.formatted("acme")).statusCode())
                    .as(deed)
                    .isEqualTo(200);
        }
        assertThat(asked).extracting(Request::pbx).containsOnly("acme");
        assertThat(post("acme", "/bans", "{\"network\":\"192.0.2.1\",\"reason\":\"r\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("acme", "/settings").statusCode()).isEqualTo(403);
        assertThat(get("acme", "/users").statusCode()).isEqualTo(403);
    }

    @Test
    void upkeepNeedsAReasonAndIsForWhoeverSeesWhatItIsAbout() throws Exception {
        users();
        String why = "\"reason\": \"before the weekend\"}";
        assertThat(post("ann", "/drills", "{\"pbx\": \"acme\"}").statusCode()).isEqualTo(400);
        assertThat(post("ann", "/drills", "{\"pbx\": \"gamma\", " + why).statusCode())
                .isEqualTo(404);
        assertThat(post("acme", "/drills", "{\"pbx\": \"beta\", " + why).statusCode())
                .isEqualTo(404);
        assertThat(post("acme", "/watched/accept", "{\"pbx\": \"beta\", " + why).statusCode())
                .isEqualTo(404);
        for (String path : List.of("/backups", "/receivers/test", "/reload")) {
            assertThat(post("acme", path, "{" + why).statusCode()).as(path).isEqualTo(403);
            assertThat(post("ann", path, "{\"reason\": \" \"}").statusCode())
                    .as(path)
                    .isEqualTo(400);
        }
        assertThat(get("acme", "/backups").statusCode()).isEqualTo(403);
        assertThat(get("acme", "/receivers").statusCode()).isEqualTo(403);
        assertThat(get("acme", "/drills").body()).contains("acme").doesNotContain("beta");
        assertThat(upkeep.asked).isEmpty();

        assertThat(post("acme", "/drills", "{\"pbx\": \"acme\", " + why).body()).isEqualTo("{\"answer\":\"begun\"}");
        assertThat(post("ann", "/watched/announce", "{\"pbx\": \"beta\", \"minutes\": 0, " + why)
                        .statusCode())
                .isEqualTo(400);
        post("ann", "/watched/announce", "{\"pbx\": \"beta\", \"minutes\": 30, " + why);
        post("ann", "/backups", "{" + why);
        upkeep.reply = new Upkeep.Reply.Unable("a drill is under way");
        assertThat(post("ann", "/drills", "{\"pbx\": \"acme\", " + why).statusCode())
                .isEqualTo(409);
        upkeep.reply = new Upkeep.Reply.Later(7);
        HttpResponse<String> later = post("ann", "/reload", "{" + why);

        assertThat(later.statusCode()).isEqualTo(429);
        assertThat(later.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(upkeep.asked)
                .containsExactly(
                        "drill acme acme before the weekend",
                        "announce beta 30 ann before the weekend",
                        "backup ann before the weekend",
                        "drill acme ann before the weekend",
                        "reload ann before the weekend");
    }

    @Test
    void aCustomersStreamTellsOnlyOfItsOwnPbxsAndGoesOnWhereItWas() throws Exception {
        users();
        StringBuilder told = new StringBuilder();
        try (InputStream stream = events("acme", "")) {
            reading(stream, told);
            board.fact(new CallAttempted(NOW, call("beta", 1, "beta-1", "1"), false));
            board.fact(new CallAttempted(NOW, call("acme", 1, "acme-1", "1"), false));
            await().until(() -> said(told).contains("acme-1") && said(told).contains("event: overview"));
        }
        assertThat(said(told))
                .contains("event: hello", "\"all\":true", "event: overview")
                .doesNotContain("beta");
        String last = said(told)
                .lines()
                .filter(line -> line.startsWith("id: "))
                .reduce((a, b) -> b)
                .orElseThrow()
                .substring(4);
        board.fact(new CallEnded(NOW, call("acme", 1, "acme-1", "1"), 0, 16, false));
        StringBuilder again = new StringBuilder();
        try (InputStream stream = events("acme", last)) {
            reading(stream, again);
            await().until(() -> said(again).contains("\"ended\""));
        }
        assertThat(said(again)).contains("\"all\":false").doesNotContain("acme-1");
        StringBuilder stale = new StringBuilder();
        try (InputStream stream = events("acme", "0-5")) {
            reading(stream, stale);
            await().until(() -> said(stale).contains("\"all\":true"));
        }
    }

    private InputStream events(String user, String last) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/events"))
                .header("Authorization", "Bearer rf_" + user);
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private static void reading(InputStream stream, StringBuilder told) {
        Thread reader = new Thread(() -> {
            try {
                for (int next = stream.read(); next >= 0; next = stream.read()) {
                    synchronized (told) {
                        told.append((char) next);
                    }
                }
            } catch (java.io.IOException e) {
                // The test closed the stream.
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private static String said(StringBuilder told) {
        synchronized (told) {
            return told.toString();
        }
    }

    @Test
    void aRemovedUsersStreamEnds() throws Exception {
        users();
        StringBuilder told = new StringBuilder();
        try (InputStream stream = events("vic", "")) {
            reading(stream, told);
            await().until(() -> said(told).contains("hello"));
            keep(new Entry.UserGone("vic"));
            await().atMost(Duration.ofSeconds(20)).until(() -> said(told).contains("event: bye"));
        }
        assertThat(get("vic", "/overview").statusCode()).isEqualTo(401);
    }

    @Test
    void aStreamEndsWhenItsUserMaySeeLess() throws Exception {
        users();
        StringBuilder told = new StringBuilder();
        try (InputStream stream = events("vic", "")) {
            reading(stream, told);
            await().until(() -> said(told).contains("hello"));
            keep(new Entry.User("vic", "viewer", "acme", KEPT, 2));
            await().atMost(Duration.ofSeconds(20)).until(() -> said(told).contains("event: bye"));
        }
    }

    @Test
    void hostileTextIsBoundedAndAscii() throws Exception {
        users();
        board.fact(new CallAttempted(NOW, call("acme", 1, "1005", HOSTILE + "9".repeat(10_000)), false));
        keep(incident(store.nextVerdict(), "acme", HOSTILE));

        for (String list : List.of("/calls", "/extensions", "/incidents")) {
            HttpResponse<String> answer = get("ann", list);
            assertThat(answer.body()).as(list).matches("[ -~]*").hasSizeLessThan(4_000);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        }
    }

    @Test
    void listsComeInPages() throws Exception {
        users();
        for (int i = 1; i <= 25; i++) {
            keep(incident(store.nextVerdict(), "acme", "1005"));
            board.fact(new CallAttempted(NOW, call("acme", i, "1005", "1"), false));
        }
        for (String list : List.of("/incidents", "/calls")) {
            Set<String> seen = new TreeSet<>();
            String cursor = "";
            int pages = 0;
            do {
                JsonNode page = JSON.readTree(
                        get("ann", list + "?limit=10&cursor=" + cursor).body());
                page.path("items")
                        .forEach(item -> seen.add(item.path("verdict").asString("")
                                + item.path("attempt").asString("")));
                cursor = page.path("next").asString();
                pages++;
            } while (!cursor.isEmpty());
            assertThat(pages).as(list).isEqualTo(3);
            assertThat(seen).as(list).hasSize(25);
        }
        assertThat(get("ann", "/calls?limit=0").statusCode()).isEqualTo(400);
        assertThat(get("ann", "/calls?limit=9999999999999999999").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"x\"",
                "{",
                "{\"pbx\":[1]}",
                "{\"pbx\":\"acme\",\"extension\":\"1\",\"reason\":\" \"}",
                "{\"pbx\":\"acme\",\"extension\":\"1\",\"reason\":\"r\",\"minutes\":-1}",
                "{\"pbx\":\"acme\",\"extension\":\"1\",\"reason\":\"r\",\"classes\":\"emergency\"}"
            })
    void whatIsNoRequestIsRefused(String body) throws Exception {
        users();

        assertThat(post("ann", "/fences", body).statusCode()).isBetween(400, 404);
        assertThat(asked).isEmpty();
    }

    @Test
    void aBodyIsBounded() throws Exception {
        users();

        assertThat(post("ann", "/fences", "{\"reason\":\"" + "x".repeat(20_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void noSecretIsInTheSettings() throws Exception {
        users();

        assertThat(get("ann", "/settings").body())
                .contains("pbx.secret", "********")
                .doesNotContain("hush");
        assertThat(get("ann", "/users").body()).contains("vic").doesNotContain("scrypt");
    }

    @Test
    void theDocumentListsEveryRouteAndNoOther() throws Exception {
        List<String> documented = new ArrayList<>();
        String path = "";
        for (String line : Files.readAllLines(Path.of("src/docs/openapi.yaml"))) {
            if (line.matches("  /\\S+:")) {
                path = line.strip().replace(":", "");
            } else if (line.matches("    (get|post|put|delete):")) {
                documented.add(line.strip().replace(":", "").toUpperCase(java.util.Locale.ROOT) + " " + path);
            }
        }

        assertThat(documented).containsExactlyInAnyOrderElementsOf(api.listed());
    }

    @Test
    void everyFileOfTheConsoleIsServedAndImportsNothingElse() throws Exception {
        Path folder = Path.of("src/main/resources/io/ringfence/web/console");
        List<String> paths =
                new ArrayList<>(List.of("/", "/lib/preact.js", "/lib/hooks.js", "/lib/uplot.js", "/lib/uplot.css"));
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js") || name.endsWith(".css"))
                    .forEach(name -> paths.add("/console/" + name));
        }
        for (String path : paths) {
            HttpResponse<String> file = client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(file.body()).as(path).doesNotContain("from\"preact\"", "eval(");
            if (path.startsWith("/console/")) {
                assertThat(file.body()).as(path).doesNotContain("http://", "https://", "innerHTML", "dangerously");
            }
        }
    }
}
