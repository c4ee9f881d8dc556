package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.browser.Chromium;
import io.ringfence.browser.Tab;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.live.Proxy;
import io.ringfence.number.DialPlan;
import io.ringfence.sim.office.Attack;
import io.ringfence.sim.office.Hostile;
import io.ringfence.time.Clock;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    private static final List<String> PAGES = List.of(
            "overview", "calls", "extensions", "incidents", "fences", "blind", "audit", "upkeep", "settings", "users");

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
        String hash = new JsonMapper().writeValueAsString("#/" + page);
        tab.evaluate("if ((location.hash || '#/overview') !== " + hash + ") {"
                + " document.querySelector('main h1')?.setAttribute('data-left', ''); location.hash = " + hash + "; }");
        tab.until("document.querySelector('main h1:not([data-left])') && !document.querySelector('main .wait')"
                + " && !document.querySelector('main').innerText.includes('Fetching')");
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
    void whatIsNoCallLeadsToItsIncidentTheMomentItComes() {
        go(ann, "incidents");
        ann.evaluate("window.known = [...document.querySelectorAll('main tbody a')].map(a => a.hash)");
        String fresh = "[...document.querySelectorAll('main tbody a')].find(a => !known.includes(a.hash)"
                + " && a.hash.includes('verdict=') && a.closest('tr').innerText.includes('forged AMI text'))";
        stage.acme().hostile(Hostile.FORGED_ADDRESS);
        ann.until(fresh);
        ann.evaluate(fresh + ".click()");
        ann.untilText("The story, step by step");
        ann.untilText("Forged AMI text");
        assertThat(ann.evaluate("known.length > 0").asBoolean())
                .as("not loaded anew")
                .isTrue();
    }

    @Test
    @Order(2)
    void aDrillIsRunAndABackupMadeFromTheConsole() {
        go(ann, "upkeep");
        ann.click("Run a drill now");
        ann.type("dialog textarea", "before the weekend");
        ann.evaluate("document.querySelector('dialog form').requestSubmit()");
        ann.untilText("a drill on acme has begun");
        ann.until("document.querySelector('.cards .ready') && !document.querySelector('main button[disabled]')");
        ann.evaluate("document.querySelector('.cards summary').click()");
        ann.untilText("Asterisk announced its end");
        assertThat(ann.text()).contains("Passed", "for ann: before the weekend", "hangup accepted");

        ann.click("Back up now");
        ann.type("dialog textarea", "before the update");
        ann.evaluate("document.querySelector('dialog form').requestSubmit()");
        ann.untilText("a backup has begun");
        ann.until("document.querySelector('main tbody code')?.innerText.startsWith('ringfence-')");
        await("the audit log is written after the file")
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    go(ann, "upkeep");
                    go(ann, "audit");
                    return ann.text().contains("made the backup");
                });
        assertThat(ann.text()).contains("drill passed: call begun", "before the weekend", "before the update");
        assertThat(ann.troubles()).isEmpty();
    }

    @Test
    @Order(3)
    void hostileTextInEveryFieldRunsNothing() {
        for (Hostile hostile : Hostile.values()) {
            stage.acme().hostile(hostile);
        }
        Graffiti.write(stage);
        stage.guard().store().flush(Duration.ofSeconds(5).toNanos());
        for (String page : PAGES) {
            go(ann, page);
            // Only rows in sight are in the page, and the offices go on: what is looked for is made to be in sight.
            if (List.of("calls", "extensions").contains(page)) {
                ann.type("input[type=search]", "7*7");
            } else if (page.equals("incidents")) {
                ann.evaluate("{ const show = document.querySelector('main select'); show.value = 'alert';"
                        + " show.dispatchEvent(new Event('change', { bubbles: true })); }");
            }
            if (!List.of("upkeep", "settings", "users", "overview").contains(page)) {
                ann.until("document.querySelector('main').innerText.includes('AAAA')");
            }
        }
        for (int i = 2; i < Graffiti.WHAT_PAGES_RUN.size() + 2; i++) {
            go(ann, "incident?pbx=acme&uniqueid=evil." + i);
            ann.untilText("The story, step by step");
        }
        String script = URLEncoder.encode(Graffiti.WHAT_PAGES_RUN.get(0), StandardCharsets.UTF_8);
        go(ann, "extension?pbx=acme&extension=" + script);
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
    @Order(4)
    void aCustomerSeesNothingOfTheOthers() {
        Tab beta = chromium.open(stage.url());
        beta.look(1280, 860, true);
        login(beta, "beta", ConsoleStage.PASSWORD);
        beta.untilText("Overview");
        beta.until("document.querySelectorAll('.cards > li').length === 1");
        assertThat(beta.text()).doesNotContain("Settings", "Users");
        for (String page : PAGES) {
            go(beta, page);
            assertThat(beta.text()).as(page).contains("beta").doesNotContain("acme");
        }
        beta.evaluate("location.hash = '#/incident?pbx=acme&uniqueid=evil.2'");
        beta.untilText("no such PBX");
        assertThat(beta.troubles()).isEmpty();
    }

    @Test
    @Order(5)
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
    @Order(6)
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
                  const took = [];
                  for (let i = 1; i <= 20; i++) {
                    const began = performance.now();
                    box.scrollTop = box.scrollHeight * i / 20;
                    await frame();
                    await frame();
                    took.push(performance.now() - began);
                  }
                  return Math.round(took.sort((a, b) => a - b)[10]);
                })()""").asInt();
        ann.until("document.querySelectorAll('tbody tr.line').length > 10");
        System.out.println("console: scrolling through 10,000 calls takes " + millis + " ms a step, the median");
    }

    @Test
    @Order(7)
    void theStreamIsTakenUpAgainAfterABreak() {
        try (Proxy line = new Proxy(URI.create(stage.url()).getPort())) {
            Tab far = chromium.open("http://127.0.0.1:" + line.port());
            far.look(1280, 860, false);
            login(far, "ann", ConsoleStage.PASSWORD);
            far.until("document.querySelector('.state.ready')");
            go(far, "calls");
            far.type("input[type=search]", "441632960001");
            far.untilText("No calls in progress.");
            long fetched = asked(far, "/calls?");

            line.refusing(true);
            line.cut();
            far.until("document.querySelector('.state').innerText.includes('connecting')");
            long streams = asked(far, "/events");
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
            assertThat(far.text()).contains("connecting").doesNotContain("+441632960001");

            line.refusing(false);
            far.untilText("+441632960001");
            far.until("document.querySelector('.state.ready')");
            assertThat(asked(far, "/events")).isGreaterThan(streams);
            assertThat(asked(far, "/calls?")).as("lists fetched anew").isEqualTo(fetched);
            assertThat(far.troubles()).isEmpty();
            far.click("Log out");
            far.untilText("Log in");
        }
    }

    @Test
    @Order(8)
    void whatIsNoCallHasAPageThatSaysWhatToDoAndRunsNothing() {
        String evil = Graffiti.WHAT_PAGES_RUN.get(0) + Graffiti.WHAT_PAGES_RUN.get(4) + "B".repeat(1_000);
        ConsoleExhibits.show(stage, evil);
        for (String title : List.of(
                "Attack from 203.0.113.99", "Attack on 1005<script>", "Changed configuration: backdoor<script>")) {
            go(ann, "incidents");
            String who = new JsonMapper().writeValueAsString(title.replaceAll(".*(from|on|configuration:) ", ""));
            String row =
                    "[...document.querySelectorAll('main tbody tr')].find(row => row.innerText.includes(" + who + "))";
            ann.until(row);
            ann.evaluate(row + ".querySelector('a').click()");
            ann.untilText(title);
            ann.untilText("What to do");
        }
        assertThat(ann.text()).contains("/etc/asterisk/pjsip.conf<script>", "phone", "added");
        go(ann, "fences");
        ann.untilText("203.0.113.0/24");
        assertThat(ann.text()).contains("nobody is kept out").doesNotContain("B".repeat(300));
        go(ann, "blind");
        ann.untilText("still blind");
        assertThat(ann.evaluate("window.ran === undefined").asBoolean()).isTrue();
        assertThat(ann.troubles()).isEmpty();
    }

    private static long asked(Tab tab, String what) {
        return tab.requests().stream().filter(url -> url.contains(what)).count();
    }
}
