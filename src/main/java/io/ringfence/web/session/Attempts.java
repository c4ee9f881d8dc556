package io.ringfence.web.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How fast passwords may be tried. Each attempt fills three buckets, which leak: of the account at that address, of the address, and
 * of the account. Nobody is locked out: who has logged in from an address before is not slowed by strangers elsewhere, and every
 * bucket empties by itself. Bounded; time is an argument.
 */
final class Attempts {
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 65;

    /** How many attempts at once, and how long until another. */
    private record Rate(int burst, long refillNanos) {}

    private static final Rate PAIR = new Rate(5, TimeUnit.SECONDS.toNanos(20));
    private static final Rate ADDRESS = new Rate(20, TimeUnit.SECONDS.toNanos(30));
    private static final Rate ACCOUNT = new Rate(10, TimeUnit.SECONDS.toNanos(6));

    private record Level(double attempts, long atNanos) {
        static final Level EMPTY = new Level(0, 0);

        double now(Rate rate, long nowNanos) {
            return attempts == 0 ? 0 : Math.max(0, attempts - (double) (nowNanos - atNanos) / rate.refillNanos());
        }
    }

    private final Map<String, Level> levels = bounded();
    private final Map<String, Boolean> welcome = bounded();

    /** Counts an attempt and lets it go on, 0; or says how many nanoseconds it must wait, and counts nothing. */
    synchronized long begin(String account, String address, long nowNanos) {
        String pair = pair(account, address);
        boolean known = welcome.containsKey(pair);
        long wait = Math.max(wait(pair, PAIR, nowNanos), wait(address(address), ADDRESS, nowNanos));
        if (!known) {
            wait = Math.max(wait, wait(account(account), ACCOUNT, nowNanos));
        }
        if (wait > 0) {
            return wait;
        }
        fill(pair, PAIR, nowNanos, 1);
        fill(address(address), ADDRESS, nowNanos, 1);
        fill(account(account), ACCOUNT, nowNanos, 1);
        return 0;
    }

    /** The attempt was right: it is taken back, and the address is known from now on. */
    synchronized void succeeded(String account, String address, long nowNanos) {
        String pair = pair(account, address);
        welcome.put(pair, true);
        levels.remove(pair);
        fill(address(address), ADDRESS, nowNanos, -1);
        fill(account(account), ACCOUNT, nowNanos, -1);
    }

    private long wait(String key, Rate rate, long nowNanos) {
        double level = levels.getOrDefault(key, Level.EMPTY).now(rate, nowNanos);
        return level + 1 <= rate.burst() ? 0 : (long) Math.ceil((level + 1 - rate.burst()) * rate.refillNanos());
    }

    private void fill(String key, Rate rate, long nowNanos, int attempts) {
        double level = levels.getOrDefault(key, Level.EMPTY).now(rate, nowNanos);
        levels.put(key, new Level(Math.max(0, level + attempts), nowNanos));
    }

    // A name is whatever a stranger sent: no key of one kind may be made to look like one of another, and none may be
    // long.

    private static String pair(String account, String address) {
        return "both " + address + " " + cut(account);
    }

    private static String address(String address) {
        return "from " + address;
    }

    private static String account(String account) {
        return "name " + cut(account);
    }

    /** Longer ones are nobody's. */
    private static String cut(String account) {
        return account.length() <= LONGEST_NAME ? account : account.substring(0, LONGEST_NAME);
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
