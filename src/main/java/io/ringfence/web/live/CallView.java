package io.ringfence.web.live;

import io.ringfence.fact.Call;
import io.ringfence.number.Price;
import java.util.Locale;

/**
 * A call in progress. Times are milliseconds since 1970, 0 for "not".
 *
 * @param extension who pays; may be empty
 * @param payer what kind of name that is
 * @param number E.164 with its plus where it is known, else as dialled
 * @param action the highest that was decided about it
 * @param perMinute its price in the currency's units
 */
public record CallView(
        String pbx,
        long attempt,
        String uniqueid,
        String extension,
        String payer,
        String route,
        String caller,
        String dialled,
        String number,
        String country,
        String type,
        String trunk,
        long since,
        long answered,
        String action,
        int score,
        double perMinute) {
    private static final double MILLION = 1e6;

    static CallView of(Call call, long sinceNanos, Price price) {
        return new CallView(
                call.pbx(),
                call.attempt(),
                Cut.of(call.uniqueid()),
                Cut.of(call.payer().name()),
                call.payer().kind().name().toLowerCase(Locale.ROOT),
                call.route().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Cut.of(call.caller()),
                Cut.of(call.dialled()),
                Cut.of(number(call)),
                call.destination().country(),
                call.destination().type().label(),
                Cut.of(call.trunk()),
                Cut.millis(sinceNanos),
                0,
                "",
                0,
                call.route() == Call.Route.INBOUND ? 0 : price.microsPerMinute() / MILLION);
    }

    /** With what is known of the call now. */
    CallView with(Call call, long answeredNanos, Price price) {
        CallView fresh = of(call, 0, price);
        return new CallView(
                pbx,
                attempt,
                fresh.uniqueid,
                fresh.extension,
                fresh.payer,
                fresh.route,
                fresh.caller,
                fresh.dialled,
                fresh.number,
                fresh.country,
                fresh.type,
                fresh.trunk,
                since,
                answeredNanos == 0 ? answered : Cut.millis(answeredNanos),
                action,
                score,
                fresh.perMinute);
    }

    CallView judged(String decided, int points) {
        return new CallView(
                pbx, attempt, uniqueid, extension, payer, route, caller, dialled, number, country, type, trunk, since,
                answered, decided, points, perMinute);
    }

    static String number(Call call) {
        return call.destination().hasNumber() ? "+" + call.destination().e164() : call.dialled();
    }
}
