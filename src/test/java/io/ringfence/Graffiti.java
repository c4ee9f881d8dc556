package io.ringfence;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.number.DialPlan;
import io.ringfence.store.Entry;
import io.ringfence.time.Clock;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Text that a careless page would run, in every field that a stranger may fill. */
final class Graffiti {
    static final List<String> WHAT_PAGES_RUN = List.of(
            "<script>top.ran=1</script>",
            "<img src=x onerror=top.ran=1>",
            "\"'><svg onload=top.ran=1>",
            "javascript:top.ran=1",
            "\u001b[2J\u001b]0;x\u0007",
            "\u202e\u2066abc\u2069",
            "${{7*7}}");

    private Graffiti() {}

    /** Puts each of it, and ten thousand letters after it, into the store and into the calls in progress. */
    static void write(ConsoleStage stage) {
        Clock clock = Clock.system();
        long number = 1;
        for (String text : WHAT_PAGES_RUN) {
            number++;
            String evil = text + "A".repeat(10_000);
            String json = new JsonMapper()
                    .writeValueAsString(Map.of(
                            "findings",
                            List.of(Map.of("engine", evil, "why", evil, "points", 9)),
                            "call",
                            Map.of("dialled", evil, "caller", evil, "route", evil),
                            "currency",
                            evil,
                            "mode",
                            evil,
                            "facts",
                            List.of(Map.of("fact", evil, "is", Map.of("atNanos", 1)))));
            stage.guard()
                    .store()
                    .add(new Entry.Incident(
                            stage.guard().store().nextVerdict(),
                            clock.epochNanos(),
                            "acme",
                            "call",
                            "alert",
                            evil,
                            "evil." + number,
                            "extension",
                            evil,
                            evil,
                            evil,
                            evil,
                            9,
                            true,
                            () -> json));
            stage.guard().store().add(new Entry.Settled(number, clock.epochNanos(), evil, 1, evil));
            stage.guard()
                    .store()
                    .add(new Entry.Fence(
                            "acme",
                            "extension",
                            evil,
                            evil,
                            clock.epochNanos(),
                            clock.epochNanos() * 2,
                            1,
                            evil,
                            true));
            stage.guard().store().add(new Entry.Blind("acme", number, number + 1, evil));
            stage.guard().store().add(new Entry.Audit(clock.epochNanos(), evil, evil, evil, "acme"));
            stage.pages()
                    .fact(new CallAttempted(
                            clock.epochNanos(),
                            new Call(
                                    "acme",
                                    1_000_000 + number,
                                    evil,
                                    evil,
                                    Payer.extension(evil),
                                    Call.Route.DIRECT,
                                    evil,
                                    evil,
                                    DialPlan.of("GB", List.of(), List.of(), List.of())
                                            .destination(evil),
                                    evil),
                            false));
        }
    }
}
