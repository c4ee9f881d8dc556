package io.ringfence.stories;

import io.ringfence.StoryReplay;
import io.ringfence.config.Loaded;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.sim.firm.Home;
import io.ringfence.sim.firm.Truth;
import io.ringfence.sim.story.Story;
import io.ringfence.sim.story.Telling;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * One telling of one story, judged as a replay judges it and compared with the truth. Money is always counted by the
 * carrier's deck; {@code rates} says whether Ringfence knows it.
 *
 * @param atHome in an office that never calls another country by itself
 * @param deck the carrier's prices, a file in Ringfence's format
 * @param profile a name the settings know; {@code default} for none
 */
record Trial(Story story, long seed, boolean rates, String profile, boolean atHome, Path deck) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    Result run() throws Exception {
        long began = THREADS.getCurrentThreadCpuTime();
        Telling telling = atHome ? story.tellAtHome(seed) : story.tell(seed);
        Home home = telling.home();
        Settings settings = settings(home);
        Judged judged = new Judged();
        StoryReplay.run(settings, telling, judged::take);
        return new Comparison(telling.truth(), judged, new Money(home, deck))
                .result(this, telling, THREADS.getCurrentThreadCpuTime() - began);
    }

    /** Country, time zone, dial plan; nothing of the story. */
    private Settings settings(Home home) throws Exception {
        String text = "mode: enforce\n" + home.settings()
                + (rates ? "rates: " + deck.getFileName() + "\n" : "")
                + (profile.equals("default") ? "" : "profile: " + profile + "\n");
        Loaded loaded = new SettingsReader(Map.of())
                .read("story.yaml", deck.getParent(), text.getBytes(StandardCharsets.UTF_8), Purpose.OFFLINE);
        return loaded.settings();
    }

    /** What calls cost at a place. */
    static final class Money {
        private final RateDeck deck;
        private final DialPlan plan;

        Money(Home home, Path file) throws IOException {
            this.deck = RateDeck.read(file, Currency.getInstance(home.currency()));
            this.plan = DialPlan.of(
                    home.country().code(),
                    home.outsideLine().isEmpty() ? List.of() : List.of(home.outsideLine()),
                    List.of(),
                    List.of());
        }

        /** Millionths of the currency for an answered call from one instant to another. */
        long cost(Truth.Entry entry, long fromNanos, long toNanos) {
            return deck.priceOf(plan.destination(entry.dialled())).cost(Duration.ofNanos(toNanos - fromNanos));
        }
    }
}
