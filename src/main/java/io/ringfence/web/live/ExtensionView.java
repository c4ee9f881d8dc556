package io.ringfence.web.live;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of an extension since the start. Times are milliseconds since 1970, 0 for never.
 *
 * @param calls attempts to reach numbers outside
 * @param stopped verdicts that ended a call
 * @param score of the last verdict
 * @param action the last verdict
 * @param addresses its phones were seen at, the last first
 */
public record ExtensionView(
        String pbx,
        String extension,
        long calls,
        long stopped,
        int score,
        String action,
        long judged,
        long seen,
        String number,
        String country,
        List<Address> addresses) {
    private static final int MOST_ADDRESSES = 6;

    /** Where a phone was. */
    public record Address(String address, long at) {}

    static ExtensionView fresh(String pbx, String extension) {
        return new ExtensionView(pbx, Cut.of(extension), 0, 0, 0, "", 0, 0, "", "", List.of());
    }

    ExtensionView called(String to, String where, long at) {
        return new ExtensionView(pbx, extension, calls + 1, stopped, score, action, judged, at, to, where, addresses);
    }

    ExtensionView judged(String decided, int points, boolean ended, long at) {
        return new ExtensionView(
                pbx, extension, calls, stopped + (ended ? 1 : 0), points, decided, at, at, number, country, addresses);
    }

    ExtensionView at(String address, long at) {
        if (!addresses.isEmpty()
                && addresses.get(0).address().equals(address)
                && at - addresses.get(0).at() < 60_000) {
            return this; // phones show themselves often; to the minute is enough
        }
        List<Address> all = new ArrayList<>();
        all.add(new Address(address, at));
        addresses.stream()
                .filter(each -> !each.address().equals(address))
                .limit(MOST_ADDRESSES - 1)
                .forEach(all::add);
        return new ExtensionView(
                pbx,
                extension,
                calls,
                stopped,
                score,
                action,
                judged,
                Math.max(seen, at),
                number,
                country,
                List.copyOf(all));
    }
}
