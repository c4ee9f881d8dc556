package io.ringfence.act.notify.tell;

import io.ringfence.config.notify.Manner;
import io.ringfence.config.notify.Template;
import java.util.List;

/**
 * The words of a receiver.
 *
 * @param unheeded for how many minutes nobody acted on what is told; 0 when nobody waited for that
 */
public record Wording(Template subject, Template text, long unheeded) {
    /** Ringfence's own. */
    public static final Wording USUAL = new Wording(Template.NONE, Template.NONE, 0);

    /** Those of a receiver. */
    public static Wording of(Manner manner) {
        return new Wording(manner.subject(), manner.text(), manner.after().toMinutes());
    }

    /** What is told in one line. Words for a call are of no use where a PBX is not seen: what lacks a name keeps Ringfence's own. */
    String headline(Notice notice) {
        return own(notice) ? subject.filled(notice::filling).replace('\n', ' ') : notice.headline();
    }

    private boolean own(Notice notice) {
        return subject.written() && !notice.alone() && Template.whole(subject.text(), notice::filling);
    }

    /** The particulars, a line each. */
    List<String> lines(Notice notice) {
        if (notice.alone() || !text.written()) {
            return notice.lines();
        }
        return text.text()
                .lines()
                .filter(line -> !Template.idle(line, notice::filling))
                .flatMap(line -> new Template(line).filled(notice::filling).lines())
                .toList();
    }

    /** What stands before the headline. */
    String before(Notice notice) {
        return (own(notice) ? "" : "Ringfence: ") + late();
    }

    /** That nobody acted; nothing where nobody waited. */
    String late() {
        return unheeded == 0 ? "" : "nobody acted for " + unheeded + " min: ";
    }
}
