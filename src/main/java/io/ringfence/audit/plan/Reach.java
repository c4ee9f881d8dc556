package io.ringfence.audit.plan;

import io.ringfence.audit.conf.Setting;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a caller can get to who enters the dialplan by some context: walks from extension to extension along {@code Goto},
 * {@code Gosub}, {@code Macro}, {@code Dial(Local/…)}, {@code Background} and {@code DISA}, includes taken in, and keeps with it which
 * numbers and variables the caller chooses.
 *
 * <p>Every branch counts as taken. What no line of the dialplan shows (AstDB, AGI, realtime) is taken for the owner's and not the
 * caller's, and nothing behind {@code Authenticate} or a DISA with a password counts as reached. At most 20,000 extensions are looked
 * at for one entry.
 */
public final class Reach {
    private static final int MOST = 20_000;
    private static final int CHOICE = 6;

    /**
     * A way out by a trunk.
     *
     * @param path from context to context
     * @param crossing where it leaves the context of the entry: an include or a step; {@link Setting#NONE} when it does not
     */
    public record Way(Extension extension, Step step, String path, Setting crossing) {}

    private record Stop(
            String context, Extension extension, Dialled dialled, Set<String> chosen, String path, Setting crossing) {}

    private final Dialplan plan;
    private final Peers peers;
    private final Deque<Stop> open = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final String entry;
    private final Set<Step> passed = Collections.newSetFromMap(new IdentityHashMap<>());

    private Reach(Dialplan plan, Peers peers, String entry) {
        this.entry = entry;
        this.plan = plan;
        this.peers = peers;
    }

    /** Where somebody gets to who may dial {@code dialled} in {@code context}. */
    public static Reach from(Dialplan plan, Peers peers, String context, Dialled dialled) {
        Reach reach = new Reach(plan, peers, context);
        reach.enter(context, dialled, Set.of(), "", Setting.NONE);
        while (!reach.open.isEmpty() && reach.seen.size() < MOST) {
            reach.walk(reach.open.poll());
        }
        return reach;
    }

    /** The ways out where the caller chooses the number. */
    public List<Way> ways() {
        return List.copyOf(ways.values());
    }

    /** Every step on the way. */
    public Set<Step> passed() {
        return Collections.unmodifiableSet(passed);
    }

    private void enter(String context, Dialled dialled, Set<String> chosen, String path, Setting crossing) {
        if (dialled.equals(Dialled.NOTHING)) {
            return;
        }
        for (Extension extension : plan.extensions(context)) {
            Dialled narrowed = dialled.and(extension.dialled());
            Setting left = crossing.given() ? crossing : crossing(context, extension);
            String key = String.join("\n", context, extension.context(), extension.name(), left.file() + left.line());
            if (!narrowed.equals(Dialled.NOTHING) && seen.add(key + "\n" + narrowed + chosen)) {
                String here = context.equalsIgnoreCase(extension.context())
                        ? context + "," + extension.name()
                        : context + " includes " + extension.context() + "," + extension.name();
                String whole = path.isEmpty() ? here : path + " > " + here;
                open.add(new Stop(context, extension, narrowed, chosen, whole, left));
            }
        }
    }

    /** The include of the entry's context that brings {@code extension} in; none when it is the context's own. */
    private Setting crossing(String context, Extension extension) {
        if (!context.equalsIgnoreCase(entry) || extension.context().equalsIgnoreCase(entry)) {
            return Setting.NONE;
        }
        return plan.closure(entry).stream()
                .filter(own -> own.name().equalsIgnoreCase(entry))
                .flatMap(own -> own.includes().stream())
                .filter(include -> plan.closure(include.value()).stream()
                        .anyMatch(other -> other.name().equalsIgnoreCase(extension.context())))
                .findFirst()
                .orElse(Setting.NONE);
    }

    private static Setting leaving(Stop stop, String context, String entry, Step step) {
        return stop.crossing().given() || context.equalsIgnoreCase(entry) ? stop.crossing() : step.at();
    }

    private void walk(Stop stop) {
        Set<String> chosen = new HashSet<>(stop.chosen());
        Stop now = new Stop(stop.context(), stop.extension(), stop.dialled(), chosen, stop.path(), stop.crossing());
        for (Step step : stop.extension().steps()) {
            passed.add(step);
            if (step.is("Authenticate", "VMAuthenticate")) {
                return;
            }
            step(now, step, step, 0);
        }
    }

    private void step(Stop stop, Step step, Step outer, int depth) {
        if (step.is("Goto", "Gosub")) {
            jump(stop, step.arguments(), step);
        } else if (step.is("GotoIf", "GotoIfTime", "GosubIf")) {
            branches(step.arguments()).forEach(branch -> jump(stop, branch, step));
        } else if (step.is("ExecIf", "ExecIfTime") && depth < 4) {
            branches(step.arguments()).forEach(branch -> {
                String[] inner = Arguments.application(branch);
                step(stop, new Step(inner[0], inner[1], step.at()), outer, depth + 1);
            });
        } else if (step.is("Macro")) {
            macro(stop, step);
        } else if (step.is("Background", "WaitExten")) {
            enter(stop.context(), Dialled.ANYTHING, frozen(stop), stop.path(), stop.crossing());
        } else if (step.is("Read")) {
            stop.chosen().add(step.argument(0));
        } else if (step.is("Set", "MSet")) {
            step.split().forEach(one -> set(stop, one));
        } else if (step.is("DISA")) {
            disa(stop, step);
        } else if (step.is("Dial", "RetryDial", "Originate")) {
            dial(stop, step, outer);
        }
    }

