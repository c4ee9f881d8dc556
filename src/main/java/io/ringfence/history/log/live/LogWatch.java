package io.ringfence.history.log.live;

import io.ringfence.config.Settings;
import io.ringfence.fact.Fact;
import io.ringfence.history.log.Sighting;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the configured logs four times a second, on a thread of its own. A fact is handed on a second after it was read, so that
 * AMI has told of it before if it ever will. At most 64 files; packed and rotated ones are not followed.
 */
public final class LogWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
    private static final long POLL_MILLIS = 250;
    private static final int POLLS_A_LOOK = 20;
    private static final int MOST_FILES = 64;
    private static final int MOST_WAITING = 50_000;
    private static final long HELD_NANOS = 1_000_000_000L;
    private static final long STOP_MILLIS = 2_000;
    private static final Pattern ASIDE =
            Pattern.compile(".*(\\.\\d{1,4}|[-.]\\d{8}(-?\\d{4,6})?|\\.gz|\\.bz2|\\.xz|\\.zst|\\.old)$");

    private final List<String> globs;
    private final Function<Path, String> owner;
    private final ZoneId zone;
    private final Clock clock;
    private final ObjLongConsumer<Fact> facts;
    private final Map<Path, LogTail> tails = new LinkedHashMap<>();
    private final Queue<Held> held = new ArrayDeque<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "logs");
    private boolean full;
    private long lookedNanos;

    private record Held(Fact fact, long sinceNanos) {}

    /**
     * @param globs files, of which the last part may hold {@code *} and {@code ?}
     * @param owner the PBX that writes a file
     * @param facts takes each on this thread, with the moment before which no line told of it, nanoseconds since 1970
     */
    public LogWatch(
            List<String> globs, Function<Path, String> owner, ZoneId zone, Clock clock, ObjLongConsumer<Fact> facts) {
        this.globs = List.copyOf(globs);
        this.owner = owner;
        this.zone = zone;
        this.clock = clock;
        this.facts = facts;
        thread.setDaemon(true);
    }

    /** The logs the settings name. A log is of the PBX that a folder of its path or its own name begins with, else of the first. */
    public static LogWatch of(Settings settings, Clock clock, ObjLongConsumer<Fact> facts) {
        List<String> names =
                settings.pbx().stream().map(Settings.PbxSettings::name).toList();
        return new LogWatch(settings.watch().logs(), file -> owner(file, names), settings.timezone(), clock, facts);
    }

    private static String owner(Path file, List<String> pbxs) {
        for (Path part : file.toAbsolutePath()) {
            for (String pbx : pbxs) {
                String name = part.toString();
                if (name.equals(pbx) || name.startsWith(pbx + ".") || name.startsWith(pbx + "-")) {
                    return pbx;
                }
            }
        }
        return pbxs.isEmpty() ? "" : pbxs.get(0);
    }

    /** Follows what is written from now on; a file that appears later is read from its beginning. */
    public void start() {
        if (!globs.isEmpty()) {
            look(true);
            thread.start();
        }
    }

    private void run() {
        try {
            for (int polls = 1; !stop.await(POLL_MILLIS, TimeUnit.MILLISECONDS); polls++) {
                if (polls % POLLS_A_LOOK == 0) {
                    look(false);
                }
                poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        tails.forEach((file, tail) -> {
            try {
                tail.poll();
            } catch (IOException | RuntimeException e) {
                LOG.warn("log {} cannot be read: {}", file, e.toString());
            }
        });
        long due = clock.epochNanos() - HELD_NANOS;
        while (!held.isEmpty() && held.peek().fact().atNanos() <= due) {
            Held next = held.remove();
            facts.accept(next.fact(), next.sinceNanos());
        }
    }

    private void look(boolean first) {
        long now = clock.epochNanos();
        for (String glob : globs) {
            for (Path file : files(glob)) {
                if (!tails.containsKey(file)) {
                    follow(file, first, first ? now : lookedNanos);
                }
            }
        }
        lookedNanos = now;
    }

    private void follow(Path file, boolean first, long sinceNanos) {
        if (tails.size() >= MOST_FILES) {
            if (!full) {
                LOG.warn("more than {} logs match: {} and others are not followed", MOST_FILES, file);
            }
            full = true;
            return;
        }
        String pbx = owner.apply(file);
        Instant now = Instant.ofEpochSecond(0, clock.epochNanos());
        long local = now.getEpochSecond() + zone.getRules().getOffset(now).getTotalSeconds();
        LogTail tail = new LogTail(file, local, sinceNanos, clock, (sighting, since) -> take(sighting, since, pbx));
        tails.put(file, tail);
        try {
            if (first) {
                tail.skipToEnd();
            }
            LOG.info("following {} of {}", file, pbx);
        } catch (IOException e) {
            LOG.warn("log {} cannot be read: {}", file, e.getMessage());
        }
    }

    private void take(Sighting sighting, long sinceNanos, String pbx) {
        for (Fact fact : LogFacts.of(sighting, pbx, clock.epochNanos())) {
            if (held.size() < MOST_WAITING) {
                held.add(new Held(fact, sinceNanos));
            }
        }
    }

    /** A file that is named is followed from the moment it appears; of a pattern those that are there. */
    private static List<Path> files(String glob) {
        Path path = Path.of(glob);
        if (glob.indexOf('*') < 0 && glob.indexOf('?') < 0) {
            return List.of(path);
        }
        Path folder = path.toAbsolutePath().getParent();
        Path name = path.getFileName();
        List<Path> files = new ArrayList<>();
        if (folder == null || name == null || !Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(folder, name.toString())) {
            for (Path file : matching) {
                if (Files.isRegularFile(file) && !ASIDE.matcher(file.toString()).matches()) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("logs {} cannot be listed: {}", glob, e.getMessage());
        }
        return files;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tails.forEach((file, tail) -> {
            try {
                tail.close();
            } catch (IOException e) {
                LOG.warn("log {} could not be closed: {}", file, e.getMessage());
            }
        });
    }
}
