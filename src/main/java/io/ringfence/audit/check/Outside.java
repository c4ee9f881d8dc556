package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.CRITICAL;
import static io.ringfence.audit.weakness.Severity.HIGH;

import io.ringfence.audit.account.Account;
import io.ringfence.audit.account.Site;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.plan.Reach;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Weakness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Contexts from which callers from outside reach a trunk with a number of their own. Told where it is to be mended: where the way leaves
 * the context they enter by; where that is a context phones use, at what lets callers from outside into it; else at the step that dials.
 */
final class Outside implements Check {

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        Set<String> told = new HashSet<>();
        List<Site.Entrance> entrances = new ArrayList<>(scene.site().entrances());
        entrances.sort(Comparator.comparing(entrance -> !entrance.anyNumber()));
        for (Site.Entrance entrance : entrances) {
            for (Reach.Way way : entrance.phone()
                    ? List.<Reach.Way>of()
                    : scene.from(entrance.context()).ways()) {
                Setting place = place(scene, entrance, way);
                if (told.add(place.toString())) {
                    tell(entrance, way, place, found);
                }
            }
        }
    }

    private static Setting place(Scene scene, Site.Entrance entrance, Reach.Way way) {
        boolean shared = scene.site().accounts().stream()
                .anyMatch(account -> account.role() == Account.Role.PHONE
                        && account.context().value().equalsIgnoreCase(entrance.context()));
        if (shared) {
            return entrance.at();
        }
        return way.crossing().given() ? way.crossing() : way.step().at();
    }

    private static void tell(Site.Entrance entrance, Reach.Way way, Setting place, Consumer<Weakness> found) {
        found.accept(Weakness.at(
                place,
                "outside-reaches-trunk",
                entrance.anyNumber() ? CRITICAL : HIGH,
                entrance.who() + " can call out by a trunk",
                "Entered at " + entrance.at().file() + ":" + entrance.at().line() + ", the way is " + way.path()
                        + ", which dials at " + way.step().at().file() + ":"
                        + way.step().at().line()
                        + ". Such calls are made at your expense.",
                "let the context " + entrance.context() + " reach only your own extensions"));
    }
}
