package io.ringfence.drill;

import io.ringfence.drill.Rehearsed.Mark;
import io.ringfence.drill.Step.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of a rehearsed call, step by step. */
final class Told {
    private Told() {}

    static List<Step> of(Rehearsed call) {
        List<Step> steps = new ArrayList<>();
        steps.add(step(
                call, Mark.ACCEPTED, "call begun", "Asterisk took the order for a call to nowhere", refused(call)));
        steps.add(step(
                call,
                Mark.SEEN,
                "event seen",
                "the call's channel was announced: " + call.seen(),
                "no event of the call came: is chan_rtp.so loaded (asterisk -rx 'module show like chan_rtp'), and does the account"
                        + " read class call?"));
        steps.add(step(
                call,
                Mark.RECOGNISED,
                "call recognised",
                "read as a call to " + call.recognised() + ", as if it went out on a trunk",
                "the call was announced and nothing was made of it"));
        steps.add(step(
                call,
                Mark.JUDGED,
                "verdict",
                call.verdict() + ", by a rule of the drill's own",
                "the call was not judged, though its number is forbidden"));
        steps.add(step(
                call,
                Mark.WRITTEN,
                "hangup written",
                "to Asterisk, by the account that ends calls",
                "it was not written"));
        steps.add(answered(call));
        steps.add(step(
                call,
                Mark.GONE,
                "channel gone",
                "Asterisk announced its end",
                "its end was not announced; it ends by itself after ten seconds"));
        return untried(steps, call.trouble());
    }

    private static Step step(Rehearsed call, Mark mark, String name, String well, String ill) {
        double millis = call.millis(mark);
        return new Step(name, millis < 0 ? Result.FAIL : Result.OK, millis, millis < 0 ? ill : well);
    }

    private static Step answered(Rehearsed call) {
        Step step = step(call, Mark.ANSWERED, "hangup accepted", "by Asterisk", "no answer");
        return call.answer().isEmpty()
                ? step
                : new Step(
                        step.name(),
                        Result.FAIL,
                        step.millis(),
                        "the PBX answered: " + call.answer() + "; the account needs write = call");
    }

    private static String refused(Rehearsed call) {
        String trouble = call.trouble().toLowerCase(Locale.ROOT);
        if (trouble.contains("permission denied")) {
            return "the account may not begin calls. Give an account of its own, under `drill` of the PBX, write = originate;"
                    + " see operating.md";
        }
        return call.trouble().isEmpty() ? "no answer to the order" : "Asterisk refused: " + call.trouble();
    }

    /** After the first failure the rest was not tried. */
    private static List<Step> untried(List<Step> steps, String trouble) {
        List<Step> told = new ArrayList<>();
        boolean failed = false;
        for (Step step : steps) {
            if (failed && step.result() == Result.FAIL) {
                told.add(new Step(step.name(), Result.UNPROVEN, -1, "not proven"));
            } else if (step.result() == Result.FAIL
                    && !trouble.isEmpty()
                    && !step.name().equals("call begun")) {
                told.add(new Step(step.name(), Result.FAIL, step.millis(), trouble));
                failed = true;
            } else {
                told.add(step);
                failed |= step.result() == Result.FAIL;
            }
        }
        return told;
    }
}
