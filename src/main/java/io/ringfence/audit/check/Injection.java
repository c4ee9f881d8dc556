package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.CRITICAL;
import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.LOW;

import io.ringfence.audit.plan.Extension;
import io.ringfence.audit.plan.Step;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Severity;
import io.ringfence.audit.weakness.Weakness;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Patterns that match any character, and hand what was dialled unfiltered to an application that gives characters a meaning: {@code &}
 * in a dial string calls a second place, {@code ;} in a shell runs a second program.
 */
final class Injection implements Check {
    private static final Pattern FILTERED = Pattern.compile("\\$\\{FILTER\\([^()]*,\\$\\{[^}]*}\\)}");
    private static final Pattern LENGTH = Pattern.compile("\\$\\{LEN\\([^()]*\\)}");
    private static final Pattern CALLER = Pattern.compile("\\$\\{CALLERID\\((?!dnid)[^)]*\\)");

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        Set<String> catchAll = new HashSet<>();
        scene.plan().steps((extension, step) -> {
            String arguments = unfiltered(step.arguments());
            boolean dialled = extension.dialled().open() && arguments.contains("${EXTEN");
            boolean program = step.is("System", "TrySystem") || arguments.contains("${SHELL(");
            boolean caller = program && CALLER.matcher(arguments).find();
            if (program && (dialled || caller)) {
                tell(extension, step, CRITICAL, "runs a program with text the caller chooses", found);
            } else if (dialled
                    && step.is("AGI", "EAGI", "DeadAGI", "FastAGI", "MixMonitor", "Monitor", "Exec", "ExecIf")
                    && !inner(step)) {
                tell(extension, step, HIGH, "hands text the caller chooses to " + step.app(), found);
            } else if (dialled && (step.is("Dial", "Originate", "RetryDial") || step.is("ExecIf") && inner(step))) {
                tell(extension, step, HIGH, "puts text the caller chooses into a dial string", found);
            }
            if (extension.name().matches("_[.!]") && catchAll.add(extension.context() + extension.name())) {
                found.accept(Weakness.at(
                        step.at(),
                        "catch-all",
                        LOW,
                        "pattern " + extension.name() + " in context " + extension.context() + " matches everything",
                        "It also catches the special extensions i, t and h, and whatever characters an attacker sends.",
                        "write what may be dialled, such as _X. or _0XXXX., and filter it"));
            }
        });
    }

    private static boolean inner(Step step) {
        return step.arguments().contains("Dial(");
    }

    private static String unfiltered(String arguments) {
        return LENGTH.matcher(FILTERED.matcher(arguments).replaceAll("")).replaceAll("");
    }

    private static void tell(Extension extension, Step step, Severity severity, String what, Consumer<Weakness> found) {
        found.accept(Weakness.at(
                step.at(),
                "injection",
                severity,
                "pattern " + extension.name() + " in context " + extension.context() + " " + what,
                "The dialled string and the caller's number are written by the caller, and a dot in a pattern matches any character: &"
                        + " adds a second destination to a Dial (AST-2010-002), ; or a backquote a second command to a shell.",
                "pass ${FILTER(0-9,${EXTEN})} instead, or use a pattern of digits only"));
    }
}
