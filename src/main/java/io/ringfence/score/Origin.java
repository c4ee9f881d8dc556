package io.ringfence.score;

import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.list.AddressLists;
import io.ringfence.list.Listed;
import io.ringfence.network.Geography;
import io.ringfence.network.Prefix;
import io.ringfence.network.SourceAddress;
import io.ringfence.score.Whereabouts.Rank;
import io.ringfence.stat.Layout;
import io.ringfence.stat.RoughCount;
import io.ringfence.stat.Slice;
import java.util.List;
import java.util.Set;

/**
 * Where an extension's phones are, against where they and those of its PBX have been.
 *
 * <p><b>Formula.</b> A login or a contact puts the extension in a network (/24, /64) and a country. How new that is, is settled when it
 * is first seen there; its points then weigh on each of its calls ({@code network}, a novelty), in full for a day, by half until it was
 * there on three days, then no more; in a country new to the PBX in full until the seventh day, at most a week; longer from where a
 * suspect call came. A network a phone of the PBX was in on an earlier day is not new. From strong to weak: a country no phone of the PBX was ever in; one that only this extension was never in; without a country, a larger network (/16, /32) new to the
 * PBX; a network new to the PBX. More, when the phone it had is still there. A call to the country the phone is in explains itself: a
 * quarter. When half of all extensions are in the new network and its old ones fell silent, the office has changed its provider: a
 * quarter, and the finding says so. Three extensions in one network that never called from elsewhere are a new branch: an eighth. A national call to a block of numbers the PBX knows ({@link Networks}) weighs a quarter; the
 * second in a row to blocks it does not know, from a country new to it or to the extension, has points of its own ({@code strangers}, a novelty; where no country is known the fourth). Of several places only
 * those count that were proved seconds before the call, if any was. Signs are an address on a list ({@code listed}), many larger networks away from
 * home in a few days ({@code addresses}), three countries within an hour ({@code travel}), and a new country that published break-ins came from ({@code source}).
 *
 * <p><b>Units.</b> Networks, countries, days. Points grow from nothing to full in the first four days a PBX is watched.
 *
 * <p><b>Defaults and why.</b> The published break-ins whose source is known came from another country seconds to minutes before the
 * first call: 46 points while the phone it had is still there, which with a country nobody of a PBX ever called (24) ends the first call, else 35; 40 on a
 * national call, and 30 of another kind from where all of them came from. Softphones roam and home workers have a new address every day, so a new network alone
 * has 10. Travellers call the office and its customers, the thief who rang cheap numbers in Iowa called nobody the office ever called: his second such call ends, 40 and 30 points. One guessed account was used from ten networks all over the
 * world; a roaming phone sees fewer in a week.
 *
 * <p><b>Known false positives.</b> The first traveller in a new country who calls a third one; somebody behind a foreign VPN.
 *
 * <p><b>Spoofable</b> only where an account needs no password: a login proves its source by answering the challenge.
 *
 * <p><b>State.</b> 96 bytes a row, in {@link Whereabouts} and a count; and {@link Networks}.
 */
public final class Origin implements Engine {
    private static final long SECOND = 1_000_000_000L;
    private static final int DAY = 86_400;
    private static final int WEEK = 7 * DAY;
    private static final int FAINT = 5;
    private static final int TRAVEL = 60;
    private static final int PATIENCE = 2;
    private static final String SOURCE = "call %s at %s in %s, where published break-ins came from";
    private static final String LISTED = "call %s, which logged in from %s, a listed address";

    /** A call to the country the phone is in, or home to somebody the PBX knows, weighs so many times less. */
    private static final int LOCAL = 4;

    private final Config config;
    private final Geography geography;
    private final AddressLists bad;
    private final String home;
    private final Networks networks;
    private final Whereabouts places;
    private final RoughCount wide;

