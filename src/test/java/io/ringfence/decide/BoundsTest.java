package io.ringfence.decide;

import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private final Scene scene = Scene.enforcing();

    @Test
    void theOldestCallIsForgottenWhenTheTableIsFull() {
        LiveCalls live = new LiveCalls();
        Call first = scene.call("1005", SOMALIA);
        live.enter(first);
        for (int i = 0; i < LiveCalls.MOST; i++) {
            live.enter(scene.call("1006", SOMALIA));
        }
        assertThat(live.count(Scene.PBX)).isEqualTo(LiveCalls.MOST);
        assertThat(live.find(first)).isEmpty();
        assertThat(live.paidBy(Subject.of(first))).isEmpty();
    }

    @Test
    void aFloodOfInboundNumbersPushesNoExtensionOut() {
        scene.attempt("1005", SOMALIA, finding("rate", 69));
        for (int i = 0; i < 70_000; i++) {
            Call call = scene.call(new Payer(Payer.Kind.DID, "did" + i), Call.Route.DIALLED_THROUGH, SOMALIA);
            scene.attempt(call, finding("rate", 10));
            scene.end(call);
        }
        assertThat(scene.attempt("1005", SOMALIA, finding("spend", 10)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
    }

    /** The twin is a list looked through from end to end. */
    @Test
    void findsCallsLikeATwinThatLooksAtAll() {
        Random random = new Random(99);
        LiveCalls live = new LiveCalls();
        List<Call> twin = new ArrayList<>();
        for (int step = 0; step < 1_500; step++) {
            Call call = random(random);
            twin.removeIf(known -> known.attempt() == call.attempt());
            if (random.nextInt(3) == 0) {
                live.remove(call);
            } else {
                live.enter(call);
                twin.add(call);
            }
            Call probe = random(random);
            assertThat(live.count(Scene.PBX)).isEqualTo(twin.size());
            assertThat(live.paidBy(Subject.of(probe)))
                    .extracting(LiveCall::call)
                    .containsExactlyInAnyOrderElementsOf(twin.stream()
                            .filter(c -> c.payer().equals(probe.payer()))
                            .toList());
            assertThat(live.tiedTo(probe))
                    .extracting(LiveCall::call)
                    .containsExactlyInAnyOrderElementsOf(twin.stream()
                            .filter(c -> c.uniqueid().equals(probe.uniqueid())
                                    || c.linkedid().equals(probe.linkedid()))
                            .toList());
        }
    }

    private static Call random(Random random) {
        return new Call(
                Scene.PBX,
                random.nextInt(20),
                "l" + random.nextInt(6),
                "u" + random.nextInt(8),
                Payer.extension("100" + random.nextInt(4)),
                Call.Route.DIRECT,
                "",
                "",
                SOMALIA,
                "");
    }
}
