package io.ringfence.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.StoryReplay;
import io.ringfence.act.VerdictLine;
import io.ringfence.config.Settings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Scene;
import io.ringfence.decide.Verdict;
import io.ringfence.sim.story.Intrusions;
import io.ringfence.sim.story.Story;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks on passwords in an office's ordinary traffic, and their innocent twins, from bytes to verdicts. */
class IntrusionStoriesTest {

    static Stream<Story> stories() {
        return Intrusions.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void strangersAreBannedAndNobodyElse(Story story) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        Settings settings = Scene.settings(Settings.Mode.ENFORCE, Scene.anyone(), Scene.nobody());
        StoryReplay.run(settings, story.tell(41), verdicts::add);
        List<String> bans = verdicts.stream()
                .filter(Verdict.OnSource.class::isInstance)
                .map(Verdict.OnSource.class::cast)
                .filter(verdict -> verdict.action() == Action.BAN)
                .map(verdict -> verdict.network().toString())
                .distinct()
                .toList();
        List<String> sources = verdicts.stream()
                .filter(Verdict.OnSource.class::isInstance)
                .map(VerdictLine::of)
                .toList();
        if (story.kind() == Story.Kind.BREAK_IN) {
            String banned = story.name().equals("guesses-network") ? "198.51.100.0/24" : "198.51.100.7/32";
            assertThat(bans).containsExactly(banned);
            assertThat(sources).allMatch(line -> line.contains("\"address\":\"198.51.100."));
        } else {
            assertThat(bans).isEmpty();
            assertThat(sources).hasSizeLessThanOrEqualTo(story.name().equals("restart-of-all") ? 0 : 2);
        }
    }
}
