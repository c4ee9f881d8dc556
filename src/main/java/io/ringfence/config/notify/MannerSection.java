package io.ringfence.config.notify;

import io.ringfence.config.notify.Receiver.From;
import io.ringfence.config.notify.Reports.Due;
import io.ringfence.config.notify.Reports.Period;
import io.ringfence.config.yaml.Nearest;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import io.ringfence.time.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys of a receiver that say when and in which words it is told. */
final class MannerSection {
    private static final int LONGEST_MINUTES = 24 * 60;
    private static final int LONGEST_TEXT = 2_000;
    private static final long USUAL_MONEY = 25_000_000;
    private static final Pattern DUE = Pattern.compile("(?:([A-Za-z]{3})[a-z]* +)?([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private MannerSection() {}

    static Manner read(Section section, Kind kind, ZoneId zone, Map<String, From> words, List<String> pbxs) {
        int after = section.value("after-minutes", "escalate", "after").whole(1, LONGEST_MINUTES, 0);
        boolean reads = kind != Kind.WEBHOOK && kind != Kind.SCRIPT;
        return new Manner(
                quiet(section.section("quiet", "quiet-hours"), zone, words),
                Duration.ofMinutes(after),
                reports(section.section("digest", "report", "reports"), zone),
                reads ? template(section.values("subject", "title")) : Template.NONE,
                reads ? template(section.values("text", "template", "body")) : Template.NONE,
                whose(section.values("pbx", "pbxs"), pbxs));
    }

    /** A glob that fits nothing would be a receiver who is never told. */
    private static Whose whose(List<Value> values, List<String> pbxs) {
        List<String> globs = values.stream().map(Value::text).toList();
        for (Value value : values) {
            Whose one = new Whose(List.of(value.text()));
            if (!pbxs.isEmpty() && pbxs.stream().noneMatch(one::concerns)) {
                value.reject("must name a PBX, or some of them as in `acme-*`", Nearest.hint(value.text(), pbxs));
            }
        }
        return new Whose(globs);
    }

    private static Quiet quiet(Section section, ZoneId zone, Map<String, From> words) {
        List<Opening> hours = new ArrayList<>();
        for (Value value : section.values("hours", "times")) {
            if (Opening.valid(value.text())) {
                hours.add(Opening.parse(value.text()));
            } else if (value.given()) {
                value.reject("must be days and hours such as `Mon-Fri 18:00-08:00`");
            }
        }
        From from = section.value("from", "min", "level").word(words, From.FENCE);
        Value money = section.value("money", "amount");
        long micros = money.text().equalsIgnoreCase("none") ? Quiet.NO_MONEY : money.micros(USUAL_MONEY);
        return new Quiet(zone, List.copyOf(hours), from, micros);
    }

    private static Reports reports(Section section, ZoneId zone) {
        List<Due> due = new ArrayList<>();
        for (Period period : Period.values()) {
            Value value = section.value(period.label());
            if (value.given()) {
                due(value, period, due);
            }
        }
        return new Reports(zone, List.copyOf(due));
    }

    private static void due(Value value, Period period, List<Due> due) {
        Matcher form = DUE.matcher(value.text());
        boolean well = form.matches() && (period == Period.WEEKLY) == (form.group(1) != null);
        int day = well && form.group(1) != null ? DAYS.indexOf(form.group(1).toLowerCase(Locale.ROOT)) : 0;
        if (!well || day < 0) {
            value.reject(
                    period == Period.DAILY
                            ? "must be a time such as \"07:30\", in quotes"
                            : "must be a day and a time such as `Mon 07:30`");
            return;
        }
        LocalTime time = LocalTime.of(Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
        due.add(new Due(period, DayOfWeek.of(day + 1), time));
    }

    /** Values are lines: YAML that holds line ends is not taken. */
    private static Template template(List<Value> lines) {
        boolean well = true;
        for (Value line : lines) {
            for (String name : new Template(line.text()).unknown()) {
                well = false;
                String hint = Nearest.hint(name, Template.NAMES);
                line.fault("{" + name + "} stands for nothing"
                        + (hint.isEmpty() ? "; there are " + String.join(", ", Template.NAMES) : hint));
            }
        }
        String text = lines.stream().map(Value::text).collect(Collectors.joining("\n"));
        if (text.length() > LONGEST_TEXT) {
            well = false;
            lines.get(0).fault("is longer than " + LONGEST_TEXT + " characters");
        }
        return well ? new Template(text) : Template.NONE;
    }
}
