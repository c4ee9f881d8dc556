package io.ringfence.act.notify.tell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is brought at once: one notice, or in a storm many.
 *
 * @param again whether some of it may have been told before
 * @param shed how many notices before it were given up, because too many waited
 */
public record Message(List<Notice> notices, boolean again, long shed, Wording wording) {
    /** Everything but ASCII is escaped: one text for every medium, and for every signature. */
    private static final JsonMapper JSON =
            new JsonMapper(JsonFactory.builder().highestNonEscapedChar(0x7f).build());

    private static final int MOST_LINES = 20;

    /** In Ringfence's own words. */
    public Message(List<Notice> notices, boolean again, long shed) {
        this(notices, again, shed, Wording.USUAL);
    }

    /** The same whenever the same is brought again, in whatever order. */
    public String key() {
        List<String> keys = notices.stream().map(Notice::key).sorted().toList();
        return keys.size() == 1 ? keys.get(0) : keys.size() + "-" + keys.get(0) + "-" + keys.get(keys.size() - 1);
    }

    /** The oldest of it. */
    public Notice first() {
        return notices.get(0);
    }

    /** The highest level in it. */
    public int level() {
        return notices.stream().mapToInt(Notice::level).max().orElse(0);
    }

    /** On one line. */
    public String subject() {
        String subject = wording.before(first()) + wording.headline(first());
        if (notices.size() > 1) {
            Map<String, Integer> counts = new TreeMap<>();
            notices.forEach(notice -> counts.merge(notice.action(), 1, Integer::sum));
            List<String> words = new ArrayList<>();
            counts.forEach((action, count) -> words.add(count + " " + action));
            subject = "Ringfence: " + wording.late() + notices.size() + " events: " + String.join(", ", words);
        }
        return subject + (again ? " (told again)" : "");
    }

    /** Particulars, a line each; of many notices the gravest. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (notices.size() == 1) {
            lines.addAll(wording.lines(first()));
            if (!wording.text().written() && !first().alone()) {
                lines.add("Time: " + time(first()));
            }
        } else {
            notices.stream()
                    .sorted((a, b) -> Integer.compare(b.level(), a.level()))
                    .limit(MOST_LINES)
                    .forEach(notice -> lines.add(time(notice) + " " + wording.headline(notice)));
            if (notices.size() > MOST_LINES) {
                lines.add("… and " + (notices.size() - MOST_LINES) + " more; see ./ringfence incidents");
            }
        }
        if (again) {
            lines.add("This may have been told before: the answer to it was lost.");
        }
        if (shed > 0) {
            lines.add(shed + " more could not be kept until now; see ./ringfence incidents");
        }
        return lines;
    }

    /** All of it, for programs. */
    public String json() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", key());
        body.put("text", subject());
        body.put("again", again);
        body.put("shed", shed);
        body.put("unheededMinutes", wording.unheeded());
        body.put("events", notices.stream().map(Message::event).toList());
        return json(body);
    }

    /** The keys of {@code notices}, as a JSON list. */
    public static String keys(List<Notice> notices) {
        return json(notices.stream().map(Notice::key).toList());
    }

    static String json(Object body) {
        return JSON.writeValueAsString(body);
    }

    private static Map<String, Object> event(Notice notice) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", notice.key());
        event.put("event", notice.event());
        return event;
    }

    static String time(Notice notice) {
        return Instant.ofEpochSecond(notice.atNanos() / 1_000_000_000L).toString();
    }
}
