package io.ringfence.history.log.live;

import io.ringfence.fact.Fact;
import io.ringfence.history.log.LogFile;
import io.ringfence.history.log.Sighting;
import io.ringfence.history.log.line.LogTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The refusals in logs of the past, in the order of their times. A log knows whole seconds: a refusal is placed a second after its own
 * begins, behind what a capture says of it. At most two million; of the rest {@link #sources} tells.
 */
public final class LogPast {
    private static final int MOST = 2_000_000;
    private static final long NANOS = 1_000_000_000L;
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private final String pbx;
    private final ZoneId zone;
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private int next;

    /** Nothing yet. {@code zone} is that of logs which do not show theirs. */
    public LogPast(String pbx, ZoneId zone) {
        this.pbx = pbx;
        this.zone = zone;
    }

    /** Reads one more log. */
    public void read(Path file) throws IOException {
        List<Sighting> said = new ArrayList<>();
        long[] left = new long[1];
        LogFile log = LogFile.read(
                file,
                zone,
                sighting -> {
                    if (sighting.localSeconds() != LogTime.UNKNOWN && facts.size() + said.size() < MOST) {
                        said.add(sighting);
                    } else {
                        left[0]++;
                    }
                },
                read -> {});
        for (Sighting one : said) {
            facts.addAll(LogFacts.of(one, pbx, (utc(one.localSeconds(), log.ahead()) + 1) * NANOS));
        }
        facts.sort(Comparator.comparingLong(Fact::atNanos));
        String rest = left[0] == 0 ? "" : ", " + left[0] + " left out";
        sources.add(file + ": " + log.lines() + " lines of a log, " + said.size() + " of access" + rest);
    }

    private long utc(long local, int ahead) {
        return ahead != NO_OFFSET
                ? local - ahead
                : LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC)
                        .atZone(zone)
                        .toEpochSecond();
    }

    /** When the next fact happens; {@link Long#MAX_VALUE} when there is none. */
    public long nextNanos() {
        return next < facts.size() ? facts.get(next).atNanos() : Long.MAX_VALUE;
    }

    /** The next fact. */
    public Fact next() {
        return facts.get(next++);
    }

    /** How many facts there are. */
    public int size() {
        return facts.size();
    }

    /** What was read, a line for each file. */
    public List<String> sources() {
        return List.copyOf(sources);
    }
}
