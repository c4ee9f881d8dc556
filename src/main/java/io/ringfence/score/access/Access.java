package io.ringfence.score.access;

import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.list.AddressLists;
import io.ringfence.list.Listed;
import io.ringfence.network.Block;
import io.ringfence.network.Geography;
import io.ringfence.network.Prefix;
import io.ringfence.network.SourceAddress;
import io.ringfence.number.DestinationClass;
import io.ringfence.policy.Geofence;
import io.ringfence.stat.SavedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All that watches logins, over one set of rows: {@link Credential}, {@link Enumeration}, {@link Perimeter}, {@link Claims}, {@link Countries}, and for PINs {@link Pins}. Addresses on an allow list are
 * not looked at. For one thread.
 */
public final class Access {
    /** The names of its engines. */
    public static final List<String> ENGINES = List.of(Credential.NAME, Enumeration.NAME, Perimeter.NAME, Pins.NAME);

    private final AddressLists lists;
    private final Entrants entrants = new Entrants();
    private final Credential credential = new Credential(entrants);
    private final Enumeration enumeration = new Enumeration(entrants);
    private final Pins pins = new Pins(entrants);
    private final Claims claims = new Claims(entrants);
    private final Countries countries;
    private final Perimeter perimeter;

    /** Has seen nothing yet; {@code lists} may change meanwhile. */
    public Access(AddressLists lists, Geofence geofence, Geography geography) {
        this.lists = lists;
        this.countries = new Countries(entrants, geography);
        this.perimeter = new Perimeter(entrants, geofence, geography, lists);
    }

    /** Goes by another geofence from now on. */
    public void become(Geofence geofence) {
        perimeter.become(geofence);
    }

    /** What a fact shows; often nothing. */
    public List<Sign> on(Fact fact) {
        if (fact instanceof AuthFailed failed) {
            return seen(failed.address()) ? failed(failed) : List.of();
        }
        if (fact instanceof AccountProbed probed && seen(probed.address())) {
            entrants.turnTo(fact, probed.address(), "", "", probed.address().connected());
            return enumeration.probed(probed);
        }
        if (fact instanceof AuthSucceeded proved && seen(proved.address())) {
            Block range = range(proved.address());
            entrants.turnTo(fact, proved.address(), "", range.toString(), true);
            entrants.turnTo(fact.pbx(), proved.account());
            List<Sign> strayed = perimeter.succeeded(proved);
            return strayed.isEmpty() ? credential.succeeded(proved) : strayed;
        }
        if (fact instanceof PhoneSeen phone && seen(phone.address())) {
            entrants.turnTo(fact, phone.address(), "", "", true);
            credential.contact(fact.atNanos());
            return List.of();
        }
        if (fact instanceof CallEnded ended) {
            pins.ended(ended);
        }
        if (fact instanceof CallAttempted attempted && !attempted.alreadyUp()) {
            return attempted.call().route() == Call.Route.INBOUND
                    ? pins.called(attempted)
                    : called(attempted.call(), fact.atNanos());
        }
        return List.of();
    }

    private boolean seen(SourceAddress address) {
        return Prefix.of(address).known() && !lists.allowed(address);
    }

    private List<Sign> failed(AuthFailed fact) {
        Block range = fact.challengeAnswered() ? range(fact.address()) : Block.UNKNOWN;
        String account = fact.challengeAnswered() ? fact.account() : "";
        entrants.turnTo(fact, fact.address(), account, range.toString(), fact.proved());
        if (!fact.challengeAnswered()) {
            List<Sign> signs = new ArrayList<>(enumeration.refused(fact));
            signs.addAll(claims.failed(fact));
            return signs;
        }
        List<Sign> signs = new ArrayList<>(credential.failed(fact, range));
        signs.addAll(enumeration.answered(fact));
        signs.addAll(perimeter.failed(fact));
        signs.addAll(countries.failed(fact));
        return signs;
    }

    /** The network on a list of attackers that holds an address, when it is larger than the one around it. */
    private Block range(SourceAddress address) {
        Listed listed = lists.denied(address);
        return listed.found() ? Block.parse(listed.entry()) : Block.UNKNOWN;
    }

    /** What somebody's break-in makes of the next costly calls. */
    private List<Sign> called(Call call, long at) {
        DestinationClass type = call.destination().type();
        boolean costly = type.costs()
                && type != DestinationClass.NATIONAL
                && type != DestinationClass.MOBILE
                && call.payer().kind() == Payer.Kind.EXTENSION
                && call.route() != Call.Route.INBOUND;
        if (!costly) {
            return List.of();
        }
        entrants.find(call.pbx(), call.payer().name());
        if (!entrants.account.present()) {
            return List.of();
        }
        String who = "call from " + Shown.text(call.payer().name());
        List<Sign> signs = new ArrayList<>(2);
        int broken = (int) Math.min(100, entrants.broken.value(entrants.account, at));
        if (broken > 0) {
            String why = who + ", into which somebody may have broken: a login after wrong passwords";
            signs.add(new Sign(About.PAYER, Credential.NAME, "success", broken, false, why));
        }
        int strayed = (int) Math.min(100, entrants.strayed.value(entrants.account, at));
        if (strayed > 0) {
            String why = who + ", which logged in from where it must not be";
            signs.add(new Sign(About.PAYER, Perimeter.NAME, "geofence", strayed, false, why));
        }
        return signs;
    }

    /** From now on notes which rows are used, for {@link #drain}. */
    public void noteUses() {
        entrants.noteUses();
    }

    /** Hands over copies of at most {@code most} rows used since they were last handed over; how many. */
    public int drain(int most, Consumer<SavedRow> taker) {
        return entrants.drain(most, taker);
    }

    /** Takes over a row of an earlier process; false when it is none of these. */
    public boolean restore(SavedRow saved) {
        return entrants.restore(saved);
    }

    /** Proven keys held. */
    public int proven() {
        return entrants.proven();
    }

    /** Claimed keys held. */
    public int claimed() {
        return entrants.claimed();
    }
}
