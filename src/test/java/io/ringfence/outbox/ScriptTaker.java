package io.ringfence.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that fails while it is down, and hangs while it is deaf. */
final class ScriptTaker extends Taker {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCRIPT = """
            cd "$1"
            [ -e down ] && exit 1
            cat >>told
            [ ! -e deaf ] || exec sleep 60
            """;

    private final Path folder;
    private final Path script;

    ScriptTaker(Path folder) throws IOException {
        super("script");
        this.folder = Files.createDirectory(folder.resolve("script"));
        this.script = Files.writeString(this.folder.resolve("script.sh"), SCRIPT);
        Files.createFile(this.folder.resolve("told"));
    }

    @Override
    String settings() {
        return "command: [/bin/sh, '" + script + "', '" + folder + "']";
    }

    @Override
    void up() {
        remove("down");
    }

    @Override
    void down() {
        make("down");
    }

    @Override
    void deafen() {
        make("deaf");
    }

    @Override
    void hear() {
        remove("deaf");
    }

    @Override
    List<Told> told() {
        return read(folder).stream().map(HttpTaker::webhook).toList();
    }

    /** Action and uniqueid of every call that was told of. */
    Set<String> calls() {
        return events().stream()
                .map(event -> event.path("action").asString("") + " "
                        + event.path("uniqueid").asString(""))
                .collect(Collectors.toSet());
    }

    /** How often it was told that a PBX is not seen. */
    long blind() {
        return events().stream()
                .filter(event -> event.path("kind").asString("").equals("blind"))
                .count();
    }

    private List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        read(folder).forEach(message -> message.path("events").forEach(each -> events.add(each.path("event"))));
        return events;
    }

    /** Without a last line that is still being written. */
    private static List<JsonNode> read(Path folder) {
        try {
            String told = new String(Files.readAllBytes(folder.resolve("told")), StandardCharsets.UTF_8);
            String whole = told.substring(0, told.lastIndexOf('\n') + 1);
            return whole.lines().map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(String name) {
        try {
            Files.write(folder.resolve(name), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
