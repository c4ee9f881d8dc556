package io.ringfence.history;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.CallForwarded;
import io.ringfence.fact.CallTransferred;
import io.ringfence.fact.Fact;
import io.ringfence.number.DialPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CDR text and the facts that come of it, a line each. */
final class Told {
    static final DialPlan PLAN = DialPlan.of("GB", List.of("9"), List.of("00"), List.of());
    static final ZoneId UTC = ZoneId.of("UTC");

    private Told() {}

    static List<Fact> facts(History history) {
        List<Fact> facts = new ArrayList<>();
        history.facts(1, uniqueid -> false).forEachRemaining(facts::add);
        return facts;
    }

    static History history(String... globs) {
        return new History("pbx", UTC, PLAN, List.of(globs));
    }

    /** The facts of one file that holds {@code text}. */
    static List<String> of(Path folder, String text, String... globs) throws IOException {
        Path file = Files.createTempFile(folder, "cdr", ".csv");
        Files.writeString(file, text);
        History history = history(globs);
        history.read(file);
        return facts(history).stream().map(Told::line).toList();
    }

    /** The facts that somebody could pay for. */
    static List<String> paid(Path folder, String text, String... globs) throws IOException {
        return of(folder, text, globs).stream()
                .filter(line -> !line.contains("internal"))
                .toList();
    }

    /** Scenes of a recording of real rows: {@code ## name}, then what Asterisk wrote. */
    static Map<String, String> scenes(String resource) throws IOException {
        Map<String, String> scenes = new LinkedHashMap<>();
        String name = "";
        for (String line : Files.readAllLines(Path.of("src/test/resources/cdr", resource))) {
            if (line.startsWith("## ")) {
                name = line.substring(3);
            } else {
                scenes.merge(name, line + "\n", String::concat);
            }
        }
        return scenes;
    }

    static String line(Fact fact) {
        String at = Instant.ofEpochSecond(0, fact.atNanos()).toString().substring(11, 19) + " ";
        if (fact instanceof CallAttempted attempted) {
            Call call = attempted.call();
            return at + "attempted " + call.payer().kind() + " " + call.payer().name() + " " + call.route() + " "
                    + call.dialled() + " " + call.destination().type().label() + " by " + call.trunk();
        }
        if (fact instanceof CallAnswered answered) {
            return at + "answered " + type(answered.call()) + " by "
                    + answered.call().trunk();
        }
        if (fact instanceof CallEnded ended) {
            return at + "ended " + type(ended.call()) + " cause " + ended.cause();
        }
        if (fact instanceof CallForwarded forwarded) {
            return at + "forwarded " + forwarded.forwarder().name() + " to " + forwarded.target();
        }
        CallTransferred transferred = (CallTransferred) fact;
        return at + "transferred " + transferred.transferer().name() + " to " + transferred.target();
    }

    private static String type(Call call) {
        return call.destination().type().label();
    }
}
