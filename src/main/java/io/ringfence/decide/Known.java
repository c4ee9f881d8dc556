package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.number.Destination;
import io.ringfence.score.Finding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What people taught: places that are known for an extension, so that nothing is new about them. Bounded. */
final class Known {
    static final int MOST = 65_536;

    private static final Set<String> OF_COUNTRY = Set.of("country");
    private static final Set<String> OF_NUMBER = Set.of("number", "country");
    private static final Set<String> OF_NETWORK = Set.of("network");

    private final Recent<Lesson, Boolean> lessons = new Recent<>(MOST);

    /** Networks come with no call: they are looked for in the words of a finding. */
    private final Recent<Subject, Boolean> roaming = new Recent<>(MOST);

    void learn(Lesson lesson) {
        boolean plus = lesson.kind() == Lesson.Kind.NUMBER && lesson.value().startsWith("+");
        String value = plus ? lesson.value().substring(1) : lesson.value();
        lessons.put(new Lesson(lesson.subject(), lesson.kind(), value), Boolean.TRUE);
        if (lesson.kind() == Lesson.Kind.NETWORK) {
            roaming.put(lesson.subject(), Boolean.TRUE);
        }
    }

    List<Lesson> all() {
        return List.copyOf(lessons.keySet());
    }

    /** {@code findings} without what {@code call} shows of known places. */
    List<Finding> unknown(Call call, List<Finding> findings) {
        Subject subject = Subject.of(call);
        if (lessons.isEmpty() || findings.isEmpty()) {
            return findings;
        }
        Destination there = call.destination();
        boolean country = has(subject, Lesson.Kind.COUNTRY, there.country());
        boolean number =
                has(subject, Lesson.Kind.NUMBER, there.e164()) || has(subject, Lesson.Kind.NUMBER, call.dialled());
        return unknown(subject, findings).stream()
                .filter(finding -> !(country && OF_COUNTRY.contains(finding.kind())))
                .filter(finding -> !(number && OF_NUMBER.contains(finding.kind())))
                .toList();
    }

    /** {@code findings} about {@code subject} without those of known networks. */
    List<Finding> unknown(Subject subject, List<Finding> findings) {
        if (!roaming.containsKey(subject)) {
            return findings;
        }
        List<Lesson> networks = lessons.keySet().stream()
                .filter(lesson ->
                        lesson.kind() == Lesson.Kind.NETWORK && lesson.subject().equals(subject))
                .toList();
        return findings.stream()
                .filter(finding -> !OF_NETWORK.contains(finding.kind())
                        || networks.stream().noneMatch(lesson -> named(lesson.value(), finding.why())))
                .toList();
    }

    private boolean has(Subject subject, Lesson.Kind kind, String value) {
        return !value.isEmpty() && lessons.containsKey(new Lesson(subject, kind, value));
    }

    /** As a word of its own: 192.0.2.0/24 is not in 192.0.2.0/240. */
    private static boolean named(String value, String why) {
        return Pattern.compile("(?<![0-9A-Za-z.:/])" + Pattern.quote(value) + "(?![0-9A-Za-z/]|[.:][0-9A-Za-z])")
                .matcher(why)
                .find();
    }
}