    private void set(Stop stop, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals > 0 && chooses(stop, assignment.substring(equals + 1))) {
            stop.chosen().add(assignment.substring(0, equals).strip().replaceAll("^_+", ""));
        }
    }

    private void disa(Stop stop, Step step) {
        boolean free = step.argument(0).equalsIgnoreCase("no-password");
        if (free) {
            String context = step.argument(1).isEmpty() ? "disa" : plan.global(step.argument(1));
            enter(context, Dialled.ANYTHING, frozen(stop), stop.path(), leaving(stop, context, entry, step));
        }
    }

    private void dial(Stop stop, Step step, Step outer) {
        String argument = step.is("RetryDial") ? step.argument(3) : step.argument(0);
        for (DialTarget target : DialTarget.of(plan.global(argument))) {
            if (target.local()) {
                String context = target.peer();
                Dialled number = value(stop, target.number());
                enter(context, number, frozen(stop), stop.path(), leaving(stop, context, entry, step));
            } else if (target.outward(peers) && chooses(stop, target.number())) {
                ways.putIfAbsent(
                        outer.at() + " " + stop.crossing(),
                        new Way(stop.extension(), outer, stop.path(), stop.crossing()));
            }
        }
    }

    private void macro(Stop stop, Step step) {
        Set<String> chosen = frozen(stop);
        for (int i = 1; i < step.split().size(); i++) {
            note(chosen, "ARG" + i, chooses(stop, step.argument(i)));
        }
        note(chosen, "MACRO_EXTEN", chooses(stop, "${EXTEN}"));
        String context = "macro-" + plan.global(step.argument(0));
        enter(context, Dialled.literal("s"), chosen, stop.path(), leaving(stop, context, entry, step));
    }

    private static void note(Set<String> chosen, String name, boolean yes) {
        chosen.remove(name);
        if (yes) {
            chosen.add(name);
        }
    }

    private void jump(Stop stop, String target, Step step) {
        List<String> parts = Arguments.split(Arguments.bare(target), ',');
        int count = parts.size();
        Set<String> chosen = frozen(stop);
        String last = parts.get(count - 1);
        int open = last.indexOf('(');
        if (open > 0) {
            List<String> arguments =
                    Arguments.split(last.substring(open + 1, Math.max(open + 1, last.length() - 1)), ',');
            for (int i = 0; i < arguments.size(); i++) {
                note(chosen, "ARG" + (i + 1), chooses(stop, arguments.get(i)));
            }
        }
        if (count >= 2) {
            String context = count == 2 ? stop.context() : plan.global(parts.get(0));
            enter(context, value(stop, parts.get(count - 2)), chosen, stop.path(), leaving(stop, context, entry, step));
        }
    }

    /** The alternatives after the condition. */
    private static List<String> branches(String arguments) {
        int mark = Arguments.find(arguments, '?');
        return mark >= arguments.length() ? List.of() : Arguments.split(arguments.substring(mark + 1), ':');
    }

    private static Set<String> frozen(Stop stop) {
        return new TreeSet<>(stop.chosen());
    }

    /** What an expression may be, as far as it is fixed or the caller's; else nothing. */
    private Dialled value(Stop stop, String expression) {
        String text = plan.global(expression);
        if (!text.contains("${")) {
            return Dialled.literal(text);
        }
        if (text.matches("\\$\\{EXTEN(:-?\\d{1,3}){0,2}}")) {
            String[] parts = text.substring(2, text.length() - 1).split(":");
            return parts.length == 1
                    ? stop.dialled()
                    : stop.dialled()
                            .slice(Integer.parseInt(parts[1]), parts.length == 2 ? 0 : Integer.parseInt(parts[2]));
        }
        return chooses(stop, text) ? Dialled.ANYTHING : Dialled.NOTHING;
    }

    /** Whether the caller decides what {@code expression} is, and has enough of a choice to pick a number outside. */
    private boolean chooses(Stop stop, String expression) {
        if (expression.contains("${EXTEN") && choice(stop.dialled())) {
            return true;
        }
        if (expression.contains("${CALLERID(num") || expression.contains("${CALLERID(all")) {
            return true;
        }
        return stop.chosen().stream()
                .anyMatch(name -> expression.contains("${" + name + "}") || expression.contains("${" + name + ":"));
    }

    private static boolean choice(Dialled dialled) {
        return dialled.open()
                || dialled.places().stream().filter(place -> place.length() > 1).count() >= CHOICE;
    }
}
