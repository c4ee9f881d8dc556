package io.ringfence.decide.ban;

import io.ringfence.config.BanSettings;
import io.ringfence.decide.ban.Residents.Resident;
import io.ringfence.decide.ban.Ruling.Result;
import io.ringfence.network.Cidr;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is kept out, and the policy of it.
 *
 * <p><b>How long.</b> The first ban lasts {@code times[0]}, the next {@code times[1]} and so on, the last for all further ones; who stayed away for
 * 30 days after a ban begins anew.
 *
 * <p><b>How wide.</b> An address; the whole /24 or /64 when within a day {@code subnet-after} addresses of it were banned (two of a
 * /64, since whoever has one address of it has all) and nobody sheltered is in it. Never wider. Bans never overlap: a wider one
 * takes the place of those in it.
 *
 * <p><b>How many.</b> At most {@code a-minute} within a minute; what comes above waits, up to as many again as may stand. At most
 * {@code most} stand: then the one of Ringfence's own that ends first makes room. Each takes about 400 bytes.
 *
 * <p>Owned by one thread.
 */
public final class Bans {
    /** Who stayed away so long is forgiven. */
    static final long FORGIVEN_NANOS = Duration.ofDays(30).toNanos();

    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int SITE6_AFTER = 2;
    private static final int LONGEST_WHY = 1_000;

    private BanSettings settings;
    private boolean enforced;
    private final Residents residents = new Residents();
    private final Shelter shelter;
    private final Map<Cidr, Ban> known = new LinkedHashMap<>(); // standing, and over for less than 30 days
    private final Deque<Suspect> waiting = new ArrayDeque<>();
    private final Deque<Long> minute = new ArrayDeque<>();

    /** @param enforced whether bans are carried out */
    public Bans(BanSettings settings, boolean enforced) {
        this.settings = settings;
        this.enforced = enforced;
        this.shelter = new Shelter(settings, residents);
    }

    /** Goes by other times, limits and protected addresses from now on; bans that stand keep theirs. */
    public void become(BanSettings other) {
        settings = other;
        shelter.become(other);
    }

    /** Carries bans out from now on, or no longer: those there were were meant otherwise and are forgotten for {@code kept}. */
    public void become(boolean carriedOut, List<Ban> kept) {
        enforced = carriedOut;
        known.clear();
        waiting.clear();
        kept.forEach(this::restore);
    }

    /** An address of this machine or of a PBX, which nobody may ban. */
    public void host(Cidr address, String what) {
        shelter.host(address, what);
    }

    /** A person set {@code network} free, now or before a restart. */
    public void free(Cidr network, String why) {
        shelter.free(network, why);
    }

    /** An account dialled an emergency number. */
    public void emergency(String account, long nowNanos) {
        shelter.emergency(account, nowNanos);
    }

    /** Somebody at {@code address} answered a challenge wrongly. */
    public void failed(Cidr address, long nowNanos) {
        residents.failed(address, nowNanos);
    }

    /** An account proved itself, or its phone was heard of, at {@code address}; whom to write down. */
    public List<Resident> succeeded(Cidr address, String account, long nowNanos) {
        return residents.succeeded(address, account, nowNanos);
    }

    /** Takes up who lived where before a restart. */
    public void restore(Resident resident) {
        residents.restore(resident);
    }

    /** Takes up a ban from before a restart. */
    public void restore(Ban ban) {
        known.put(ban.network(), ban);
    }

    /** The ban that keeps {@code network} out now; {@link Ban#NONE} without one. */
    public Ban of(Cidr network, long nowNanos) {
        for (Cidr around : List.of(network, network.site())) {
            Ban ban = known.getOrDefault(around, Ban.NONE);
            if (ban.stands(nowNanos)) {
                return ban;
            }
        }
        return Ban.NONE;
    }

    /** The bans that stand, the first to end first. */
    public List<Ban> standing(long nowNanos) {
        return known.values().stream()
                .filter(ban -> ban.stands(nowNanos))
                .sorted(Comparator.comparingLong(Ban::untilNanos).thenComparing(Ban::network))
                .toList();
    }

    /** How many bans of a family of addresses stand. */
    public int count(boolean v6, long nowNanos) {
        return (int) known.values().stream()
                .filter(ban -> ban.network().v6() == v6 && ban.stands(nowNanos))
                .count();
    }

    /** What becomes of {@code suspect}. */
    public Ruling consider(Suspect suspect) {
        long now = suspect.atNanos();
        Cidr network = suspect.network();
        if (!suspect.proven()) {
            return Ruling.not(Result.SPOOFABLE, network, "all that speaks against it can be forged");
        }
        if (network.wide()) {
            return Ruling.not(Result.TOO_WIDE, network, "a ban is never wider than a /24 or a /64");
        }
        String sheltered = shelter.reason(network, suspect.brokeIn(), now);
        if (!sheltered.isEmpty()) {
            return Ruling.not(Result.PROTECTED, network, sheltered);
        }
        Ban standing = of(network, now);
        if (standing != Ban.NONE) {
            return Ruling.not(Result.STANDING, network, standing.network() + " is banned already");
        }
        while (!minute.isEmpty() && now - minute.peekFirst() >= MINUTE_NANOS) {
            minute.removeFirst();
        }
        if (minute.size() >= settings.aMinute()) {
            if (waiting.size() < settings.most()) {
                waiting.add(suspect);
            }
            return Ruling.not(Result.LIMITED, network, settings.aMinute() + " bans within a minute");
        }
        minute.addLast(now);
        return ban(widened(suspect), suspect);
    }

