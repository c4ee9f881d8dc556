package io.ringfence.investigate;

import io.ringfence.history.log.Kind;
import io.ringfence.history.log.Sighting;
import io.ringfence.history.log.line.LogTime;
import io.ringfence.network.Geography;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Takes down who was refused and who was let in. Bounded: 100,000 addresses, 100,000 entries, 20,000 lines of evidence a file. */
final class Casebook {
    private static final int MOST = 100_000;
    private static final int MOST_TIMES = 50_000;
    private static final int MOST_LINES = 20_000;
    private static final int MINUTE = 60;
    private static final int HOUR = 60;

    /** The first time somebody was let in from an address with an account. */
    record Entry(String account, String host, Sighting sighting, Place place) {}

    private final Geography geography;
    private final Attempts told = new Attempts();
    private final Map<String, Attacker> attackers = new LinkedHashMap<>();
    private final Map<String, Earliest> guesses = new HashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Map<Long, Long> minutes = new TreeMap<>();
    private final Map<String, long[]> evidence = new LinkedHashMap<>();
    private long[] lines = new long[64];
    private int lineCount;
    private int files;
    private long hostile;
    private long unnamed;
    private long forged;
    private long successes;

    Casebook(Geography geography) {
        this.geography = geography;
    }

    void take(String file, Sighting sighting) {
        if (sighting.kind().success()) {
            successes++;
            letIn(file, sighting);
        } else {
            refused(file, sighting);
        }
    }

    private void refused(String file, Sighting sighting) {
        hostile++;
        forged += sighting.kind() == Kind.FORGED ? 1 : 0;
        keep(sighting.line());
        long at = sighting.localSeconds();
        if (at != LogTime.UNKNOWN) {
            minutes.merge(Math.floorDiv(at, MINUTE), 1L, Long::sum);
            if (minutes.size() > MOST_TIMES) {
                byHours();
            }
        }
        if (!sighting.address().known()) {
            unnamed++;
            return;
        }
        String host = sighting.address().host();
        Attacker attacker = attackers.get(host);
        if (attacker == null) {
            if (attackers.size() >= MOST) {
                return;
            }
            attacker = new Attacker(attackers.size(), sighting.address(), geography.country(sighting.address()));
            attackers.put(host, attacker);
        }
        attacker.refused(sighting, file, files, told);
        String account = sighting.account();
        if (at != LogTime.UNKNOWN
                && sighting.kind().guess()
                && (guesses.size() < MOST || guesses.containsKey(account))) {
            guesses.computeIfAbsent(account, name -> new Earliest()).add(at, sighting.voice());
        }
    }

    /** Minutes become the hours they are in; there are years of those. */
    private void byHours() {
        Map<Long, Long> merged = new TreeMap<>();
        minutes.forEach((minute, count) -> merged.merge(Math.floorDiv(minute, HOUR) * HOUR, count, Long::sum));
        minutes = merged;
    }

    /** Of each address and account the earliest entry counts: before any refusal it shows an owner, after many a thief. */
    private void letIn(String file, Sighting sighting) {
        String account = sighting.account();
        if (account.isEmpty() || sighting.localSeconds() == LogTime.UNKNOWN) {
            return;
        }
        String host = sighting.address().known() ? sighting.address().host() : contact(sighting.detail());
        String key = account + '\n' + host;
        Entry before = entries.get(key);
        boolean earlier = before == null
                || sighting.localSeconds() < before.sighting().localSeconds()
                || sighting.localSeconds() == before.sighting().localSeconds()
                        && sighting.voice() == Sighting.Voice.EVENT
                        && before.sighting().voice() != Sighting.Voice.EVENT;
        if (earlier && (before != null || entries.size() < MOST)) {
            entries.put(key, new Entry(account, host, sighting, new Place(file, sighting.line())));
        }
    }

    /** The host a phone says it is at: its own claim. */
    private static String contact(String uri) {
        int at = uri.lastIndexOf('@');
        String rest = at < 0 ? "" : uri.substring(at + 1);
        int end = 0;
        while (end < rest.length() && (Character.digit(rest.charAt(end), 10) >= 0 || rest.charAt(end) == '.')) {
            end++;
        }
        return rest.substring(0, end);
    }

    private void keep(long line) {
        if (lineCount < MOST_LINES) {
            lines = lineCount == lines.length ? Arrays.copyOf(lines, lineCount * 2) : lines;
            lines[lineCount++] = line;
        }
    }

    /** That was all of one file. */
    void closeFile(String file) {
        if (lineCount > 0) {
            evidence.put(file, Arrays.copyOf(lines, lineCount));
        }
        lineCount = 0;
        files++;
    }

    Map<String, Attacker> attackers() {
        return attackers;
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    /** Wrong passwords for each account, from wherever. */
    Map<String, Earliest> guesses() {
        return guesses;
    }

    Map<Long, Long> minutes() {
        return minutes;
    }

    Map<String, long[]> evidence() {
        return evidence;
    }

    long hostile() {
        return hostile;
    }

    long unnamed() {
        return unnamed;
    }

    long forged() {
        return forged;
    }

    long successes() {
        return successes;
    }
}
