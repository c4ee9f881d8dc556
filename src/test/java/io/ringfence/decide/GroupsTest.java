package io.ringfence.decide;

import static io.ringfence.decide.Scene.NATIONAL;
import static io.ringfence.decide.Scene.PREMIUM;
import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.finding;
import static io.ringfence.decide.Scene.novelty;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.policy.Profile;
import io.ringfence.policy.Reach;
import io.ringfence.policy.SpendLimits;
import io.ringfence.policy.Thresholds;
import io.ringfence.score.Finding;
import io.ringfence.time.OfficeHours;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Extensions that differ from the others: 2xx is strict, 3xx may call Great Britain and Somalia only. */
class GroupsTest {
    private static final Destination POLAND = Scene.abroad("PL", "48221234567");

    private final Scene scene = scene(Scene.anyone(), Scene.nobody());

    private int calls;

    @Test
    void rungsAreTheGroupsOwn() {
        assertThat(actions("201", finding("rate", 30))).containsExactly(Action.ALERT);
        assertThat(actions("202", finding("rate", 55))).containsExactly(Action.HANGUP);
        assertThat(actions("203", finding("rate", 80))).containsExactly(Action.FENCE);
        assertThat(actions("101", finding("rate", 39))).isEmpty();
    }

    @Test
    void whoNeverDialsAbroadNeedsNoSecondSign() {
        assertThat(actions("201", novelty("country", 8)))
                .as("a country new to him, that others call, is an alert")
                .containsExactly(Action.ALERT);
        assertThat(actions("202", novelty("country", 24)))
                .as("one nobody calls is ended")
                .containsExactly(Action.HANGUP);
        assertThat(actions("203")).as("a country he knows is none of it").isEmpty();
        assertThat(scene.attempt("204", NATIONAL, novelty("hour", 25), novelty("number", 20)))
                .as("and calls at home are judged by points alone")
                .extracting(Verdict.OnCall::score)
                .containsExactly(45);
        assertThat(actions("101", novelty("country", 25))).isEmpty();
    }

    @Test
    void aGroupsCountriesTakeThePlaceOfTheListForAll() {
        Scene listed =
                scene(new Settings.AllowSettings(false, List.of("GB", "PL"), List.of(), List.of()), Scene.nobody());
        assertThat(listed.attempt("101", POLAND)).isEmpty();
        assertThat(listed.attempt("101", SOMALIA))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
        assertThat(listed.attempt("301", SOMALIA)).isEmpty();
        assertThat(listed.attempt("301", POLAND)).singleElement().satisfies(verdict -> {
            assertThat(verdict.action()).isEqualTo(Action.HANGUP);
            assertThat(verdict.hardLimit()).isTrue();
            assertThat(verdict.findings().get(0).why()).contains("Poland is not in allow.countries [GB, SO]");
        });
        assertThat(scene.attempt("301", POLAND))
                .as("also where nothing is said for all")
                .hasSize(1);
        assertThat(scene.attempt("101", POLAND)).isEmpty();
    }

    @Test
    void whatIsDeniedToAllOrToTheGroupIsDenied() {
        Scene denying = scene(Scene.anyone(), new Settings.DenySettings(List.of("SO"), List.of("448001111")));
        assertThat(denying.attempt("301", SOMALIA)).hasSize(1);
        assertThat(denying.attempt("301", PREMIUM)).hasSize(1);
        assertThat(denying.attempt("101", PREMIUM)).isEmpty();
        assertThat(denying.attempt("301", NATIONAL)).as("a number of the group").hasSize(1);
        assertThat(denying.attempt("101", NATIONAL)).isEmpty();
    }

    @Test
    void anInboundNumberIsInNoGroup() {
        Call through = scene.call(new Payer(Payer.Kind.DID, "201"), Call.Route.DIALLED_THROUGH, SOMALIA);
        assertThat(scene.attempt(through, novelty("country", 25))).isEmpty();
    }

    private List<Action> actions(String extension, Finding... findings) {
        return scene.attempt(extension, scene.some(calls++), findings).stream()
                .map(Verdict.OnCall::action)
                .toList();
    }

    private static Scene scene(Settings.AllowSettings allow, Settings.DenySettings deny) {
        Reach reach = new Reach(true, List.of("GB", "SO"), List.of("premium"), List.of("+442079460123"));
        Policies policies = new Policies(
                Policy.DEFAULT,
                List.of(
                        group("strict", "2*", Profile.STRICT, Reach.UNSAID),
                        group("somalia", "300-399", Profile.DEFAULT, reach)),
                SpendLimits.NONE,
                SpendLimits.NONE);
        return new Scene(Scene.settings(Settings.Mode.ENFORCE, allow, deny, policies));
    }

    private static Policies.Group group(String name, String pattern, Profile profile, Reach reach) {
        Thresholds rungs = profile.thresholds();
        Policy policy = new Policy(name, profile, rungs, SpendLimits.NONE, reach, OfficeHours.UNKNOWN);
        return new Policies.Group(name, List.of(pattern), policy, SpendLimits.NONE);
    }
}
