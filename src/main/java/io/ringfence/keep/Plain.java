package io.ringfence.keep;

import io.ringfence.act.Outcome;
import io.ringfence.decide.Fence;
import io.ringfence.decide.Lesson.Kind;
import io.ringfence.decide.Subject;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.stat.SavedRow;
import io.ringfence.store.Entry;
import io.ringfence.store.Lesson;
import io.ringfence.store.Underway;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Between what the river speaks of and the store's plain records. */
final class Plain {
    private static final int RANGE_DIGITS = 7;

    private Plain() {}

    static Entry.Intent intent(long number, Verdict.OnCall verdict) {
        Call call = verdict.call();
        return new Entry.Intent(
                number,
                verdict.atNanos(),
                verdict.pbx(),
                call.linkedid(),
                call.uniqueid(),
                kind(call.payer()),
                call.payer().name(),
                number(call),
                call.destination().country(),
                call.destination().type().label(),
                verdict.action().label(),
                verdict.score(),
                verdict.hardLimit());
    }

    static Entry.Incident incident(long number, Verdict.OnCall verdict, boolean enforced, Supplier<String> proof) {
        Call call = verdict.call();
        return new Entry.Incident(
                number,
                verdict.atNanos(),
                verdict.pbx(),
                "call",
                verdict.action().label(),
                call.linkedid(),
                call.uniqueid(),
                kind(call.payer()),
                call.payer().name(),
                number(call),
                call.destination().country(),
                call.destination().type().label(),
                verdict.score(),
                enforced,
                proof);
    }

    static Entry.Incident incident(long number, Verdict.OnInjection verdict, Supplier<String> proof) {
        InjectionAttempted injection = verdict.injection();
        return new Entry.Incident(
                number,
                verdict.atNanos(),
                verdict.pbx(),
                "injection",
                "alert",
                injection.linkedid(),
                injection.uniqueid(),
                kind(injection.payer()),
                injection.payer().name(),
                "",
                "",
                "",
                0,
                false,
                proof);
    }

    /** The changed thing stands where a payer's name would; it is nobody's. */
    static Entry.Incident incident(long number, Verdict.OnChange verdict, Supplier<String> proof) {
        return incident(
                number,
                verdict,
                "configuration",
                "alert",
                new Payer(Payer.Kind.UNKNOWN, verdict.change().name()),
                verdict.score(),
                proof);
    }

    /** The address stands where a payer's name would; it is nobody's. */
    static Entry.Incident incident(long number, Verdict.OnSource verdict, Supplier<String> proof) {
        return incident(
                number,
                verdict,
                "address",
                verdict.action().label(),
                new Payer(Payer.Kind.UNKNOWN, verdict.address().host()),
                verdict.score(),
                proof);
    }

    static Entry.Incident incident(long number, Verdict.OnAccount verdict, Supplier<String> proof) {
        return incident(
                number,
                verdict,
                "account",
                verdict.action().label(),
                Payer.extension(verdict.account()),
                verdict.score(),
                proof);
    }

    private static Entry.Incident incident(
            long number, Verdict verdict, String kind, String action, Payer about, int score, Supplier<String> proof) {
        return new Entry.Incident(
                number,
                verdict.atNanos(),
                verdict.pbx(),
                kind,
                action,
                "",
                "",
                kind(about),
                about.name(),
                "",
                "",
                "",
                score,
                false,
                proof);
    }

    static Entry.Settled settled(long number, Outcome outcome) {
        return new Entry.Settled(
                number, outcome.atNanos(), outcome.result().label(), outcome.tries(), outcome.detail());
    }

    static Entry.Fence fence(Fence fence, boolean enforced) {
        return new Entry.Fence(
                fence.subject().pbx(),
                kind(fence.subject().payer()),
                fence.subject().payer().name(),
                fence.classes().stream().map(DestinationClass::label).sorted().collect(Collectors.joining(",")),
                fence.sinceNanos(),
                fence.untilNanos(),
                fence.times(),
                fence.why(),
                enforced);
    }

