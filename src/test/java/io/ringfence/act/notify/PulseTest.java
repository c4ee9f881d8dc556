package io.ringfence.act.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.config.Secret;
import io.ringfence.config.notify.Heartbeat;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class PulseTest {
    private final AtomicReference<List<String>> unable = new AtomicReference<>(List.of());

    private Pulse pulse(StandIn server, String fail) {
        Secret failUrl = new Secret(fail.isEmpty() ? "" : server.url() + fail);
        return new Pulse(new Heartbeat(new Secret(server.url()), failUrl, Duration.ofMinutes(5)), unable::get);
    }

    @Test
    void aSignOfLifeIsGivenOnlyWhileRingfenceCanJudge() throws Exception {
        try (StandIn server = new StandIn(0);
                Pulse pulse = pulse(server, "")) {
            pulse.beat();
            unable.set(List.of("office: blind"));
            pulse.beat();
            assertThat(server.posted()).hasSize(1);
            assertThat(pulse.said()).isEqualTo("withheld: office: blind");
            unable.set(List.of());
            pulse.beat();
            assertThat(server.posted())
                    .hasSize(2)
                    .extracting(StandIn.Posted::path)
                    .containsOnly("/hook");
            assertThat(pulse.said()).isEmpty();
        }
    }

    @Test
    void whoWantsToHearOfFailureHearsWhy() throws Exception {
        try (StandIn server = new StandIn(0);
                Pulse pulse = pulse(server, "/fail")) {
            unable.set(List.of("office: blind", "events are not judged"));
            pulse.beat();
            assertThat(server.posted()).singleElement().satisfies(post -> {
                assertThat(post.path()).isEqualTo("/hook/fail");
                assertThat(post.body()).isEqualTo("office: blind\nevents are not judged\n");
            });
        }
    }

    @Test
    void whatGoesWrongEndsNothingAndTellsNoUrl() throws Exception {
        try (StandIn server = new StandIn(0);
                Pulse pulse = pulse(server, "")) {
            server.answer(503);
            pulse.beat();
            assertThat(pulse.said()).isEqualTo("not taken: answers HTTP 503");
            server.stop();
            pulse.beat();
            assertThat(pulse.said()).isEqualTo("not taken: cannot be reached: ConnectException");
            Pulse broken = new Pulse(new Heartbeat(new Secret("http://h/"), new Secret(""), Duration.ZERO), () -> {
                throw new IllegalStateException("t0p");
            });
            broken.beat();
            assertThat(broken.said()).isEqualTo("not given: IllegalStateException");
        }
    }

    @Test
    void itBeginsAtOnce() throws Exception {
        try (StandIn server = new StandIn(0);
                Pulse pulse = pulse(server, "")) {
            pulse.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> server.posted().size() == 1);
        }
    }
}
