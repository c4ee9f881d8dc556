package io.ringfence.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.number.DialPlan;
import io.ringfence.sim.firm.Home;
import io.ringfence.sim.firm.Truth;
import io.ringfence.stories.Description;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every theft has the figures its source gives, whatever the seed. */
class FiguresTest {
    private static final double SECOND = 1e9;

    static Stream<Story> incidents() {
        return Stories.ALL.stream().filter(story -> story.kind() == Story.Kind.INCIDENT);
    }

    @Test
    void everyStoryIsDescribedAndEveryDescriptionIsAStory() throws IOException {
        assertThat(Description.names())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stories.ALL.stream(), Stories.AT_HOME.stream())
                        .map(Story::name)
                        .distinct()
                        .toList());
        assertThat(incidents()).hasSize(22);
        assertThat(Stories.ALL.size() - 22).isGreaterThanOrEqualTo(15);
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void theTheftHasTheFiguresOfItsSource(Story story) throws IOException {
        Map<String, Double> measured = measure(story.plotted(41), story.tell(41).home());
        SoftAssertions softly = new SoftAssertions();
        Description.of(story.name())
                .figures()
                .forEach((name, range) -> softly.assertThat(measured)
                        .as(story.name() + " " + name)
                        .hasEntrySatisfying(name, value -> assertThat(value).isBetween(range.least(), range.most())));
        softly.assertAll();
    }

    private static Map<String, Double> measure(Truth truth, Home home) {
        List<Truth.Entry> theft =
                truth.entries().stream().filter(Truth.Entry::fraud).toList();
        List<String> outside = home.outsideLine().isEmpty() ? List.of() : List.of(home.outsideLine());
        DialPlan plan = DialPlan.of(home.country().code(), outside, List.of(), List.of());
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("calls", (double) theft.size());
        measured.put("numbers", distinct(theft, Truth.Entry::e164));
        measured.put(
                "countries",
                distinct(theft, each -> plan.destination(each.dialled()).country()));
        measured.put("extensions", distinct(theft, Truth.Entry::extension));
        measured.put("at-once", (double) atOnce(theft));
        double[] minutes = theft.stream()
                .filter(each -> each.answeredNanos() > 0 && each.endedNanos() < Long.MAX_VALUE)
                .mapToDouble(each -> (each.endedNanos() - each.answeredNanos()) / SECOND / 60)
                .sorted()
                .toArray();
        double all = java.util.Arrays.stream(minutes).sum();
        measured.put("minutes", all);
        measured.put("mean-minutes", all / minutes.length);
        measured.put("longest-minutes", minutes[minutes.length - 1]);
        measured.put("money", theft.stream().mapToDouble(each -> price(each)).sum());
        times(theft, measured);
        return measured;
    }

    /** By the countries' prices, and the one a source states. */
    private static double price(Truth.Entry call) {
        if (call.answeredNanos() == 0 || call.endedNanos() == Long.MAX_VALUE) {
            return 0;
        }
        double perMinute = call.e164().startsWith("855") ? 6.25 : price(call.e164());
        return (call.endedNanos() - call.answeredNanos()) / SECOND / 60 * perMinute;
    }

    private static double price(String e164) {
        return io.ringfence.sim.firm.Gazetteer.all().stream()
                .filter(country -> e164.startsWith(country.calling()))
                .mapToDouble(io.ringfence.sim.firm.Country::pricePerMinute)
                .max()
                .orElse(0);
    }

    private static double distinct(List<Truth.Entry> theft, java.util.function.Function<Truth.Entry, String> of) {
        return theft.stream().map(of).distinct().count();
    }

    private static int atOnce(List<Truth.Entry> theft) {
        Map<Long, Integer> steps = new TreeMap<>();
        for (Truth.Entry call : theft) {
            steps.merge(call.startNanos(), 1, Integer::sum);
            steps.merge(call.endedNanos(), -1, Integer::sum);
        }
        int up = 0;
        int most = 0;
        for (int step : steps.values()) {
            up += step;
            most = Math.max(most, up);
        }
        return most;
    }

    private static void times(List<Truth.Entry> theft, Map<String, Double> measured) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < theft.size(); i++) {
            gaps.add((theft.get(i).startNanos() - theft.get(i - 1).startNanos()) / SECOND);
        }
        double span = gaps.stream().mapToDouble(Double::doubleValue).sum();
        measured.put("span-seconds", span);
        measured.put("span-hours", span / 3_600);
        measured.put("mean-gap-seconds", span / gaps.size());
        measured.put(
                "least-gap-seconds",
                of(gaps, list -> list.stream().min(Double::compare).orElse(0.0)));
        measured.put(
                "greatest-gap-seconds",
                of(gaps, list -> list.stream().max(Double::compare).orElse(0.0)));
    }

    private static double of(List<Double> gaps, ToDoubleFunction<List<Double>> what) {
        return what.applyAsDouble(gaps);
    }
}