    static Fence fence(Entry.Fence kept) {
        return new Fence(
                subject(kept.pbx(), kept.payerKind(), kept.payer()),
                classes(kept.classes()),
                kept.since(),
                kept.until(),
                kept.times(),
                kept.why());
    }

    static Subject subject(String pbx, String payerKind, String payer) {
        Payer.Kind kind = Arrays.stream(Payer.Kind.values())
                .filter(each -> label(each).equals(payerKind))
                .findFirst()
                .orElse(Payer.Kind.UNKNOWN);
        return new Subject(pbx, new Payer(kind, payer));
    }

    /** Classes by their labels, with commas; labels nobody knows are left out. */
    static Set<DestinationClass> classes(String labels) {
        Set<String> named = Set.copyOf(Arrays.asList(labels.split(",")));
        EnumSet<DestinationClass> classes = EnumSet.noneOf(DestinationClass.class);
        Arrays.stream(DestinationClass.values())
                .filter(type -> named.contains(type.label()))
                .forEach(classes::add);
        return classes;
    }

    static Underway underway(CallAnswered answered) {
        Call call = answered.call();
        Destination to = call.destination();
        return new Underway(
                call.pbx(),
                answered.leg(),
                call.linkedid(),
                call.uniqueid(),
                kind(call.payer()),
                call.payer().name(),
                call.claimed(),
                call.route().name().toLowerCase(Locale.ROOT),
                call.caller(),
                call.dialled(),
                to.e164(),
                to.country(),
                to.type().label(),
                to.nationalFormat(),
                call.trunk(),
                answered.answeredNanos(),
                answered.answeredNanos());
    }

    /** A call as it was written down; of a class or a route this version does not know, nothing. */
    static Optional<CallAnswered.Underway> underway(Underway kept) {
        Optional<Call.Route> way = Arrays.stream(Call.Route.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kept.route()))
                .findFirst();
        return classes(kept.type()).stream()
                .findFirst()
                .flatMap(type -> way.map(route -> {
                    Call call = new Call(
                            kept.pbx(),
                            0,
                            kept.linkedid(),
                            kept.uniqueid(),
                            subject(kept.pbx(), kept.payerKind(), kept.payer()).payer(),
                            route,
                            kept.caller(),
                            kept.dialled(),
                            new Destination(type, kept.country(), kept.number(), kept.national()),
                            kept.trunk(),
                            kept.claimed());
                    return new CallAnswered.Underway(call, kept.leg(), kept.answered(), kept.seen());
                }));
    }

    static Entry.Row row(SavedRow row, String layout, long atNanos) {
        return new Entry.Row(row.scope(), row.kind(), row.name(), row.proven(), layout, atNanos, row.state());
    }

    static SavedRow row(Entry.Row kept) {
        return new SavedRow(kept.pbx(), kept.kind(), kept.name(), kept.proven(), kept.state());
    }

    static String kind(Payer payer) {
        return label(payer.kind());
    }

    private static String label(Payer.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The block of numbers {@code number} lies in, as suspicion knows it. */
    static String range(String number) {
        String digits = number.startsWith("+") ? number.substring(1) : number;
        return number.startsWith("+") ? digits.substring(0, Math.min(RANGE_DIGITS, digits.length())) : digits;
    }

    /** What a person taught, for the decider; nothing for a kind this version does not know. */
    static Optional<io.ringfence.decide.Lesson> lesson(Lesson lesson) {
        Subject subject = new Subject(lesson.pbx(), Payer.extension(lesson.extension()));
        return switch (lesson.kind()) {
            case "country" -> Optional.of(taught(subject, Kind.COUNTRY, lesson.value()));
            case "number" ->
                Optional.of(taught(subject, Kind.NUMBER, lesson.value().replace("+", "")));
            case "address" -> Optional.of(taught(subject, Kind.NETWORK, lesson.value()));
            default -> Optional.empty();
        };
    }

    private static io.ringfence.decide.Lesson taught(Subject subject, Kind kind, String value) {
        return new io.ringfence.decide.Lesson(subject, kind, value);
    }

    private static String number(Call call) {
        return call.destination().hasNumber() ? "+" + call.destination().e164() : call.dialled();
    }
}
