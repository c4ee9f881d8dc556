package io.ringfence.live;

import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What calls cost that got through, by the estimates of the built-in deck.
 *
 * @param attempts calls that reached the carrier
 * @param answered how many of them it answered
 * @param micros what they cost until they ended, millionths of a pound
 */
record Leak(int attempts, int answered, long micros) {

    /** Calls abroad by {@code trunk}, whose talk was {@code compression} times as long in truth. */
    static Leak of(Ami ami, int compression) {
        Map<String, Double> ended = ami.events("Hangup").stream()
                .collect(Collectors.toMap(hangup -> hangup.get("Uniqueid"), Ami.Message::millis, (a, b) -> a));
        Map<String, String> dialled = ami.events("DialBegin").stream()
                .filter(begin -> begin.get("DialString").startsWith("00"))
                .collect(Collectors.toMap(
                        begin -> begin.get("DestUniqueid"),
                        begin -> begin.get("DialString").replaceFirst("@.*", "")));
        List<Ami.Message> answers = ami.events("DialEnd").stream()
                .filter(end -> end.get("DialStatus").equals("ANSWER") && dialled.containsKey(end.get("DestUniqueid")))
                .toList();
        long micros = 0;
        for (Ami.Message answer : answers) {
            double until = ended.getOrDefault(answer.get("DestUniqueid"), answer.millis());
            micros += cost(dialled.get(answer.get("DestUniqueid")), (long) (until - answer.millis()) * compression);
        }
        return new Leak(dialled.size(), answers.size(), micros);
    }

    /** What a call of such length costs. */
    static long cost(String number, long millis) {
        return RateDeck.estimates(Currency.getInstance("GBP"))
                .priceOf(DialPlan.of("GB", List.of(), List.of(), List.of()).destination(number))
                .cost(Duration.ofMillis(millis));
    }

    @Override
    public String toString() {
        return String.format("%d reached the carrier, %d answered, GBP %.2f", attempts, answered, micros / 1e6);
    }
}
