package io.ringfence;

import io.ringfence.ami.Capture;
import io.ringfence.ami.Event;
import io.ringfence.config.Settings;
import io.ringfence.history.History;
import io.ringfence.history.csv.Unpacked;
import io.ringfence.number.DialPlan;
import io.ringfence.track.Tracker;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All captures of a replay, merged by the time of their events. A capture named after a configured PBX ({@code NAME.ami}, as
 * {@code record:} writes them into a folder) is that PBX's.
 */
final class ReplayTapes implements Closeable {
    private static final String UNNAMED = "pbx";
    private static final int MOST_CALLS = 4_000_000;

    private record Playing(Path file, String pbx, Tape tape) {}

    private final List<Playing> tapes = new ArrayList<>();
    private final String pbx;
    private long bytes;

    private ReplayTapes(String pbx) {
        this.pbx = pbx;
    }

    static ReplayTapes open(List<Path> captures, Settings settings) throws IOException {
        ReplayTapes tapes = new ReplayTapes(pbx(settings));
        for (Path file : captures) {
            String of = pbx(file, settings);
            tapes.tapes.add(new Playing(file, of, Tape.open(of, file)));
            tapes.bytes += Files.size(file);
        }
        return tapes;
    }

    /** The PBX whose call records these are, and captures that name no other. */
    static String pbx(Settings settings) {
        return settings.pbx().size() == 1 ? settings.pbx().get(0).name() : UNNAMED;
    }

    private static String pbx(Path file, Settings settings) {
        String name = file.getFileName().toString();
        return settings.pbx().stream()
                .map(Settings.PbxSettings::name)
                .filter(known -> name.startsWith(known + "."))
                .findFirst()
                .orElse(pbx(settings));
    }

    /** One for a PBX of {@code settings}, live or not. */
    static Tracker tracker(String pbx, DialPlan plan, Settings settings) {
        return new Tracker(pbx, plan, settings.trunks())
                .forwardCodes(settings.dialplan().forwardCodes());
    }

    /** A tracker for each PBX there is a capture of. */
    Map<String, Tracker> trackers(DialPlan plan, Settings settings) {
        Map<String, Tracker> trackers = new HashMap<>();
        tapes.forEach(playing -> trackers.computeIfAbsent(playing.pbx(), name -> tracker(name, plan, settings)));
        return trackers;
    }

    /** When the next event happens; {@link Long#MAX_VALUE} when there is none. */
    long nextNanos() {
        Tape next = first();
        return next.ended() ? Long.MAX_VALUE : next.atNanos();
    }

    Event next() throws IOException {
        return first().take();
    }

    private Tape first() {
        Tape first = Tape.BLANK;
        for (Playing playing : tapes) {
            Tape tape = playing.tape();
            if (!tape.ended() && (first.ended() || tape.atNanos() < first.atNanos())) {
                first = tape;
            }
        }
        return first;
    }

    long bytes() {
        return bytes;
    }

    long bytesRead() {
        long read = 0;
        for (Playing playing : tapes) {
            read += playing.tape().bytesRead();
        }
        return read;
    }

    long messages() {
        long messages = 0;
        for (Playing playing : tapes) {
            messages += messages(playing);
        }
        return messages;
    }

    List<String> sources() {
        return tapes.stream()
                .map(playing -> playing.file() + ": " + messages(playing) + " AMI messages")
                .toList();
    }

    private static long messages(Playing playing) {
        return playing.tape().counts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The calls that captures of the records' PBX show, to be left out of the call records. */
    History.Skipped knownCalls() throws IOException {
        Set<String> known = new HashSet<>();
        for (Playing playing : tapes) {
            if (playing.pbx().equals(pbx)) {
                collect(playing.file(), known);
            }
        }
        return known::contains;
    }

    private static void collect(Path file, Set<String> known) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Unpacked.of(raw), StandardCharsets.ISO_8859_1), 1 << 16)) {
            String line = lines.readLine();
            while (line != null && known.size() < MOST_CALLS) {
                if (line.startsWith("Uniqueid: ")) {
                    known.add(line.substring("Uniqueid: ".length()).strip());
                }
                line = lines.readLine();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Playing playing : tapes) {
            playing.tape().close();
        }
    }

    /** One capture being played, packed or not: its next event, and how far into the file it is. */
    private static final class Tape implements Closeable {
        /** Stands for no capture: it has ended. */
        static final Tape BLANK = blank();

        private final Counted bytes;
        private final Capture capture;
        private Event next = Event.NOTHING;

        private Tape(Counted bytes, Capture capture) {
            this.bytes = bytes;
            this.capture = capture;
        }

        static Tape open(String pbx, Path file) throws IOException {
            Counted bytes = new Counted(Files.newInputStream(file));
            Tape tape = new Tape(bytes, Capture.of(pbx, Unpacked.of(bytes)));
            tape.next = tape.capture.next();
            return tape;
        }

        private static Tape blank() {
            Counted nothing = new Counted(InputStream.nullInputStream());
            return new Tape(nothing, Capture.of("", nothing));
        }

        boolean ended() {
            return next == Event.NOTHING;
        }

        long atNanos() {
            return next.stamp().atNanos();
        }

        /** The next event; the one after it is read. */
        Event take() throws IOException {
            Event taken = next;
            next = capture.next();
            return taken;
        }

        long bytesRead() {
            return bytes.count;
        }

        Map<String, Long> counts() {
            return capture.counts();
        }

        @Override
        public void close() throws IOException {
            capture.close();
        }

        private static final class Counted extends FilterInputStream {
            private long count;

            Counted(InputStream in) {
                super(in);
            }

            @Override
            public int read() throws IOException {
                int value = super.read();
                count += value < 0 ? 0 : 1;
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = super.read(target, offset, length);
                count += Math.max(0, read);
                return read;
            }
        }
    }
}
