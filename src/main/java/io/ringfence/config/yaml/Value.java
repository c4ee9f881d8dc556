package io.ringfence.config.yaml;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A single value, given or not. Asking it for a type reports what does not fit and answers with the default, so that reading
 * goes on to the next mistake.
 */
public final class Value {
    private static final Map<String, Boolean> TRUTH =
            Map.of("true", true, "yes", true, "on", true, "false", false, "no", false, "off", false);
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    private enum State {
        GIVEN,
        ABSENT,
        /** Reported already: nothing more is said about it. */
        BROKEN
    }

    private final Problems problems;
    private final Place place;
    private final String path;
    private final State state;
    private final String text;
    private final boolean hidden;

    private Value(Problems problems, Place place, String path, State state, String text, boolean hidden) {
        this.problems = problems;
        this.place = place;
        this.path = path;
        this.state = state;
        this.text = text;
        this.hidden = hidden;
    }

    static Value of(Node node, String path, Problems problems, boolean hidden) {
        if (node instanceof Node.Scalar scalar) {
            State state = scalar.empty() ? State.ABSENT : State.GIVEN;
            return new Value(problems, node.place(), path, state, scalar.text(), hidden);
        }
        if (!(node instanceof Node.Broken broken)) {
            problems.add(node.place(), path, "must be a single value, not a list or a section");
        } else if (!broken.rule().isEmpty()) {
            problems.add(node.place(), path, broken.rule());
        }
        return new Value(problems, node.place(), path, State.BROKEN, "", hidden);
    }

    /** Whether something usable is written. */
    public boolean given() {
        return state == State.GIVEN;
    }

    /** Whether nothing is written; false for what was written wrongly. */
    public boolean absent() {
        return state == State.ABSENT;
    }

    /** The text as written, {@code ""} when there is none. */
    public String text() {
        return given() ? text : "";
    }

    /** Reports {@code rule} and what was written instead, unless that may be a secret. */
    public void reject(String rule) {
        reject(rule, "");
    }

    /** The same, and {@code hint} after it. */
    public void reject(String rule, String hint) {
        problems.add(place, path, hidden || !given() ? rule + hint : rule + ", not " + Shown.value(text) + hint);
    }

    /** Reports what is wrong without what was written. */
    public void fault(String what) {
        problems.add(place, path, what);
    }

    /** Reports something that may be meant. */
    public void warn(String remark) {
        problems.warn(place, path, remark);
    }

    /** Reports that a value is missing when nothing is written. */
    public Value required(String what) {
        if (absent()) {
            problems.add(place, path, "is required: " + what);
            return broken();
        }
        return this;
    }

    /** The same value with its text from elsewhere, which no message shows. */
    public Value replaced(String other) {
        if (other.isEmpty() || other.codePoints().anyMatch(Shown::invisible)) {
            reject("stands for a text that is empty or holds control characters");
            return broken();
        }
        return new Value(problems, place, path, state, other, true);
    }

    /** The same value, of which enough was said. */
    public Value broken() {
        return new Value(problems, place, path, State.BROKEN, "", hidden);
    }

    /** A whole number in a range. */
    public int whole(int least, int most, int otherwise) {
        if (!given()) {
            return otherwise;
        }
        if (WHOLE.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        reject("must be a whole number from " + least + " to " + most);
        return otherwise;
    }

    /** An amount of money in millionths, from a number of units such as {@code 50} or {@code 0.25}. */
    public long micros(long otherwise) {
        if (!given()) {
            return otherwise;
        }
        if (AMOUNT.matcher(text).matches()) {
            return new BigDecimal(text).movePointRight(6).longValueExact();
        }
        reject("must be an amount such as `50` or `0.25`, without a currency");
        return otherwise;
    }

    /** {@code true} or {@code false}, and the words people write for them. */
    public boolean truth(boolean otherwise) {
        Boolean truth = TRUTH.get(text().toLowerCase(Locale.ROOT));
        if (truth != null) {
            return truth;
        }
        if (given()) {
            reject("must be true or false");
        }
        return otherwise;
    }

    /** One of the words that are keys of {@code words}, whatever its case. */
    public <T> T word(Map<String, T> words, T otherwise) {
        T meant = words.get(text().toLowerCase(Locale.ROOT));
        if (meant != null) {
            return meant;
        }
        if (given()) {
            String all = String.join(" or ", words.keySet().stream().sorted().toList());
            reject("must be " + all);
        }
        return otherwise;
    }

    /** Text of a form; {@code ""} when there is none or it has another form, which is then reported as {@code rule}. */
    public String like(Pattern form, String rule) {
        if (!given() || form.matcher(text).matches()) {
            return text();
        }
        reject(rule);
        return "";
    }
}
