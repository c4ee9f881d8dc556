package io.ringfence.live;

import static org.awaitility.Awaitility.await;

import io.ringfence.ami.Capture;
import io.ringfence.ami.Event;
import io.ringfence.ami.Feed;
import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.config.InvalidSettings;
import io.ringfence.config.Purpose;
import io.ringfence.config.SettingsReader;
import io.ringfence.number.DialPlan;
import io.ringfence.time.Clock;
import io.ringfence.track.Tracker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The head of the river in the test's own process: a feed as the service opens it, which touches no call, and the events that
 * come of it. The session is recorded beside.
 */
final class Watching implements AutoCloseable {
    private static final String PBX = "office";

    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final Path record;
    private final Feed feed;

    private Watching(io.ringfence.config.Settings settings, Path record) {
        this.record = record;
        this.feed = new Feed(settings.pbx().get(0), Clock.system(), events::addAll, record, new Random(1));
    }

    /** Connects to {@code rig} with the least-privilege account. */
    static Watching of(AsteriskRig rig) {
        Path record = rig.folder().resolve("watched.ami");
        try {
            Path yaml = Settings.of(rig).in(rig.folder());
            Watching watching = new Watching(
                    new SettingsReader(Map.of()).read(yaml, Purpose.LIVE).settings(), record);
            watching.feed.start();
            await("self-test")
                    .until(() -> watching.feed.status().up()
                            && watching.feed.status().tested());
            return watching;
        } catch (InvalidSettings e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was decoded so far, in order. */
    List<Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** Ends the session. What was recorded of it. */
    Path ended() {
        close();
        return record;
    }

    /** The events of a recording. */
    static List<Event> recorded(Path file) {
        List<Event> all = new ArrayList<>();
        try (Capture capture = Capture.open(PBX, file)) {
            for (Event event = capture.next(); event != Event.NOTHING; event = capture.next()) {
                all.add(event);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tracker that has seen nothing, of an office in Britain with the carriers of the rig. */
    static Tracker tracker() {
        return new Tracker(PBX, DialPlan.of("GB", List.of(), List.of(), List.of()), List.of("trunk", "trunk2"));
    }

    @Override
    public void close() {
        feed.close();
    }
}
