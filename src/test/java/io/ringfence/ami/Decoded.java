package io.ringfence.ami;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Streams decoded to their events, as a whole or in pieces. */
final class Decoded {
    static final Path CAPTURES = Path.of("src/test/resources/captures");

    private Decoded() {}

    static List<Event> of(String stream) {
        return of(stream.getBytes(StandardCharsets.UTF_8));
    }

    static List<Event> of(byte[] stream) {
        return of(new ByteArrayInputStream(stream));
    }

    /** Decodes {@code stream}, read in pieces of the sizes that {@code piece} says. */
    static List<Event> inPieces(byte[] stream, IntSupplier piece) {
        return of(new ByteArrayInputStream(stream) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, piece.getAsInt()));
            }
        });
    }

    static List<Event> of(InputStream stream) {
        List<Event> events = new ArrayList<>();
        try (Capture capture = Capture.of("pbx", stream)) {
            for (Event event = capture.next(); event != Event.NOTHING; event = capture.next()) {
                events.add(event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    /**
     * Without the steps of a dialplan that say of their channel what the event before said: whether the decoder tells of one depends on
     * how the bytes arrive, since a frame that is not there as a whole is compared with none before it.
     */
    static List<Event> news(List<Event> events) {
        Map<String, Snapshot> last = new HashMap<>();
        List<Event> news = new ArrayList<>();
        for (Event event : events) {
            Event told = event instanceof Event.Broken broken ? broken.proved() : event;
            boolean repeats = told instanceof Event.Newexten step
                    && step.toDial().isEmpty()
                    && step.channel().equals(last.get(step.channel().uniqueid()));
            if (told instanceof Event.OfChannel of) {
                last.put(of.channel().uniqueid(), of.channel());
            }
            if (!repeats || event instanceof Event.Broken) {
                news.add(event);
            }
        }
        return news;
    }

    static byte[] bytes(Path capture) {
        try {
            return Files.readAllBytes(capture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every recording there is. */
    static List<Path> captures() {
        try (Stream<Path> files = Files.walk(CAPTURES)) {
            return files.filter(file -> file.toString().endsWith(".ami"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean hostile(Path capture) {
        String name = String.valueOf(capture.getFileName());
        return name.contains("hostile") || name.startsWith("injected");
    }
}
