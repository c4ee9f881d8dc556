package io.ringfence.keep;

import io.ringfence.decide.Verdict;
import io.ringfence.fact.Fact;
import io.ringfence.number.Price;
import io.ringfence.policy.Thresholds;
import io.ringfence.score.Finding;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a verdict rests on, as a JSON object: the call, the findings with their figures, the thresholds and the price that
 * applied, and the last facts about the payer, the one judged last. At most {@value #MOST_BYTES} bytes: the oldest facts go first.
 */
final class Evidence {
    static final int MOST_BYTES = 16_384;
    private static final JsonMapper JSON = new JsonMapper();

    /** What applied to everybody when a verdict was given: it is written down later, and settings may be read again meanwhile. */
    record Terms(Thresholds thresholds, String mode, String currency) {}

    private Evidence() {}

    /** Made when asked for, which is when it is written. */
    static Supplier<String> of(Verdict.OnCall verdict, Terms terms, Price price, List<Fact> facts) {
        return () -> {
            Map<String, Object> evidence = new LinkedHashMap<>();
            evidence.put("mode", terms.mode());
            evidence.put("hardLimit", verdict.hardLimit());
            evidence.put("score", verdict.score());
            evidence.put("thresholds", terms.thresholds());
            evidence.put("findings", verdict.findings());
            evidence.put("call", verdict.call());
            evidence.put("currency", terms.currency());
            evidence.put("price", price);
            return bounded(evidence, facts);
        };
    }

    static Supplier<String> of(Verdict.OnSource verdict, Terms terms) {
        return () -> {
            Map<String, Object> evidence = judged(terms, verdict.score(), verdict.findings());
            evidence.put("address", verdict.address());
            evidence.put("network", verdict.network().toString());
            return bounded(evidence, List.of());
        };
    }

    static Supplier<String> of(Verdict.OnChange verdict, Terms terms) {
        return () -> {
            Map<String, Object> evidence = judged(terms, verdict.score(), verdict.findings());
            evidence.put("change", verdict.change());
            return bounded(evidence, List.of());
        };
    }

    static Supplier<String> of(Verdict.OnAccount verdict, Terms terms, List<Fact> facts) {
        return () -> {
            Map<String, Object> evidence = judged(terms, verdict.score(), verdict.findings());
            evidence.put("account", verdict.account());
            evidence.put("address", verdict.address());
            return bounded(evidence, facts);
        };
    }

    private static Map<String, Object> judged(Terms terms, int score, List<Finding> findings) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("mode", terms.mode());
        evidence.put("score", score);
        evidence.put("thresholds", terms.thresholds());
        evidence.put("findings", findings);
        return evidence;
    }

    static Supplier<String> of(Verdict.OnInjection verdict, Terms terms, List<Fact> facts) {
        return () -> {
            Map<String, Object> evidence = new LinkedHashMap<>();
            evidence.put("mode", terms.mode());
            evidence.put("injection", verdict.injection());
            return bounded(evidence, facts);
        };
    }

    private static String bounded(Map<String, Object> evidence, List<Fact> facts) {
        for (int from = 0; from <= facts.size(); from += Math.max(1, (facts.size() - from) / 2)) {
            evidence.put(
                    "facts",
                    facts.subList(from, facts.size()).stream()
                            .map(Evidence::named)
                            .toList());
            String json = JSON.writeValueAsString(evidence);
            if (json.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
                return json;
            }
        }
        return "{\"omitted\":\"more than " + MOST_BYTES + " bytes\"}";
    }

    private static Map<String, Object> named(Fact fact) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("fact", fact.getClass().getSimpleName());
        named.put("is", fact);
        return named;
    }
}
