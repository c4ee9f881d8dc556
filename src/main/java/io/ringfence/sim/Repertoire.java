package io.ringfence.sim;

import io.ringfence.sim.exchange.EventClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Every action of Asterisk 22.10 with its synopsis and classes, as its own {@code ListCommands} prints them. */
final class Repertoire {
    private record Entry(String line, Set<EventClass> classes) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Repertoire() {}

    static Repertoire load() {
        Repertoire repertoire = new Repertoire();
        try (InputStream in = Repertoire.class.getResourceAsStream("actions.txt")) {
            if (in == null) {
                throw new IllegalStateException("actions.txt is missing beside the simulated PBX");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(repertoire::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return repertoire;
    }

    private void add(String line) {
        String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
        String classes = line.substring(line.lastIndexOf("(Priv: ") + 7, line.length() - 1);
        Set<EventClass> any = classes.equals("<none>") ? Set.of() : EventClass.parse(classes.replace(",all", ""));
        entries.put(name, new Entry(line, any));
    }

    boolean knows(String action) {
        return entries.containsKey(action.toLowerCase(Locale.ROOT));
    }

    /** The classes of which one must be granted; none when everybody may. */
    Set<EventClass> classes(String action) {
        Entry entry = entries.get(action.toLowerCase(Locale.ROOT));
        return entry == null ? Set.of() : entry.classes();
    }

    /** What a session may send, one line an action. */
    String list(Session session) {
        StringBuilder list = new StringBuilder();
        entries.values().stream()
                .filter(entry -> session.may(entry.classes()))
                .forEach(entry -> list.append(entry.line()).append("\r\n"));
        return list.toString();
    }
}
