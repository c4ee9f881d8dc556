package io.ringfence.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the description of a story expects, beside what came of it. */
final class Expectations {
    private Expectations() {}

    /** Each expectation that was not met, in words. */
    static List<String> unmet(Result result) {
        Description story = describe(result);
        Result.Fraud fraud = result.fraud();
        List<String> unmet = new ArrayList<>();
        if (story.expects("alerted") && !fraud.alerted()) {
            unmet.add("no alert");
        }
        atMost(story, "leaked-percent-at-most", fraud.leakedPercent(), "% of the money leaked", unmet);
        atMost(story, "leaked-calls-at-most", fraud.leakedCalls(), " calls leaked", unmet);
        atMost(story, "hangups", result.hangups(), " innocent calls ended", unmet);
        if (story.expects("hangup-by-call")) {
            int by = fraud.hangupCall() == 0 ? fraud.calls() + 1 : fraud.hangupCall();
            atMost(story, "hangup-by-call", by, " calls begun by the first hangup", unmet);
        }
        String where = result.trial().story().name() + " seed " + result.trial().seed() + ": ";
        return unmet.stream().map(each -> where + each).toList();
    }

    private static void atMost(Description story, String what, double value, String unit, List<String> unmet) {
        if (story.expects(what) && value > story.expected(what)) {
            unmet.add(String.format(
                    Locale.ROOT, "%s%s, at most %s expected", brief(value), unit, brief(story.expected(what))));
        }
    }

    private static String brief(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static Description describe(Result result) {
        try {
            return Description.of(result.trial().story().name());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
