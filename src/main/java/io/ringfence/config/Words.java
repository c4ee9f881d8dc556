package io.ringfence.config;

import io.ringfence.config.Settings.DrillSettings;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of the things a PBX is configured with, each in its form. */
final class Words {
    private static final Pattern DIALLED = Pattern.compile("\\+?[0-9*#]{1,32}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,8}");
    private static final Pattern CODE = Pattern.compile("[*#][*#0-9]{1,7}");
    private static final Pattern EXTENSION = Pattern.compile("[^\\s,;/\"']{1,80}");
    private static final Pattern GLOB = Pattern.compile("(?=.*[\\p{L}\\p{N}])[^\\s,;\"'\\[\\]{}]{1,128}");
    private static final Pattern SEPARATORS = Pattern.compile("[ .()-]");

    private static final Pattern WEEKLY = Pattern.compile("([a-z]{3})[a-z]* +([01]?[0-9]|2[0-3]):([0-5][0-9])");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String NEVER = "never";

    private Words() {}

    /** Numbers as dialled or as E.164, without the blanks, dots, dashes and parentheses people put in. */
    static List<String> numbers(List<Value> values) {
        String rule = "must be a number: digits, `*`, `#`, perhaps a leading `+`";
        return values.stream()
                .map(value -> number(value, rule))
                .filter(Words::some)
                .distinct()
                .toList();
    }

    /** Digits that ask for an outside line. */
    static List<String> outsideLine(List<Value> values) {
        return forms(values, DIGITS, "must be 1 to 8 digits, such as `9`");
    }

    /** Prefixes that dial abroad. */
    static List<String> international(List<Value> values) {
        return forms(values, DIGITS, "must be 1 to 8 digits, such as `00`");
    }

    /** What is dialled before a number to forward calls to it: the usual ones when nothing is said, none for {@code none}. */
    static List<String> forwardCodes(List<Value> values) {
        if (values.size() == 1 && values.get(0).text().strip().equalsIgnoreCase("none")) {
            return List.of();
        }
        List<String> codes = forms(values, CODE, "must be a code with `*` or `#`, such as `*72`, or the word `none`");
        return values.isEmpty() ? Settings.DialPlanSettings.USUAL_CODES : codes;
    }

    /** Names of extensions. */
    static List<String> extensions(List<Value> values) {
        return forms(values, EXTENSION, "must be the name of an extension, such as `1001`");
    }

    /** Globs over endpoint and channel names. One without any letter or digit would make every phone a trunk. */
    static List<String> trunks(List<Value> values) {
        return forms(
                values,
                GLOB,
                "must be the name of a trunk, such as `trunk*` or `PJSIP/provider`, with a letter or digit");
    }

    /** Countries and the words that stand for none. */
    static List<String> countries(Section section) {
        return section.values("countries", "country").stream()
                .map(Countries::codeOrWord)
                .filter(Words::some)
                .distinct()
                .toList();
    }

    /** When a drill is held: a day of the week and a time, or never. */
    static DrillSettings drill(Value value) {
        Matcher form = WEEKLY.matcher(value.text().trim().toLowerCase(Locale.ROOT));
        int day = form.matches() ? DAYS.indexOf(form.group(1)) : -1;
        if (day >= 0) {
            LocalTime time = LocalTime.of(Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
            return new DrillSettings(true, DayOfWeek.of(day + 1), time);
        }
        if (value.given() && !value.text().equals(NEVER)) {
            value.reject("must be a day and a time such as `Sun 04:30`, or never");
        }
        return DrillSettings.NEVER;
    }

    /** As {@link #drill(Value)} reads it. */
    static String drill(DrillSettings drill) {
        String day = DAYS.get(drill.day().ordinal());
        return drill.scheduled() ? Character.toUpperCase(day.charAt(0)) + day.substring(1) + " " + drill.time() : NEVER;
    }

    private static String number(Value value, String rule) {
        String bare = SEPARATORS.matcher(value.text()).replaceAll("");
        if (DIALLED.matcher(bare).matches()) {
            return bare;
        }
        value.reject(rule);
        return "";
    }

    private static List<String> forms(List<Value> values, Pattern form, String rule) {
        return values.stream()
                .map(value -> value.like(form, rule))
                .filter(Words::some)
                .distinct()
                .toList();
    }

    private static boolean some(String text) {
        return !text.isEmpty();
    }
}
