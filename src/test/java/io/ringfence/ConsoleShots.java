package io.ringfence;

import io.ringfence.browser.Chromium;
import io.ringfence.browser.Tab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes pictures of every page of the console over a demonstration: light, dark, and as on a phone. Arguments: the log of a demonstration that runs, a folder. */
final class ConsoleShots {
    private ConsoleShots() {}

    public static void main(String[] args) throws Exception {
        Matcher link = Pattern.compile("Console: (\\S+)").matcher(Files.readString(Path.of(args[0])));
        link.find();
        String base = link.group(1).replaceAll("/#.*", "");
        Path folder = Files.createDirectories(Path.of(args[1]));
        try (Chromium chromium = Chromium.start()) {
            Tab tab = chromium.open("about:blank");
            tab.look(1280, 860, false);
            tab.go(base + "/#/overview");
            tab.untilText("Log in");
            tab.picture(folder.resolve("login.png"));
            tab.go("about:blank");
            tab.go(link.group(1));
            tab.untilText("Overview");
            tab.until("document.querySelector('.tag')");
            String incident = tab.evaluate("document.querySelector('a[href^=\"#/incident?\"]').getAttribute('href')")
                    .asString();
            String extension = tab.evaluate(
                            "document.querySelector('td a[href^=\"#/extension?\"]').getAttribute('href')")
                    .asString();
            List<String> pages = List.of(
                    "#/overview",
                    "#/calls",
                    "#/extensions",
                    extension,
                    "#/incidents",
                    incident,
                    "#/fences",
                    "#/blind",
                    "#/audit",
                    "#/settings",
                    "#/users");
            for (int look = 0; look < 3; look++) {
                tab.look(look == 2 ? 390 : 1280, look == 2 ? 844 : 860, look == 1);
                for (String page : pages) {
                    tab.evaluate("location.hash = " + '"' + page + '"');
                    TimeUnit.MILLISECONDS.sleep(1200);
                    String name = page.replaceAll("^#/([a-z]+).*", "$1");
                    tab.picture(folder.resolve(
                            name + List.of("-light", "-dark", "-phone").get(look) + ".png"));
                    if (look == 2) {
                        System.out.println(name + " overflow: " + tab.evaluate("document.documentElement.scrollWidth"));
                    }
                }
            }
            System.out.println("troubles: " + tab.troubles());
            tab.requests().stream()
                    .filter(u -> !u.startsWith(base) && !u.startsWith("about:"))
                    .forEach(System.out::println);
        }
    }
}
