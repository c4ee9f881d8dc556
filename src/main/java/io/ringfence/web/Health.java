package io.ringfence.web;

import io.ringfence.ami.Check;
import io.ringfence.ami.FeedStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code /health} says.
 *
 * @param status {@code ready}, {@code degraded}, {@code blind} or {@code starting}
 * @param reasons why it is not ready, in words
 */
public record Health(String status, String mode, List<String> reasons, List<Pbx> pbx) {

    /** One PBX as {@code /health} shows it. */
    public record Pbx(String name, boolean up, String asterisk, String since, double lagSeconds, List<Line> checks) {}

    /** One line of a self-test. */
    public record Line(String name, String level, String says) {}

    /**
     * Blind when a PBX is not up, degraded when a check fails or something else is wrong, starting while tests run. A PBX that
     * was up and is lost is blind from that moment, also while the others still start.
     *
     * @param settled the time allowed for starting is over
     * @param troubles what else is wrong
     */
    public static Health of(String mode, boolean settled, List<FeedStatus> feeds, List<String> troubles) {
        List<String> reasons = new ArrayList<>(troubles);
        boolean blind = false;
        boolean lost = false;
        boolean starting = false;
        for (FeedStatus feed : feeds) {
            if (!feed.up()) {
                blind = true;
                lost |= !feed.asterisk().isEmpty(); // it told us its version once
                reasons.add(feed.pbx() + ": blind since " + time(feed.sinceNanos()) + ": " + feed.reason());
            } else if (!feed.tested()) {
                starting = true;
            }
            feed.checks().stream()
                    .filter(check -> check.level() == Check.Level.FAIL)
                    .forEach(check -> reasons.add(feed.pbx() + ": " + check.name() + ": " + check.says()));
        }
        String status = "ready";
        if ((blind || starting) && !settled && !lost) {
            status = "starting";
        } else if (blind) {
            status = "blind";
        } else if (starting) {
            status = "starting";
        } else if (!reasons.isEmpty()) {
            status = "degraded";
        }
        return new Health(status, mode, reasons, feeds.stream().map(Health::pbx).toList());
    }

    /** Whether all is well. */
    public boolean ready() {
        return status.equals("ready");
    }

    private static Pbx pbx(FeedStatus feed) {
        return new Pbx(
                feed.pbx(),
                feed.up(),
                feed.asterisk(),
                time(feed.sinceNanos()),
                feed.lagNanos() / 1e9,
                feed.checks().stream()
                        .map(check ->
                                new Line(check.name(), check.level().name().toLowerCase(Locale.ROOT), check.says()))
                        .toList());
    }

    private static String time(long epochNanos) {
        return Instant.ofEpochSecond(epochNanos / 1_000_000_000L).toString();
    }
}
