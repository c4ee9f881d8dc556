package io.ringfence.score;

import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.fact.ConfigurationChanged.Change;
import io.ringfence.fact.Fact;
import java.util.List;
import java.util.Locale;

/**
 * Somebody changed the configuration without saying so: after a break-in a thief makes himself a phone, an AMI user, a forward, a way
 * out, a web page that runs commands.
 *
 * <p><b>Formula.</b> Points by what changed: a call file or an AMI user 90, a web file or a forward to a costly number 80, a new phone 70, a
 * changed context 60, another forward or a changed phone 50, a file 40; half for what is gone. Kind {@code configuration}.
 *
 * <p><b>Known false positives.</b> An administrator at work: he announces it, or accepts it afterwards. <b>State.</b> None here; what was there is
 * in the store.
 */
public final class Changes implements Engine {

    @Override
    public String name() {
        return "Changes";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        return fact instanceof ConfigurationChanged changed ? List.of(finding(changed)) : List.of();
    }

    private Finding finding(ConfigurationChanged fact) {
        int points = fact.change() == Change.REMOVED ? points(fact) / 2 : points(fact);
        String costly = fact.costly() ? " to a costly number" : "";
        String why = "%s %s was %s outside any announced window%s (%s)"
                .formatted(
                        fact.what().label(),
                        Outbound.printable(fact.name()),
                        fact.change().name().toLowerCase(Locale.ROOT),
                        costly,
                        Outbound.printable(fact.place()));
        return new Finding(name(), "configuration", points, Severity.of(points), Finding.Bearing.SIGN, false, why);
    }

    private static int points(ConfigurationChanged fact) {
        return switch (fact.what()) {
            case CALL_FILE, AMI_USER -> 90;
            case WEB_FILE -> 80;
            case FORWARD -> fact.costly() ? 80 : 50;
            case PHONE -> fact.change() == Change.ADDED ? 70 : 50;
            case CONTEXT -> 60;
            case FILE -> 40;
        };
    }
}
