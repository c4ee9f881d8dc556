package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.CRITICAL;
import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.MEDIUM;

import io.ringfence.audit.plan.Context;
import io.ringfence.audit.plan.Extension;
import io.ringfence.audit.plan.Step;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Secrets;
import io.ringfence.audit.weakness.Weakness;
import java.util.function.Consumer;

/** DISA: a dial tone of the PBX for whoever calls in. */
final class Disa implements Check {
    private static final String WHY =
            "Attackers call every number of a range and listen for its dial tone; then they call abroad at your expense.";

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        for (Context context : scene.plan().contexts()) {
            for (Extension extension : context.extensions()) {
                String code = "";
                for (Step step : extension.steps()) {
                    if (step.is("Authenticate")) {
                        code = step.argument(0);
                    } else if (step.is("VMAuthenticate")) {
                        code = "/"; // a mailbox's PIN, which the voicemail check looks at
                    } else if (step.is("DISA")) {
                        disa(scene, step, code, found);
                    }
                }
            }
        }
    }

    private static void disa(Scene scene, Step step, String before, Consumer<Weakness> found) {
        String own = scene.plan().global(step.argument(0));
        boolean free = own.equalsIgnoreCase("no-password");
        String code = free ? scene.plan().global(before) : own;
        String where = step.argument(1).isEmpty() ? "disa" : step.argument(1);
        if (code.isEmpty()) {
            found.accept(Weakness.at(
                    step.at(),
                    "disa-open",
                    CRITICAL,
                    "DISA without a password gives any caller a dial tone in context " + where,
                    WHY,
                    "remove it, or ask for a long code with Authenticate and bar foreign countries in that context"));
        } else if (code.matches("[0-9]+") && Secrets.weakCode(code)) {
            found.accept(Weakness.at(
                    step.at(),
                    "disa-weak",
                    HIGH,
                    "the code of DISA into context " + where + " is easy to guess",
                    WHY + " A machine tries codes by the thousand.",
                    "use a long random code, or remove DISA"));
        } else {
            found.accept(
                    Weakness.at(
                            step.at(),
                            "disa",
                            MEDIUM,
                            "DISA gives callers from outside a dial tone in context " + where,
                            WHY,
                            "remove it if a softphone or call back will do; else let that context reach only what its users need"));
        }
    }
}