    /**
     * What weighs how much.
     *
     * @param network points of a network new to the PBX
     * @param wide points of a larger network new to it, where no country is known
     * @param ownCountry points of a country new to the extension
     * @param country points of a country new to the PBX
     * @param countryNational the same of a national call; the others weigh half
     * @param twice more points, when its other phone is still there
     * @param source points of the sign that the new country is one of {@code sources}
     * @param sources countries published break-ins came from
     * @param aliveSeconds a phone not seen for longer may be gone
     * @param foreign different larger networks in countries new to the extension expected in {@code addressSeconds} to twice that
     * @param addresses the same of all networks, where no country is known
     * @param addressSeconds seconds
     * @param listed points of an address on a list
     * @param learnDays days after which points are full
     * @param strangers calls in a row to blocks of numbers the PBX does not know, from a place it does not know
     */
    public record Config(
            int network,
            int wide,
            int ownCountry,
            int country,
            int countryNational,
            int twice,
            int source,
            Set<String> sources,
            int aliveSeconds,
            Limit foreign,
            Limit addresses,
            int addressSeconds,
            int listed,
            int learnDays,
            Limit strangers) {
        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                10,
                36,
                20,
                35,
                40,
                11,
                30,
                Set.of("PS"),
                70 * 60,
                new Limit(4, 35, 5, 60),
                new Limit(19, 35, 3, 60),
                WEEK / 2,
                60,
                4,
                new Limit(1, 30, 10, 60));
    }

    /** Takes its place in {@code layout}; {@code networks} and {@code places} say where phones were. */
    Origin(Config config, Networks networks, Knowledge known, Whereabouts places, Layout layout) {
        this.config = config;
        this.networks = networks;
        this.geography = known.geography();
        this.bad = known.attackers();
        this.home = known.home();
        this.places = places;
        this.wide = new RoughCount(layout);
    }

    @Override
    public String name() {
        return "Origin";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        if (fact instanceof AuthSucceeded proved) {
            return seen(fact, proved.account(), proved.address(), subjects.payer());
        }
        if (fact instanceof PhoneSeen phone) {
            return seen(fact, phone.account(), phone.address(), subjects.payer());
        }
        if (fact instanceof CallAnswered) {
            subjects.call()
                    .ifPresent(call -> networks.acquaint(call, places, subjects.payer(), fact.atNanos() / SECOND));
            return List.of();
        }
        boolean begins = fact instanceof CallAttempted && subjects.begins() && !Outbound.startUnseen(fact);
        return begins
                ? subjects.call()
                        .filter(call -> call.payer().kind() == Payer.Kind.EXTENSION)
                        .map(call -> weigh(call, subjects, fact.atNanos() / SECOND))
                        .orElse(List.of())
                : List.of();
    }

    private List<Finding> seen(Fact fact, String account, SourceAddress address, Slice row) {
        Prefix network = Prefix.of(address);
        if (!network.known() || !row.present()) {
            return List.of();
        }
        long second = fact.atNanos() / SECOND;
        int index = places.find(row, network);
        String country = index == Whereabouts.NONE ? geography.country(address) : places.country(row, index);
        if (index == Whereabouts.NONE) {
            Rank rank = networks.rank(fact.pbx(), network, country, home, places, row, second);
            index = places.add(row, network, country, rank, second);
        }
        places.seen(row, index, second);
        networks.add(fact.pbx(), network, country, account, second);
        List<Finding> found = List.of();
        if (!network.inside()) {
            if (country.isEmpty() || places.rank(row, index).ordinal() >= Rank.OWN_COUNTRY.ordinal()) {
                wide.add(row, network.wide(), (int) (second / config.addressSeconds()));
            }
            found = addresses(Outbound.printable(account), row, second);
        }
        if (fact instanceof AuthSucceeded && places.travelled(row, second)) {
            String travel = Outbound.printable(account) + " logged in from three countries or more within an hour";
            found = Excess.both(found, Excess.of(name(), "travel", TRAVEL, travel));
        }
        Listed listed = bad.denied(address);
        if (!listed.found()) {
            return found;
        }
        places.list(row, index);
        String why =
                Excess.why("%s logged in from %s, on list %s", Outbound.printable(account), address.host(), listed);
        return Excess.both(found, Excess.of(name(), "listed", config.listed(), why));
    }

    private List<Finding> weigh(Call call, Subjects subjects, long second) {
        Slice row = subjects.payer();
        List<Finding> found = addresses(Outbound.name(call.payer()), row, second);
        List<Finding> strongest = List.of();
        for (int i = 0; i < places.most(); i++) {
            if (places.mayCall(row, i, second)) {
                strongest = Excess.stronger(strongest, novelty(call, subjects, i, second));
                found = Excess.both(found, strangers(call, subjects, i, second));
                found = Excess.both(found, Excess.both(listed(call, row, i), source(call, row, i)));
            }
        }
        return Excess.both(found, strongest);
    }

    private List<Finding> novelty(Call call, Subjects subjects, int index, long second) {
        Slice row = subjects.payer();
        Rank rank = places.rank(row, index);
        long age = Math.max(0, second - places.first(row, index));
        if (rank == Rank.KNOWN || (age > WEEK && !places.suspected(row, index))) {
            return List.of();
        }
        Prefix network = places.network(row, index);
        String country = places.country(row, index);
        boolean costly = Outbound.costly(call.destination());
        boolean alive = places.elsewhere(row, index) > places.first(row, index) - config.aliveSeconds();
        Relocation relocation = Relocation.of(call.pbx(), subjects, places, index, networks, second);
        boolean twice = alive && rank == Rank.COUNTRY && relocation == Relocation.NONE;
        int points = points(rank, costly) + (twice && costly ? config.twice() : 0);
        int watched = networks.watchedDays(call.pbx(), second);
        boolean local = !country.isEmpty() && country.equals(call.destination().country());
        boolean faded = age > DAY && rank != Rank.COUNTRY && (costly || rank != Rank.WIDE);
        points = points * Math.min(watched, config.learnDays()) / config.learnDays() / (faded ? 2 : 1);
        boolean acquainted = !costly && networks.knowsBlock(call.pbx(), call.destination());
        points /= Math.max(relocation.part(), local || acquainted ? LOCAL : 1);
        String why = Subject.PAYER.from(call) + " at " + network + (country.isEmpty() ? "" : " (" + country + ")")
                + ", " + rank.words() + (twice ? "; the phone it had is still there" : "") + relocation.words();
        return points < FAINT ? List.of() : Excess.novelty(name(), "network", points, "call " + why);
    }

    private List<Finding> strangers(Call call, Subjects subjects, int index, long second) {
        Slice row = subjects.payer();
        if (places.country(row, index).equals(call.destination().country())
                || places.network(row, index).inside()
                || !places.strange(row, index, second)
                || Relocation.of(call.pbx(), subjects, places, index, networks, second) != Relocation.NONE) {
            return List.of();
        }
        boolean stranger = !networks.knowsBlock(call.pbx(), call.destination());
        int count = places.called(row, index, stranger);
        int days = Math.min(networks.calledDays(call.pbx(), second), config.learnDays());
        Rank rank = places.rank(row, index);
        boolean known = rank == Rank.OWN_COUNTRY;
        int points = config.strangers().points(rank == Rank.WIDE ? count - PATIENCE : count);
        // With its network no less than in a country where nobody was.
        points += points > 0 && known ? config.countryNational() - points(rank, false) : 0;
        points = points * days / config.learnDays();
        boolean silent = points < FAINT || !stranger || (!known && Outbound.costly(call.destination()));
        String why = Excess.why(
                "call number %d in a row %s at %s to a block of numbers nobody of the PBX ever talked with",
                count, Subject.PAYER.from(call), places.network(row, index));
        return silent ? List.of() : Excess.novelty(name(), "strangers", points, why);
    }

    private int points(Rank rank, boolean costly) {
        return switch (rank) {
            case KNOWN -> 0;
            case NETWORK -> costly ? config.network() : config.network() / 2;
            case WIDE -> costly ? config.wide() : config.wide() / 2;
            case OWN_COUNTRY -> costly ? config.ownCountry() : config.ownCountry() / 2;
            case COUNTRY -> costly ? config.country() : config.countryNational();
        };
    }

    private List<Finding> source(Call call, Slice row, int index) {
        String country = places.country(row, index);
        return places.rank(row, index) == Rank.COUNTRY && config.sources().contains(country)
                ? sign("source", config.source(), SOURCE, call, places.network(row, index), country)
                : List.of();
    }

    private List<Finding> listed(Call call, Slice row, int index) {
        return places.listed(row, index)
                ? sign("listed", config.listed(), LISTED, call, places.network(row, index), "")
                : List.of();
    }

    private List<Finding> sign(String kind, int points, String why, Call call, Prefix network, String country) {
        return Excess.of(name(), kind, points, Excess.why(why, Subject.PAYER.from(call), network, country));
    }

    private List<Finding> addresses(String who, Slice row, long second) {
        int count = wide.count(row, (int) (second / config.addressSeconds()));
        Limit limit = geography.known() ? config.foreign() : config.addresses();
        int points = limit.points(count);
        String why = "%s was in about %d different %s (/16) within a week; at most %d expected";
        String kind = geography.known() ? "foreign networks" : "networks";
        return points == 0
                ? List.of()
                : Excess.of(name(), "addresses", points, Excess.why(why, who, count, kind, limit.most()));
    }
}
