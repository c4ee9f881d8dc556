package io.ringfence.config.notify;

import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with names in braces that stand for particulars. Values are put in once: what a caller writes in braces stands for nothing.
 *
 * @param text empty where nobody wrote one
 */
public record Template(String text) {
    /** Nobody wrote one. */
    public static final Template NONE = new Template("");

    /** What may stand in braces. */
    public static final List<String> NAMES = List.of(
            "headline",
            "details",
            "kind",
            "action",
            "pbx",
            "extension",
            "number",
            "country",
            "class",
            "score",
            "leaked",
            "at-risk",
            "currency",
            "why",
            "address",
            "network",
            "account",
            "uniqueid",
            "time");

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_-]{1,40})}");

    /** Whether somebody wrote one. */
    public boolean written() {
        return !text.isEmpty();
    }

    /** Names in it that stand for nothing, in their order. */
    public TreeSet<String> unknown() {
        TreeSet<String> unknown = new TreeSet<>();
        PLACE.matcher(text).results().map(each -> each.group(1)).forEach(unknown::add);
        unknown.removeAll(NAMES);
        return unknown;
    }

    /** Whether every name in {@code part} stands for something. */
    public static boolean whole(String part, UnaryOperator<String> values) {
        return PLACE.matcher(part)
                .results()
                .noneMatch(each -> values.apply(each.group(1)).isEmpty());
    }

    /** Whether {@code part} has names and none of them stands for anything. */
    public static boolean idle(String part, UnaryOperator<String> values) {
        return PLACE.matcher(part).find()
                && PLACE.matcher(part)
                        .results()
                        .allMatch(each -> values.apply(each.group(1)).isEmpty());
    }

    /** The text with the values of its names. */
    public String filled(UnaryOperator<String> values) {
        return PLACE.matcher(text).replaceAll(each -> Matcher.quoteReplacement(values.apply(each.group(1))));
    }
}
