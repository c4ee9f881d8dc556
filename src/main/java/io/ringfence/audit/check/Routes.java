package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.MEDIUM;

import io.ringfence.audit.plan.Extension;
import io.ringfence.audit.plan.Step;
import io.ringfence.audit.plan.Targets;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Weakness;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Routes abroad that no call record shows in use. Says nothing without call records. */
final class Routes implements Check {
    private static final List<String> ABROAD = List.of("00", "011", "+", "900", "9011", "9+", "000", "0011");

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        List<String> dialled = scene.calls().dialled();
        if (dialled.isEmpty()) {
            return;
        }
        Set<Extension> told = new HashSet<>();
        scene.plan().steps((extension, step) -> {
            if (abroad(extension.name())
                    && outward(scene, step)
                    && told.add(extension)
                    && dialled.stream().noneMatch(extension.dialled()::matches)) {
                found.accept(Weakness.at(
                        step.at(),
                        "route-unused",
                        MEDIUM,
                        "pattern " + extension.name() + " in context " + extension.context()
                                + " calls abroad, and nobody did",
                        "None of " + dialled.size()
                                + " recorded calls used it. A route that does not exist cannot be stolen.",
                        "remove the pattern, or admit only the countries you call"));
            }
        });
    }

    private static boolean outward(Scene scene, Step step) {
        return Targets.outward(scene.plan(), scene.peers(), step)
                || step.is("Macro") && step.argument(0).contains("trunk");
    }

    private static boolean abroad(String pattern) {
        String fixed = pattern.replaceFirst("^_", "").replaceAll("[XZNxzn.!\\[].*$", "");
        return ABROAD.stream().anyMatch(fixed::startsWith);
    }
}
