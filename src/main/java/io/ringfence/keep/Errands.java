package io.ringfence.keep;

import io.ringfence.decide.Decider;
import io.ringfence.decide.Subject;
import io.ringfence.decide.Verdict;
import io.ringfence.number.DestinationClass;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Incident;
import io.ringfence.store.Lesson;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does what people ask for: takes a fence down, raises one, learns from a verdict that was wrong. Every deed is in the audit
 * log, and every undo teaches that the countries and numbers called are known, unless it was fraud after all.
 */
public final class Errands {
    private static final int LOOK_BACK = 50;
    private static final int MOST_LESSONS = 40;

    /** What bars calls now: a decider at work, or the store alone while no service runs. */
    interface Effect {
        /** How long may be waited for the disk. */
        long patienceNanos();

        /** Whether fences bar anything now. */
        boolean enforcing();

        /** Every fence that is known. */
        List<Entry.Fence> fences(long nowNanos);

        void lift(Subject subject);

        /** The fence as it then stands. */
        Entry.Fence raise(Subject subject, Set<DestinationClass> classes, long nowNanos, long untilNanos, String why);

        /** Something is known from now on. */
        void learn(Lesson lesson);
    }

    private final Store store;
    private final Effect effect;
    private final List<String> pbxs;

    private Errands(Store store, Effect effect, List<String> pbxs) {
        this.store = store;
        this.effect = effect;
        this.pbxs = List.copyOf(pbxs);
    }

    /**
     * For a service that runs; {@link #run} is then for the thread that owns {@code decider}.
     *
     * @param carryOut takes what a fence raised by a person decides about calls that are up
     */
    public static Errands of(Store store, Decider decider, Consumer<List<Verdict>> carryOut, List<String> pbxs) {
        return new Errands(store, new OnDecider(decider, carryOut), pbxs);
    }

    /** While no service runs: the next one finds it done. */
    public static Errands of(Store store, List<Entry.Fence> fences, List<String> pbxs) {
        return new Errands(store, new OnPaper(fences), pbxs);
    }

    /** The verdicts a request is about; to be looked up before {@link #run}, by a thread that may wait. */
    public static List<Incident> about(Request request, Archive archive) {
        List<Incident> all = request.what().equals(Request.INNOCENT)
                ? archive.of(request.payer())
                : archive.ofPayer(request.payer(), LOOK_BACK);
        return all.stream().filter(incident -> of(request, incident.pbx())).toList();
    }

    /** Does what {@code request} asks for; the answer in words, which is in the store too. */
    public String run(Request request, List<Incident> incidents, long nowNanos) {
        List<Entry> entries = new ArrayList<>();
        String answer = switch (request.what()) {
            case Request.LIFT, Request.CURED -> lift(request, incidents, nowNanos, entries);
            case Request.RAISE -> raise(request, nowNanos, entries);
            case Request.INNOCENT -> learn(request, incidents, nowNanos, entries);
            case Request.SEEN -> seen(request);
            default -> "unknown request: " + request.what();
        };
        if (!entries.isEmpty() || request.what().equals(Request.SEEN)) {
            entries.add(new Entry.Audit(nowNanos, request.who(), answer, request.why(), pbx(request, entries)));
        }
        if (request.id() != Request.UNSENT) {
            entries.add(new Entry.Answer(request.id(), nowNanos, answer));
        }
        return store.commit(entries, effect.patienceNanos()) ? answer : answer + "; not on the disk yet";
    }

    private String lift(Request request, List<Incident> incidents, long nowNanos, List<Entry> entries) {
        List<Entry.Fence> fences = effect.fences(nowNanos).stream()
                .filter(fence -> fence.payer().equals(request.payer()) && of(request, fence.pbx()))
                .toList();
        if (fences.isEmpty()) {
            return "nothing to lift: " + request.payer() + " is not fenced";
        }
        for (Entry.Fence fence : fences) {
            effect.lift(Plain.subject(fence.pbx(), fence.payerKind(), fence.payer()));
            entries.add(new Entry.Lifted(fence.pbx(), fence.payerKind(), fence.payer()));
        }
        String done = "lifted the fence of " + request.payer() + " on "
                + fences.get(0).pbx();
        if (request.what().equals(Request.CURED)) {
            return done + "; nothing was learnt, since it was fraud";
        }
        List<Incident> barred = incidents.stream()
                .filter(incident -> of(request, incident.pbx())
                        && fences.stream().anyMatch(fence -> incident.at() >= fence.since()))
                .toList();
        return done + teach(request, barred, nowNanos, entries);
    }

    private static String seen(Request request) {
        String what = request.payer().isEmpty() ? "everything until now" : "what happened to " + request.payer();
        return "has seen " + what + (request.pbx().isEmpty() ? "" : " on " + request.pbx());
    }

    private String raise(Request request, long nowNanos, List<Entry> entries) {
        String pbx = request.pbx().isEmpty() && pbxs.size() == 1 ? pbxs.get(0) : request.pbx();
        if (pbx.isEmpty() || !pbxs.isEmpty() && !pbxs.contains(pbx)) {
            return "not done: name one of the PBXs with --pbx: " + String.join(", ", pbxs);
        }
        Entry.Fence fence = effect.raise(
                Plain.subject(pbx, "extension", request.payer()),
                Plain.classes(request.classes()),
                nowNanos,
                nowNanos + request.lasts(),
                request.why());
        entries.add(fence);
        return "fenced " + request.payer() + " on " + pbx + " from "
                + fence.classes().replace(",", ", ") + " calls for " + TimeUnit.NANOSECONDS.toMinutes(request.lasts())
                + " minutes" + (effect.enforcing() ? "" : "; Ringfence observes, so no call is refused yet");
    }

    private String learn(Request request, List<Incident> incidents, long nowNanos, List<Entry> entries) {
        if (incidents.isEmpty()) {
            return "nothing to learn from: no verdict on " + request.payer();
        }
        return "marked the call " + request.payer() + " as innocent" + teach(request, incidents, nowNanos, entries);
    }

    private String teach(Request request, List<Incident> incidents, long nowNanos, List<Entry> entries) {
        Set<Lesson> lessons = new LinkedHashSet<>();
        for (Incident incident : incidents) {
            if (!incident.country().isEmpty()) {
                lessons.add(lesson(request, incident, "country", incident.country(), nowNanos));
            }
            if (incident.number().startsWith("+")) {
                lessons.add(lesson(request, incident, "number", incident.number(), nowNanos));
            }
        }
        List<Lesson> taught = lessons.stream().limit(MOST_LESSONS).toList();
        entries.addAll(taught);
        taught.forEach(effect::learn);
        return taught.isEmpty()
                ? ""
                : "; known from now on: "
                        + String.join(", ", taught.stream().map(Lesson::value).toList());
    }

    private static Lesson lesson(Request request, Incident incident, String kind, String value, long nowNanos) {
        return new Lesson(incident.pbx(), incident.payer(), kind, value, nowNanos, request.who(), request.why());
    }

    /** The PBX of all that is kept; none when it is about several. */
    private static String pbx(Request request, List<Entry> entries) {
        Set<String> pbxs = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Fence fence) {
                pbxs.add(fence.pbx());
            } else if (entry instanceof Entry.Lifted lifted) {
                pbxs.add(lifted.pbx());
            } else if (entry instanceof Lesson lesson) {
                pbxs.add(lesson.pbx());
            }
        }
        return pbxs.size() == 1 ? pbxs.iterator().next() : request.pbx();
    }

    private static boolean of(Request request, String pbx) {
        return request.pbx().isEmpty() || request.pbx().equals(pbx);
    }
}
