package io.ringfence.investigate;

import io.ringfence.history.log.Kind;
import io.ringfence.history.log.Sighting;
import io.ringfence.history.log.line.LogTime;
import io.ringfence.network.Prefix;
import io.ringfence.network.SourceAddress;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An address that was refused, and what it tried. Bounded: 10,000 names. */
public final class Attacker {
    private static final int MOST_ACCOUNTS = 10_000;
    private static final int MANY_ACCOUNTS = 3;
    private static final int MANY_ATTEMPTS = 6;
    private static final String UNKNOWN = "<unknown>";

    private final int number;
    private final SourceAddress address;
    private final String country;
    private final Map<String, Earliest> accounts = new LinkedHashMap<>();
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private final Earliest refusals = new Earliest();
    private long attempts;
    private long lines;
    private long last = Long.MIN_VALUE;
    private Place firstPlace = Place.NOWHERE;
    private boolean succeeded;
    private boolean manager;

    Attacker(int number, SourceAddress address, String country) {
        this.number = number;
        this.address = address;
        this.country = country;
    }

    void refused(Sighting sighting, String inFile, int fileNumber, Attempts told) {
        lines++;
        manager |= sighting.service().equals("AMI");
        kinds.merge(sighting.kind(), 1L, Long::sum);
        long at = sighting.localSeconds();
        boolean dated = at != LogTime.UNKNOWN;
        if (!dated || told.isNew(number, at, fileNumber, sighting.voice().ordinal())) {
            attempts++;
        }
        if (dated) {
            if (at < refusals.first()) {
                firstPlace = new Place(inFile, sighting.line());
            }
            refusals.add(at, sighting.voice());
            last = Math.max(last, at);
        }
        String name = sighting.account();
        boolean known = !name.isEmpty() && !name.equals(UNKNOWN);
        if (known && (accounts.containsKey(name) || accounts.size() < MOST_ACCOUNTS)) {
            accounts.computeIfAbsent(name, one -> new Earliest()).add(dated ? at : Long.MIN_VALUE, sighting.voice());
        }
    }

    void succeeded() {
        succeeded = true;
    }

    /** Refusals of {@code account} until {@code seconds}. */
    long refusalsOf(String account, long seconds) {
        Earliest times = accounts.get(account);
        return times == null ? 0 : times.before(seconds);
    }

    /** Refusals of whichever other account it was refused for most until {@code seconds}. */
    long refusalsOfAnother(String account, long seconds) {
        return accounts.entrySet().stream()
                .filter(tried -> !tried.getKey().equals(account))
                .mapToLong(tried -> tried.getValue().before(seconds))
                .max()
                .orElse(0);
    }

    /** How many names it had tried until {@code seconds}. */
    long accountsUntil(long seconds) {
        return accounts.values().stream()
                .filter(times -> times.first() <= seconds)
                .count();
    }

    /** Whether this is more than somebody who mistypes. */
    public boolean attacks() {
        boolean probing = kinds.keySet().stream().anyMatch(Kind::probe);
        return succeeded || accounts.size() >= MANY_ACCOUNTS || attempts >= MANY_ATTEMPTS || probing && attempts >= 2;
    }

    public String host() {
        return address.host();
    }

    /** Its /24 or /64. */
    public String network() {
        return Prefix.of(address).toString();
    }

    /** Whether it is of a private network, or this machine. */
    public boolean inside() {
        return Prefix.of(address).inside();
    }

    /** ISO 3166 alpha-2; {@code ""} when nobody knows. */
    public String country() {
        return country;
    }

    public long attempts() {
        return attempts;
    }

    /** Lines of the logs that name it as refused. */
    public long lines() {
        return lines;
    }

    /** The names it tried, in the order in which it did. */
    public Set<String> accounts() {
        return accounts.keySet();
    }

    public Map<Kind, Long> kinds() {
        return kinds;
    }

    /** When it was first refused, by the log's clock; {@link Long#MAX_VALUE} when no line says. */
    public long first() {
        return refusals.first();
    }

    public long last() {
        return last;
    }

    public Place firstPlace() {
        return firstPlace;
    }

    /** Whether it tried to log on to AMI. */
    public boolean managed() {
        return manager;
    }

    /** Whether it got into an account. */
    public boolean gotIn() {
        return succeeded;
    }
}
