package io.ringfence.sim.firm;

import io.ringfence.sim.office.Draw;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A country as callers and carriers see it.
 *
 * @param code ISO 3166 alpha-2; {@code 001} for global networks
 * @param pricePerMinute what a carrier asks, in units of the office's currency
 * @param patterns national numbers without trunk prefix, {@code #} being any digit
 * @param networks of its internet providers: {@code 86.128-191} for 86.128.0.0 to 86.191.255.255
 */
public record Country(
        String code, String calling, double pricePerMinute, List<String> patterns, List<String> networks) {

    /** A number there, E.164 digits. */
    public String number(SplittableRandom random) {
        return calling + Draw.digits(Draw.any(patterns, random), random);
    }

    /** A number of its second pattern, which is that of a mobile. */
    public String mobile(SplittableRandom random) {
        return calling + Draw.digits(patterns.get(patterns.size() - 1), random);
    }

    /** The first two numbers of an address of some provider there, with their dots. */
    public String network(SplittableRandom random) {
        String network = Draw.any(networks, random);
        int dash = network.indexOf('-');
        if (dash < 0) {
            return network + '.';
        }
        int dot = network.lastIndexOf('.');
        int from = Integer.parseInt(network.substring(dot + 1, dash));
        int to = Integer.parseInt(network.substring(dash + 1));
        return network.substring(0, dot + 1) + (from + random.nextInt(to - from + 1)) + '.';
    }

    /** An address of some provider there. */
    public String address(SplittableRandom random) {
        return host(network(random), random);
    }

    /** An address whose first numbers are given, with their dots. */
    public static String host(String network, SplittableRandom random) {
        StringBuilder host = new StringBuilder(network);
        long given = network.chars().filter(each -> each == '.').count();
        for (long i = given; i < 4; i++) {
            host.append(1 + random.nextInt(254)).append(i < 3 ? "." : "");
        }
        return host.toString();
    }
}