    /** What becomes of suspects that had to wait; to be asked several times a second. */
    public List<Ruling> retry(long nowNanos) {
        List<Ruling> rulings = new ArrayList<>();
        while (!waiting.isEmpty()
                && (minute.size() < settings.aMinute() || nowNanos - minute.peekFirst() >= MINUTE_NANOS)) {
            Suspect suspect = waiting.removeFirst();
            rulings.add(consider(new Suspect(
                    nowNanos, suspect.pbx(), suspect.network(), suspect.proven(), suspect.brokeIn(), suspect.why())));
        }
        return rulings;
    }

    /** A person wants {@code network} kept out; whoever lives there is locked out, which is the person's to know. */
    public Ruling order(Cidr network, long nowNanos, long untilNanos, String why) {
        if (network.wide()) {
            return Ruling.not(Result.TOO_WIDE, network, "a ban is never wider than a /24 or a /64");
        }
        String sheltered = shelter.always(network);
        if (!sheltered.isEmpty()) {
            return Ruling.not(Result.PROTECTED, network, sheltered);
        }
        Ban standing = of(network, nowNanos);
        if (standing != Ban.NONE && !standing.network().equals(network)) {
            return Ruling.not(Result.STANDING, network, standing.network() + " is banned already");
        }
        shelter.unfree(network);
        Ban ban = new Ban(
                network, nowNanos, untilNanos, times(network, nowNanos), Ban.Origin.PERSON, "", shown(why), enforced);
        return put(ban, nowNanos);
    }

    /** Who would be locked out by a ban of {@code network}, in words; {@code ""} for nobody. */
    public String locked(Cidr network, long nowNanos) {
        return shelter.locked(network, nowNanos);
    }

    /** Ends every ban that keeps {@code network} or part of it out, and forgets that there were any; which. */
    public List<Ban> lift(Cidr network, long nowNanos) {
        List<Ban> lifted = standing(nowNanos).stream()
                .filter(ban -> ban.network().meets(network))
                .toList();
        lifted.forEach(ban -> known.remove(ban.network()));
        return lifted;
    }

    /**
     * The ban that the success of {@code account} at {@code address} proves wrong: an account that is at home there cannot be kept out.
     * A person's ban is proved wrong by nothing.
     */
    public Optional<Ban> provedWrong(Cidr address, String account, long nowNanos) {
        Ban ban = of(address, nowNanos);
        return ban != Ban.NONE && ban.origin() == Ban.Origin.POLICY && residents.atHome(address, account, nowNanos)
                ? Optional.of(ban)
                : Optional.empty();
    }

    /** Forgets bans that ended long ago. */
    public void forget(long nowNanos) {
        known.values().removeIf(ban -> nowNanos - ban.untilNanos() > FORGIVEN_NANOS);
    }

    /** The /24 or /64 when it has earned it, else the suspect itself. */
    private Cidr widened(Suspect suspect) {
        Cidr site = suspect.network().site();
        if (site.equals(suspect.network())) {
            return site;
        }
        long now = suspect.atNanos();
        long neighbours = known.values().stream()
                .filter(ban -> site.contains(ban.network()) && now - ban.sinceNanos() < DAY_NANOS)
                .count();
        int after = site.v6() ? Math.min(SITE6_AFTER, settings.subnetAfter()) : settings.subnetAfter();
        boolean earned = neighbours + 1 >= after;
        return earned && shelter.reason(site, suspect.brokeIn(), now).isEmpty() ? site : suspect.network();
    }

    private Ruling ban(Cidr network, Suspect suspect) {
        long now = suspect.atNanos();
        int times = times(network, now);
        long lasts = settings.times()
                .get(Math.min(times, settings.times().size()) - 1)
                .toNanos();
        String why = network.equals(suspect.network())
                ? suspect.why()
                : "several addresses of " + network + " attacked, the last " + suspect.network() + ": " + suspect.why();
        return put(
                new Ban(network, now, now + lasts, times, Ban.Origin.POLICY, suspect.pbx(), shown(why), enforced), now);
    }

    private Ruling put(Ban ban, long nowNanos) {
        List<Ban> replaced = new ArrayList<>(standing(nowNanos).stream()
                .filter(other -> ban.network().contains(other.network()))
                .toList());
        replaced.forEach(other -> known.remove(other.network()));
        long standing =
                known.values().stream().filter(other -> other.stands(nowNanos)).count();
        if (standing >= settings.most()) {
            standing(nowNanos).stream()
                    .filter(other -> other.origin() == Ban.Origin.POLICY)
                    .findFirst()
                    .ifPresent(first -> {
                        known.remove(first.network());
                        replaced.add(first);
                    });
        }
        known.put(ban.network(), ban);
        if (known.size() > 2 * settings.most()) {
            known.values().stream()
                    .filter(other -> !other.stands(nowNanos))
                    .min(Comparator.comparingLong(Ban::untilNanos))
                    .ifPresent(oldest -> known.remove(oldest.network()));
        }
        return new Ruling(Result.BANNED, ban.network(), ban, List.copyOf(replaced), "");
    }

    /** How often it was kept out of late, this time included: it, or what is around or in it. */
    private int times(Cidr network, long nowNanos) {
        int before = 0;
        for (Ban ban : known.values()) {
            if (ban.network().meets(network) && nowNanos - ban.untilNanos() <= FORGIVEN_NANOS) {
                before = Math.max(
                        before, ban.stands(nowNanos) && !ban.network().equals(network) ? ban.times() - 1 : ban.times());
            }
        }
        return before + 1;
    }

    private static String shown(String why) {
        return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY) + "…";
    }
}
