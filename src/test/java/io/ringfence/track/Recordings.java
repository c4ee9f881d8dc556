package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.ami.Stamp;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Recordings of real Asterisk 16 and 22, cut down to the events that tracking reads. */
final class Recordings {
    static final List<String> VERSIONS = List.of("16", "22");

    private static final Map<String, List<Event>> READ = new HashMap<>();

    private Recordings() {}

    /** The events of a recording, after the connection's own. */
    static List<Event> of(String version, String name) {
        return READ.computeIfAbsent(version + "/" + name, Recordings::read);
    }

    private static List<Event> read(String name) {
        List<Event> recorded = CaptureText.events(file(name + ".ami"));
        List<Event> events = new ArrayList<>();
        events.add(new Event.Connected(new Stamp("pbx", startOf(recorded), 0)));
        events.addAll(recorded);
        return List.copyOf(events);
    }

    static Path file(String name) {
        URL url = Objects.requireNonNull(Recordings.class.getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("recording " + name, impossible);
        }
    }

    private static long startOf(List<Event> recorded) {
        return recorded.stream()
                .mapToLong(event -> event.stamp().atNanos())
                .filter(at -> at > 0)
                .min()
                .orElse(0);
    }
}
