package io.ringfence.score.access;

import io.ringfence.fact.AuthFailed;
import io.ringfence.network.Geography;
import io.ringfence.network.Prefix;
import io.ringfence.stat.Slice;
import java.util.List;

/**
 * Guesses from one country, however they are spread over its networks and over the accounts.
 *
 * <p><b>Formula.</b> Wrong answers to challenges from a country of which half is forgotten in two days, once three of its networks gave some, where no phone proved itself. Told at {@link
 * #FIRST} and whenever it has doubled, and again after two days, about the account guessed at: 40 points, more with each doubling. Kind {@code country}, of Credential.
 *
 * <p><b>Defaults and why.</b> Whoever rotates through a provider's networks and through the accounts, a guess each, shows in no address, no /24 and no account. No country is banned,
 * and being guessed at is held against no account.
 *
 * <p><b>Cannot know.</b> Where no file knows the country of an address, nothing is counted.
 *
 * <p><b>Known false positives.</b> A country in which many phones of yours have old passwords; yours, most likely.
 */
final class Countries {
    /** Told of first. */
    static final int FIRST = 40;

    private static final int POINTS = 40;
    private static final int MORE = 10;
    private static final int MOST = 70;
    private static final int MANY_PLACES = 3;

    private final Entrants entrants;
    private final Geography geography;

    Countries(Entrants entrants, Geography geography) {
        this.entrants = entrants;
        this.geography = geography;
    }

    /** Rows are turned to {@code fact}, an answered challenge. */
    List<Sign> failed(AuthFailed fact) {
        long at = fact.atNanos();
        Prefix network = Prefix.of(fact.address());
        String country = geography.country(fact.address());
        if (country.isEmpty() || network.inside() || entrants.vouched(entrants.address, at)) {
            return List.of();
        }
        Slice row = entrants.country(country);
        entrants.slow.add(row, at, 1);
        entrants.networks.add(row, Long.hashCode(network.key()), at);
        entrants.others.add(row, fact.address().host().hashCode(), at);
        int step = step(entrants.slow.value(row, at));
        int networks = entrants.networks.value(row, at);
        double told = entrants.broken.value(row, at);
        if (step <= told || networks < MANY_PLACES) {
            return List.of();
        }
        entrants.broken.add(row, at, step - told);
        String why =
                "about %d wrong passwords within some days from about %d addresses in %d networks of %s, the last one for %s; told at %d and when they double"
                        .formatted(
                                Math.round(entrants.slow.value(row, at)),
                                entrants.others.value(row, at),
                                networks,
                                country,
                                Shown.text(fact.account()),
                                FIRST);
        int points = Math.min(MOST, POINTS + MORE * (step - 1));
        return List.of(new Sign(About.account(fact.account()), Credential.NAME, "country", points, false, why));
    }

    /** 0 below {@link #FIRST}, 1 from there to twice as many, and so on. */
    private static int step(double count) {
        return count < FIRST ? 0 : 1 + Math.getExponent(count / FIRST);
    }
}
