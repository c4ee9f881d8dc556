package io.ringfence.decide.ban;

import io.ringfence.config.BanSettings;
import io.ringfence.decide.ban.Residents.Resident;
import io.ringfence.network.Cidr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whom no ban may touch. Some are out of reach for people too: this machine, the PBXs, what the settings protect. Others only for
 * Ringfence itself: where phones live, where an emergency call came from within the hour, what a person set free.
 */
final class Shelter {
    private static final long EMERGENCY_NANOS = Duration.ofHours(1).toNanos();
    private static final int MOST_FREED = 10_000;
    private static final int MOST_EMERGENCIES = 10_000;
    private static final int SHOWN = 3;

    private BanSettings settings;
    private final Residents residents;
    private final Map<Cidr, String> hosts = new LinkedHashMap<>(); // as many as configured, and this machine's
    private final Map<Cidr, String> freed = new LinkedHashMap<>();
    private final Map<String, Long> emergencies = new LinkedHashMap<>();

    Shelter(BanSettings settings, Residents residents) {
        this.settings = settings;
        this.residents = residents;
    }

    /** Protects what {@code other} names from now on. */
    void become(BanSettings other) {
        settings = other;
    }

    /** An address of this machine or of a PBX, by what it is called. */
    void host(Cidr address, String what) {
        hosts.put(address, what);
    }

    /** A person set {@code network} free: it is known, and never banned by Ringfence itself again. */
    void free(Cidr network, String why) {
        if (freed.size() < MOST_FREED) {
            freed.put(network, why);
        }
    }

    /** A person wants {@code network} kept out after all. */
    void unfree(Cidr network) {
        freed.keySet().removeIf(network::meets);
    }

    /** An account dialled an emergency number. */
    void emergency(String account, long nowNanos) {
        if (emergencies.size() >= MOST_EMERGENCIES) {
            emergencies.values().removeIf(at -> nowNanos - at > EMERGENCY_NANOS);
        }
        if (emergencies.size() < MOST_EMERGENCIES) {
            emergencies.put(account, nowNanos);
        }
    }

    /** Why nobody may ban {@code network}, in words; {@code ""} when nothing speaks against it. */
    String always(Cidr network) {
        if (network.special()) {
            return network + " is no address of a stranger: this machine, the link or many at once";
        }
        if (network.inside() && !settings.privateNetworks()) {
            return network + " is a private network, and `bans.private` does not allow to ban those";
        }
        for (Cidr kept : settings.protect()) {
            if (kept.meets(network)) {
                return "`bans.protect` names " + kept;
            }
        }
        for (Map.Entry<Cidr, String> host : hosts.entrySet()) {
            if (network.contains(host.getKey())) {
                return host.getKey() + " is " + host.getValue();
            }
        }
        return "";
    }

    /** Why Ringfence itself may not ban {@code network}. */
    String reason(Cidr network, boolean brokeIn, long nowNanos) {
        String always = always(network);
        if (!always.isEmpty()) {
            return always;
        }
        for (Map.Entry<Cidr, String> known : freed.entrySet()) {
            if (known.getKey().meets(network)) {
                return known.getKey() + " was set free: " + known.getValue();
            }
        }
        // Whoever may need help is not asked since when it is there.
        List<Resident> calling = residents.seen(network, nowNanos).stream()
                .filter(each ->
                        nowNanos - emergencies.getOrDefault(each.account(), Long.MIN_VALUE / 2) < EMERGENCY_NANOS)
                .toList();
        if (!calling.isEmpty()) {
            return calling.get(0).account() + " there dialled an emergency number within the hour";
        }
        List<Resident> good = new ArrayList<>(residents.in(network, nowNanos));
        good.removeIf(each -> brokeIn && !Residents.settled(each, nowNanos));
        return good.isEmpty()
                ? ""
                : names(good) + " proved " + (good.size() == 1 ? "itself" : "themselves") + " from there";
    }

    /** Who would be locked out, for a person who decides. */
    String locked(Cidr network, long nowNanos) {
        List<Resident> there = residents.in(network, nowNanos);
        return there.isEmpty() ? "" : names(there);
    }

    private static String names(List<Resident> residents) {
        String some = residents.stream()
                .map(Resident::account)
                .distinct()
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        long more = residents.stream().map(Resident::account).distinct().count() - SHOWN;
        return more > 0 ? some + " and " + more + " more" : some;
    }
}
