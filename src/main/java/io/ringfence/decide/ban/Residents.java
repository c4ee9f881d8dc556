package io.ringfence.decide.ban;

import io.ringfence.network.Cidr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which accounts proved themselves from where, and since when: people live there, so the address is not to be kept out.
 *
 * <p><b>What counts.</b> A success within 30 days, of an account that was at the address before guessing began there, or has been
 * there for a day. Else whoever guesses one password could guess all others undisturbed. Guessing is over when a day passes without a
 * failure.
 *
 * <p><b>Bound.</b> 20,000 addresses of 16 accounts, and 20,000 addresses that fail; the longest unheard of goes first. About 200
 * bytes an account.
 */
public final class Residents {
    /** So long after its last success an account still lives there. */
    static final long GOOD_NANOS = Duration.ofDays(30).toNanos();

    /** After so long an account is at home. */
    static final long SETTLED_NANOS = Duration.ofDays(1).toNanos();

    private static final int MOST_ADDRESSES = 20_000;
    private static final int MOST_ACCOUNTS = 16;

    /** Written down at most so often: a phone proves itself every minute. */
    private static final long NOTE_NANOS = Duration.ofHours(1).toNanos();

    /**
     * An account at an address.
     *
     * @param firstNanos its first success there
     * @param lastNanos its last
     */
    public record Resident(Cidr address, String account, long firstNanos, long lastNanos) {}

    private record Failures(long firstNanos, long lastNanos) {}

    private final Map<Cidr, Map<String, Resident>> residents = bounded(MOST_ADDRESSES);
    private final Map<Cidr, Failures> failing = bounded(MOST_ADDRESSES);
    private final Map<String, Resident> noted = bounded(MOST_ADDRESSES);

    /** An account proved itself, or its phone was heard of; whom to write down, which is often nobody. */
    List<Resident> succeeded(Cidr address, String account, long nowNanos) {
        if (address.equals(Cidr.NONE) || account.isEmpty()) {
            return List.of();
        }
        Map<String, Resident> there = residents.computeIfAbsent(address, key -> bounded(MOST_ACCOUNTS));
        Resident before = there.get(account);
        long since = before == null || nowNanos - before.lastNanos() > GOOD_NANOS ? nowNanos : before.firstNanos();
        boolean gone = since == nowNanos;
        Resident now = new Resident(address, account, since, nowNanos);
        there.put(account, now);
        String key = address + " " + account;
        Resident last = noted.get(key);
        boolean written = last != null && !gone && nowNanos - last.lastNanos() < NOTE_NANOS;
        if (written || !lives(now, nowNanos)) {
            return List.of();
        }
        noted.put(key, now);
        return List.of(now);
    }

    /** Somebody at {@code address} answered a challenge wrongly. */
    void failed(Cidr address, long nowNanos) {
        if (!address.equals(Cidr.NONE)) {
            failing.merge(
                    address,
                    new Failures(nowNanos, nowNanos),
                    (before, now) -> nowNanos - before.lastNanos() > SETTLED_NANOS
                            ? now
                            : new Failures(before.firstNanos(), nowNanos));
        }
    }

    /** Takes up what another process left. */
    public void restore(Resident resident) {
        residents
                .computeIfAbsent(resident.address(), key -> bounded(MOST_ACCOUNTS))
                .put(resident.account(), resident);
        noted.put(resident.address() + " " + resident.account(), resident);
    }

    /** Who lives in {@code network}. */
    List<Resident> in(Cidr network, long nowNanos) {
        List<Resident> found = seen(network, nowNanos);
        found.removeIf(resident -> !lives(resident, nowNanos));
        return found;
    }

    /** Who proved itself in {@code network} within 30 days, be it at home there or not. */
    List<Resident> seen(Cidr network, long nowNanos) {
        List<Resident> found = new ArrayList<>();
        if (network.single()) {
            residents.getOrDefault(network, Map.of()).values().forEach(found::add);
        } else {
            residents.forEach((address, there) -> {
                if (network.contains(address)) {
                    found.addAll(there.values());
                }
            });
        }
        found.removeIf(resident -> nowNanos - resident.lastNanos() > GOOD_NANOS);
        return found;
    }

    /** Whether {@code account} is at home at {@code address}: it was there before anybody guessed there, or for a day. */
    boolean atHome(Cidr address, String account, long nowNanos) {
        Resident resident = residents.getOrDefault(address, Map.of()).get(account);
        return resident != null && lives(resident, nowNanos);
    }

    static boolean settled(Resident resident, long nowNanos) {
        return nowNanos - resident.firstNanos() >= SETTLED_NANOS;
    }

    private boolean lives(Resident resident, long nowNanos) {
        if (nowNanos - resident.lastNanos() > GOOD_NANOS) {
            return false;
        }
        Failures failures = failing.get(resident.address());
        return failures == null
                || nowNanos - failures.lastNanos() > SETTLED_NANOS
                || resident.firstNanos() < failures.firstNanos()
                || settled(resident, nowNanos);
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
