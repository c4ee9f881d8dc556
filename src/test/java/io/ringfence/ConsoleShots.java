package io.ringfence;

import io.ringfence.browser.Chromium;
import io.ringfence.browser.Tab;
import io.ringfence.sim.office.Attack;
import io.ringfence.store.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes pictures of every page of the console over two offices of which one is robbed: light, dark, and as on a phone. Argument: a folder. */
final class ConsoleShots {
    private static final List<String> KINDS = List.of("Attack from", "Attack on", "Changed configuration");

    private ConsoleShots() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Path store = Files.createTempDirectory("ringfence-shots-").resolve("store.db");
        try (ConsoleStage stage = new ConsoleStage(store, 120);
                Chromium chromium = Chromium.start()) {
            Tab tab = chromium.open(stage.url());
            tab.look(1280, 860, false);
            tab.untilText("Log in");
            tab.picture(folder.resolve("login.png"));
            tab.type("input[name=name]", "ann");
            tab.type("input[name=password]", ConsoleStage.PASSWORD);
            tab.evaluate("document.querySelector('form').requestSubmit()");
            tab.untilText("Overview");
            ConsoleExhibits.show(stage, "");
            stage.acme().attack(Attack.Kind.BURST);
            tab.until("document.querySelector('.tag.fence')");
            stage.guard()
                    .ask(Request.of(0, "ann", "before the weekend", Request.DRILL, "acme", "", "", 0))
                    .join();
            String extension = href(tab, "td a[href^=\"#/extension?\"]");
            String call = href(tab, "a[href*=\"uniqueid=\"]");
            Map<String, String> pages = new LinkedHashMap<>();
            for (String page : List.of(
                    "overview",
                    "calls",
                    "extensions",
                    "incidents",
                    "fences",
                    "blind",
                    "audit",
                    "upkeep",
                    "settings",
                    "users")) {
                pages.put(page, "#/" + page);
            }
            pages.put("extension", extension);
            pages.put("incident-call", call);
            incidents(tab).forEach(pages::put);
            for (int look = 0; look < 3; look++) {
                tab.look(look == 2 ? 390 : 1280, look == 2 ? 844 : 860, look == 1);
                for (Map.Entry<String, String> page : pages.entrySet()) {
                    tab.evaluate("location.hash = '" + page.getValue() + "'");
                    TimeUnit.MILLISECONDS.sleep(1200);
                    tab.picture(folder.resolve(
                            page.getKey() + List.of("-light", "-dark", "-phone").get(look) + ".png"));
                    System.out.println(
                            page.getKey() + " width " + tab.evaluate("document.documentElement.scrollWidth"));
                }
            }
            System.out.println("troubles: " + tab.troubles());
        }
        System.exit(0);
    }

    /** The pages of what is no call. */
    private static Map<String, String> incidents(Tab tab) throws InterruptedException {
        Map<String, String> found = new LinkedHashMap<>();
        tab.evaluate("location.hash = '#/incidents'");
        TimeUnit.SECONDS.sleep(2);
        List<String> all = new ArrayList<>();
        tab.evaluate(
                        "[...new Set([...document.querySelectorAll('a[href*=\"verdict=\"]')].map(a => a.getAttribute('href')))]")
                .forEach(node -> all.add(node.asString()));
        for (String href : all) {
            tab.evaluate("location.hash = '" + href + "'");
            tab.untilText("The story, step by step");
            String title =
                    tab.evaluate("document.querySelector('main h1').innerText").asString();
            KINDS.stream()
                    .filter(title::startsWith)
                    .forEach(kind -> found.put("incident-" + kind.replace(' ', '-'), href));
        }
        return found;
    }

    private static String href(Tab tab, String selector) {
        return tab.evaluate("document.querySelector('" + selector + "').getAttribute('href')")
                .asString();
    }
}
