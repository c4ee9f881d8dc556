package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.browser.Chromium;
import io.ringfence.browser.Tab;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.number.DialPlan;
import io.ringfence.sim.office.Attack;
import io.ringfence.sim.office.Hostile;
import io.ringfence.store.Entry;
import io.ringfence.time.Clock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The console in a real browser, before two simulated PBXs of which one is robbed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ConsoleIT {
    private static final List<String> PAGES =
            List.of("overview", "calls", "extensions", "incidents", "fences", "blind", "audit", "settings", "users");
    private static final List<String> WHAT_PAGES_RUN = List.of(
            "<script>top.ran=1</script>",
            "<img src=x onerror=top.ran=1>",
            "\"'><svg onload=top.ran=1>",
            "javascript:top.ran=1",
            "\u001b[2J\u001b]0;x\u0007",
            "\u202e\u2066abc\u2069",
            "${{7*7}}");

    @TempDir
    private static Path folder;

    private static ConsoleStage stage;
    private static Chromium chromium;
    private static Tab ann;

    @BeforeAll
    static void open() throws Exception {
        chromium = Chromium.start();
        stage = new ConsoleStage(folder.resolve("store.db"), 40);
        ann = chromium.open(stage.url());
        ann.look(1280, 860, false);
    }

    @AfterAll
    static void close() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    private static void login(Tab tab, String name, String password) {
        tab.type("input[name=name]", name);
        tab.type("input[name=password]", password);
        tab.evaluate("document.querySelector('form').requestSubmit()");
    }

    private static void go(Tab tab, String page) {
        tab.evaluate("location.hash = " + new JsonMapper().writeValueAsString("#/" + page));
        tab.until("document.querySelector('main h1') && !document.querySelector('main .wait')");
    }

    @Test
    @Order(1)
    void theAttackIsSeenStoppedAndTheFenceLiftedWithAReason() {
        login(ann, "ann", "wrong horse");
        ann.untilText("the name or the password is wrong");
        ann.evaluate("document.querySelector('input[name=name]').select()");
        login(ann, "ann", ConsoleStage.PASSWORD);
        ann.untilText("What was stopped and noticed");
        ann.until("document.querySelector('.state').innerText.includes('ready')");

        stage.acme().attack(Attack.Kind.BURST);
        ann.until("document.querySelector('.tag.fence')");
        ann.until("document.querySelector('[aria-live]').innerText.length > 10");
        ann.evaluate("document.querySelector('.tag.fence').closest('tr').querySelector('a').click()");
        ann.untilText("The story, step by step");
        assertThat(ann.text()).contains("Claimed caller", "What to do");
        ann.untilText("confirmed after");
        String thief = ann.evaluate("document.querySelector('main h1').innerText.replace('Call from ', '')")
                .asString();

        ann.click("Lift the fence");
        ann.type("dialog textarea", "our supplier in Somalia <b>");
        ann.evaluate("document.querySelector('dialog form').requestSubmit()");
        ann.untilText("lifted the fence of " + thief + " on acme");

        go(ann, "audit");
        ann.untilText("our supplier in Somalia <b>");
        assertThat(ann.text()).contains("lifted the fence of " + thief + " on acme", "ann");
        go(ann, "fences");
        ann.click("Add a fence");
        ann.type("dialog input", thief);
        ann.type("dialog textarea", "again");
        ann.evaluate("document.querySelector('dialog form').requestSubmit()");
        ann.untilText("fenced " + thief + " on acme");
        go(ann, "extension?pbx=acme&extension=" + thief);
        ann.untilText("until ");
        assertThat(ann.text()).contains("Money by day", "When it calls", "Countries it is used to");
        assertThat(ann.troubles()).isEmpty();
    }

    @Test
    @Order(2)
    void hostileTextInEveryFieldRunsNothing() {
        for (Hostile hostile : Hostile.values()) {
            stage.acme().hostile(hostile);
        }
        Clock clock = Clock.system();
        long number = 1;
        for (String text : WHAT_PAGES_RUN) {
            number++;
            String evil = text + "A".repeat(10_000);
            String json = new JsonMapper()
                    .writeValueAsString(Map.of(
                            "findings",
                            List.of(Map.of("engine", evil, "why", evil, "points", 9)),
                            "call",
                            Map.of("dialled", evil, "caller", evil, "route", evil),
                            "currency",
                            evil,
                            "mode",
                            evil,
                            "facts",
                            List.of(Map.of("fact", evil, "is", Map.of("atNanos", 1)))));
            stage.guard()
                    .store()
                    .add(new Entry.Incident(
                            stage.guard().store().nextVerdict(),
                            clock.epochNanos(),
                            "acme",
                            "call",
                            "alert",
                            evil,
                            "evil." + number,
                            "extension",
                            evil,
                            evil,
                            evil,
                            evil,
                            9,
                            true,
                            () -> json));
            stage.guard().store().add(new Entry.Settled(number, clock.epochNanos(), evil, 1, evil));
            stage.guard()
                    .store()
                    .add(new Entry.Fence(
                            "acme",
                            "extension",
                            evil,
                            evil,
                            clock.epochNanos(),
                            clock.epochNanos() * 2,
                            1,
                            evil,
                            true));
            stage.guard().store().add(new Entry.Blind("acme", number, number + 1, evil));
            stage.guard().store().add(new Entry.Audit(clock.epochNanos(), evil, evil, evil, "acme"));
            stage.pages()
                    .fact(new CallAttempted(
                            clock.epochNanos(),
                            new Call(
                                    "acme",
                                    1_000_000 + number,
                                    evil,
                                    evil,
                                    Payer.extension(evil),
                                    Call.Route.DIRECT,
                                    evil,
                                    evil,
                                    DialPlan.of("GB", List.of(), List.of(), List.of())
                                            .destination(evil),
                                    evil),
                            false));
        }
        stage.guard().store().flush(Duration.ofSeconds(5).toNanos());
        for (String page : PAGES) {
            go(ann, page);
            if (!List.of("settings", "users", "overview").contains(page)) {
                ann.until("document.querySelector('main').innerText.includes('AAAA')");
            }
        }
        for (int i = 2; i < WHAT_PAGES_RUN.size() + 2; i++) {
            go(ann, "incident?pbx=acme&uniqueid=evil." + i);
            ann.untilText("The story, step by step");
        }
        go(
                ann,
                "extension?pbx=acme&extension="
                        + java.net.URLEncoder.encode(WHAT_PAGES_RUN.get(0), StandardCharsets.UTF_8));
        go(ann, "fences");
        ann.untilText("<script>");

        assertThat(ann.evaluate("window.ran === undefined").asBoolean()).isTrue();
        assertThat(ann.evaluate("document.querySelectorAll('main script, main svg, main img').length")
                        .asInt())
                .isZero();
        assertThat(ann.text())
                .contains("<script>", "\\x1B[2J", "\\x202E")
                .doesNotContain("\u202e", "\u001b", "A".repeat(200));
        assertThat(ann.troubles()).isEmpty();
        assertThat(ann.requests()).allMatch(url -> url.startsWith(stage.url()));
    }

    @Test
    @Order(3)
    void aCustomerSeesNothingOfTheOthers() {
        Tab beta = chromium.open(stage.url());
        beta.look(1280, 860, true);
        login(beta, "beta", ConsoleStage.PASSWORD);
        beta.untilText("Overview");
        beta.until("document.querySelectorAll('.cards > li').length === 1");
        assertThat(beta.text()).doesNotContain("Settings", "Users");
        for (String page : PAGES) {
            beta.evaluate("location.hash = '#/" + page + "'");
            beta.until("document.querySelector('main h1')");
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !beta.text().contains("acme"));
        }
        beta.evaluate("location.hash = '#/incident?pbx=acme&uniqueid=evil.2'");
        beta.untilText("no such PBX");
        assertThat(beta.troubles()).isEmpty();
    }

    @Test
    @Order(4)
    void everyPageCanBeUsedByKeyboardScreenReaderAndWeakEyes() throws Exception {
        String looking = new String(
                ConsoleIT.class.getResourceAsStream("/console/accessible.js").readAllBytes(), StandardCharsets.UTF_8);
        for (int look = 0; look < 3; look++) {
            ann.look(look == 2 ? 390 : 1280, 860, look == 1);
            for (String page : PAGES) {
                go(ann, page);
                assertThat(ann.evaluate(looking)).as(page + " look " + look).isEmpty();
                assertThat(ann.evaluate("document.activeElement.id").asString())
                        .as(page)
                        .isEqualTo("main");
            }
        }
        ann.look(1280, 860, false);
    }

    @Test
    @Order(5)
    void tenThousandCallsStayFast() {
        Clock clock = Clock.system();
        DialPlan plan = DialPlan.of("GB", List.of(), List.of(), List.of());
        for (int i = 0; i < 10_000; i++) {
            stage.pages()
                    .fact(new CallAttempted(
                            clock.epochNanos(),
                            new Call(
                                    "acme",
                                    2_000_000 + i,
                                    "1." + i,
                                    "1." + i,
                                    Payer.extension("2" + i),
                                    Call.Route.DIRECT,
                                    "2" + i,
                                    "00441632960000",
                                    plan.destination("+441632960000"),
                                    "trunk"),
                            false));
        }
        go(ann, "calls");
        ann.until("Number(document.querySelector('caption .count').innerText.replace(/,/g, '')) >= 10000");
        assertThat(ann.evaluate("document.querySelectorAll('tbody tr').length").asInt())
                .isLessThan(120);
        int millis = ann.evaluate("""
                (async () => {
                  const box = document.querySelector('.frame.tall');
                  const frame = () => new Promise(done => requestAnimationFrame(done));
                  const began = performance.now();
                  for (let i = 1; i <= 20; i++) {
                    box.scrollTop = box.scrollHeight * i / 20;
                    await frame();
                    await frame();
                  }
                  return Math.round((performance.now() - began) / 20);
                })()""").asInt();
        ann.until("document.querySelectorAll('tbody tr.line').length > 10");
        System.out.println("console: scrolling through 10,000 calls takes " + millis + " ms a step");
        assertThat(millis).isLessThan(400);
    }

    @Test
    @Order(6)
    void theStreamIsTakenUpAgainAfterABreak() {
        go(ann, "overview");
        ann.until("document.querySelector('.state').innerText.includes('ready')");
        ann.evaluate("window.before = performance.getEntriesByType('resource').length");
        ann.call(
                "Network.emulateNetworkConditions",
                Map.of("offline", true, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        ann.call(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        stage.pages()
                .fact(new CallAttempted(
                        Clock.system().epochNanos(),
                        new Call(
                                "acme",
                                3_000_000,
                                "9.9",
                                "9.9",
                                Payer.extension("7777"),
                                Call.Route.DIRECT,
                                "7777",
                                "112",
                                DialPlan.of("GB", List.of(), List.of(), List.of())
                                        .destination("+441632960001"),
                                "trunk"),
                        false));
        go(ann, "calls");
        ann.type("input[type=search]", "7777");
        ann.untilText("+441632960001");
        ann.click("Log out");
        ann.untilText("Log in");
    }
}
