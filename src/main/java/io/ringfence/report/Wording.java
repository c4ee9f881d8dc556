package io.ringfence.report;

import io.ringfence.decide.Action;
import io.ringfence.number.DestinationClass;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Parts of a report that text and Markdown share. */
final class Wording {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd EEE", Locale.ENGLISH);
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final int MOST_PLACES = 4;

    private Wording() {}

    /** {@code 2026-01-01 08:00 to 2026-03-31 17:59 (90 days, Europe/London)}. */
    static String span(Backtest backtest) {
        long days = Duration.between(backtest.first(), backtest.last()).toDays() + 1;
        return backtest.first().format(MINUTE) + " to " + backtest.last().format(MINUTE) + " (" + days
                + (days == 1 ? " day, " : " days, ") + backtest.terms().zone() + ")";
    }

    /** {@code 120 national, 14 mobile, 3 international; 40 internal, 80 inbound}. */
    static String calls(Backtest backtest) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<DestinationClass, Long> entry : backtest.byClass().entrySet()) {
            parts.add(count(entry.getValue()) + " " + entry.getKey().label());
        }
        if (backtest.inbound() > 0) {
            parts.add(count(backtest.inbound()) + " inbound");
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code hangup 3, deny 12}, in the order of the ladder. */
    static String actions(List<CostlyCall> calls) {
        Map<Action, Long> counts = new EnumMap<>(Action.class);
        calls.forEach(call -> counts.merge(call.action(), 1L, Long::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((action, count) -> parts.add(action.label() + " " + count));
        return String.join(", ", parts);
    }

    /** The countries and classes of calls, at most a few. */
    static String places(List<CostlyCall> calls) {
        Set<String> places = new LinkedHashSet<>();
        for (CostlyCall call : calls) {
            String country = call.destination().country();
            places.add((country.isEmpty() ? "" : country + " ")
                    + call.destination().type().label());
        }
        List<String> shown = places.stream().limit(MOST_PLACES).toList();
        int more = places.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }

    /** The reasons of the call that was judged most severely, the first of them. */
    static String reasons(List<CostlyCall> calls, int most) {
        CostlyCall worst = calls.get(0);
        for (CostlyCall call : calls) {
            boolean worse = call.action().compareTo(worst.action()) > 0 && call.action() != Action.DENY;
            worst = worse || worst.action() == Action.DENY ? call : worst;
        }
        return worst.score() + " points: " + Backtest.why(worst, most);
    }

    static String money(Backtest backtest, long micros) {
        return Money.of(micros, backtest.terms().currency());
    }
}
