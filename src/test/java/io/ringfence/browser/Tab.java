package io.ringfence.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page of a browser. */
public final class Tab {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final JsonMapper JSON = new JsonMapper();

    private final Chromium browser;
    private final String session;
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Tab(Chromium browser, String session) {
        this.browser = browser;
        this.session = session;
    }

    /** One command of the protocol. */
    public JsonNode call(String method, Map<String, Object> parameters) {
        return browser.call(session, method, parameters);
    }

    void event(String method, JsonNode says) {
        switch (method) {
            case "Runtime.exceptionThrown" ->
                troubles.add(says.path("exceptionDetails").toString());
            case "Log.entryAdded" -> {
                if (says.path("entry").path("source").asString("").equals("security")) {
                    troubles.add(says.path("entry").toString());
                }
            }
            case "Page.javascriptDialogOpening" -> troubles.add("a dialog opened: " + says);
            case "Network.requestWillBeSent" ->
                requests.add(says.path("request").path("url").asString(""));
            default -> {
                // Of no interest here.
            }
        }
    }

    /** What went wrong in the page: exceptions, violations of its policy, dialogs that text opened. */
    public List<String> troubles() {
        return troubles;
    }

    /** Every address the page asked for something. */
    public List<String> requests() {
        return requests;
    }

    /** Goes to another address. */
    public void go(String url) {
        call("Page.navigate", Map.of("url", url));
    }

    /** What an expression of JavaScript yields. */
    public JsonNode evaluate(String expression) {
        JsonNode told = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
        if (told.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + told.path("exceptionDetails"));
        }
        return told.path("result").path("value");
    }

    /** Waits until an expression is true. */
    public void until(String expression) {
        await(expression)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> evaluate("Boolean(" + expression + ")").asBoolean());
    }

    /** Waits until the page shows a text. */
    public void untilText(String text) {
        until("document.body.innerText.includes(" + quoted(text) + ")");
    }

    /** All that the page shows. */
    public String text() {
        return evaluate("document.body.innerText").asString();
    }

    /** Clicks the first button or link that says {@code text}, once it is there. */
    public void click(String text) {
        String found = "[...document.querySelectorAll('dialog[open] button, dialog[open] a, button, a')]"
                + ".find(e => e.innerText.trim() === " + quoted(text) + ")";
        until(found);
        evaluate(found + ".click()");
    }

    /** Types into the field a selector finds. */
    public void type(String selector, String text) {
        until("document.querySelector(" + quoted(selector) + ")");
        evaluate("document.querySelector(" + quoted(selector) + ").focus()");
        call("Input.insertText", Map.of("text", text));
    }

    /** How the page is seen. */
    public void look(int width, int height, boolean dark) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** A picture of what is in sight. */
    public void picture(Path file) throws IOException {
        String png = call("Page.captureScreenshot", Map.of("format", "png"))
                .path("data")
                .asString();
        Files.write(file, Base64.getDecoder().decode(png));
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
