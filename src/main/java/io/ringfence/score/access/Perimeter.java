package io.ringfence.score.access;

import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.list.AddressList;
import io.ringfence.list.AddressLists;
import io.ringfence.network.Block;
import io.ringfence.network.Geography;
import io.ringfence.network.Prefix;
import io.ringfence.network.SourceAddress;
import io.ringfence.policy.Extensions;
import io.ringfence.policy.Geofence;
import java.util.List;
import java.util.Set;

/**
 * Logins from where the operator says an extension cannot be.
 *
 * <p><b>Formula.</b> The first rule that names the extension counts. An address is inside when its country, its network or a list it is on is named. A login
 * from outside: {@link #STRAYED} points about the account, and on each of its costly calls for a day. A wrong password from outside: {@link
 * #TRIED} about the address, once. Kind {@code geofence}.
 *
 * <p><b>Defaults and why.</b> Whoever has the right password in the wrong country is the one case no count of failures shows; the operator said that it cannot be.
 *
 * <p><b>Cannot know.</b> An address whose country no file knows is outside of networks, not of countries: in doubt nobody is accused. Addresses of the inside (private ones) are
 * never outside.
 *
 * <p><b>Known false positives.</b> A traveller nobody told the operator of; a phone behind a foreign VPN.
 *
 * <p><b>Spoofable</b> is none of it: a login, and a wrong answer, prove where they come from.
 */
final class Perimeter {
    static final String NAME = "Geofence";

    private static final int STRAYED = 100;
    private static final int TRIED = 30;
    private static final Set<String> PHONES = Set.of("PJSIP", "SIP", "IAX2");

    private final Entrants entrants;
    private final Geography geography;
    private final AddressLists lists;
    private List<Bounds> bounds;

    private record Bounds(Geofence.Rule rule, AddressList networks) {}

    Perimeter(Entrants entrants, Geofence geofence, Geography geography, AddressLists lists) {
        this.entrants = entrants;
        this.geography = geography;
        this.lists = lists;
        this.bounds = bounds(geofence);
    }

    /** Goes by another geofence from now on. */
    void become(Geofence geofence) {
        bounds = bounds(geofence);
    }

    private static List<Bounds> bounds(Geofence geofence) {
        return geofence.rules().stream()
                .map(rule -> new Bounds(rule, AddressList.of("geofence", rule.networks())))
                .toList();
    }

    /** Rows are turned to {@code fact}. */
    List<Sign> succeeded(AuthSucceeded fact) {
        if (!PHONES.contains(fact.service()) || !outside(fact.account(), fact.address())) {
            return List.of();
        }
        long at = fact.atNanos();
        double left = entrants.strayed.value(entrants.account, at);
        entrants.strayed.add(entrants.account, at, Math.max(0, STRAYED - left));
        String why = "%s logged in from %s%s, where it must not be"
                .formatted(Shown.text(fact.account()), fact.address().host(), country(fact.address()));
        return List.of(new Sign(About.account(fact.account()), NAME, "geofence", STRAYED, false, why));
    }

    /** Rows are turned to {@code fact}, an answered challenge. */
    List<Sign> failed(AuthFailed fact) {
        if (!PHONES.contains(fact.service()) || !outside(fact.account(), fact.address())) {
            return List.of();
        }
        Block block = Block.of(fact.address());
        boolean shared = entrants.vouched(entrants.address, fact.atNanos());
        String why = "a wrong password for %s from %s%s, where it must not be"
                .formatted(Shown.text(fact.account()), fact.address().host(), country(fact.address()));
        return List.of(new Sign(About.block(block, shared), NAME, "geofence", TRIED, false, why));
    }

    private boolean outside(String extension, SourceAddress address) {
        if (Prefix.of(address).inside()) {
            return false;
        }
        for (Bounds one : bounds) {
            if (Extensions.name(one.rule().extensions(), extension)) {
                return outside(one, address);
            }
        }
        return false;
    }

    private boolean outside(Bounds one, SourceAddress address) {
        Geofence.Rule rule = one.rule();
        if (one.networks().find(address).found()
                || rule.lists().stream()
                        .anyMatch(list -> lists.find(list, address).found())) {
            return false;
        }
        String country = rule.countries().isEmpty() ? "-" : geography.country(address);
        return !country.isEmpty() && !rule.countries().contains(country);
    }

    private String country(SourceAddress address) {
        String country = geography.country(address);
        return country.isEmpty() ? "" : " (" + country + ")";
    }
}
