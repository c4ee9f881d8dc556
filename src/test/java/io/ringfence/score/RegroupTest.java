package io.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.decide.Scene;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.policy.SpendLimits;
import io.ringfence.stat.Layout;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Extensions that change their group while calls of theirs are up. */
final class RegroupTest {
    private static final RateDeck RATES = RateDeck.estimates(Currency.getInstance("GBP"));

    private final Policies policies = of("sales");
    private final Settings settings = Scene.settings(Settings.Mode.ENFORCE, Scene.anyone(), Scene.nobody(), policies);
    private final Subjects subjects = new Subjects(new Layout(), Surroundings.of(settings, RATES), 1, 2);
    private final Scene scene = new Scene(settings);

    private static Policies of(String group) {
        Policy policy = new Policy(
                group,
                Policy.DEFAULT.profile(),
                Policy.DEFAULT.thresholds(),
                SpendLimits.NONE,
                Policy.DEFAULT.reach(),
                Policy.DEFAULT.hours());
        return new Policies(
                Policy.DEFAULT,
                List.of(new Policies.Group(group, List.of("1001"), policy, SpendLimits.NONE)),
                SpendLimits.NONE,
                SpendLimits.NONE);
    }

    private Collection<OpenCall> of(Call call, String group) {
        return subjects.running(new Running.Key(call.pbx(), Subject.GROUP_ROW, group));
    }

    @Test
    void aCallThatIsUpCountsForTheGroupItsPayerIsInNowAndLeavesNothingBehind() {
        Call up = scene.call("1001", Scene.SOMALIA);
        Call rings = scene.call("1001", Scene.SOMALIA);
        Call other = scene.call("1002", Scene.SOMALIA);
        long at = scene.now();
        for (Call call : List.of(up, rings, other)) {
            subjects.turnTo(new CallAttempted(at, call, false));
        }
        subjects.turnTo(new CallAnswered(at + 1, up));
        subjects.turnTo(new CallAnswered(at + 1, other));
        assertThat(of(up, "sales")).hasSize(1);

        subjects.regroup(() -> policies.become(of("support")));

        assertThat(of(up, "sales")).isEmpty();
        assertThat(of(up, "support")).hasSize(1);
        assertThat(of(up, "")).as("who is in no group").hasSize(1);
        subjects.turnTo(new CallAnswered(at + 2, rings));
        assertThat(of(up, "support")).hasSize(2);
        for (Call call : List.of(up, rings, other)) {
            subjects.turnTo(new CallEnded(at + 3, call, at + 1, 16, false));
        }
        assertThat(of(up, "support")).isEmpty();
        assertThat(of(up, "")).isEmpty();
        assertThat(subjects.openCalls()).isZero();
    }

    @Test
    void aCallThatIsUpBeforeItsTrunkShowsCountsForTheTrunkFromThenOnAndLeavesNothingBehind() {
        Call unseen = scene.call("1001", Scene.SOMALIA).over("");
        Call shown = unseen.over("trunk");
        long at = scene.now();
        subjects.turnTo(new CallAttempted(at, unseen, false));
        subjects.turnTo(new CallAnswered(at + 1, unseen));
        subjects.turnTo(new CallAnswered(at + 2, shown));
        assertThat(overTrunk(unseen, "")).isEmpty();
        assertThat(overTrunk(unseen, "trunk")).hasSize(1);

        subjects.turnTo(new CallEnded(at + 3, shown, at + 1, 16, false));

        assertThat(overTrunk(unseen, "trunk")).isEmpty();
    }

    private Collection<OpenCall> overTrunk(Call call, String trunk) {
        return subjects.running(new Running.Key(call.pbx(), Subject.TRUNK_ROW, trunk));
    }
}
