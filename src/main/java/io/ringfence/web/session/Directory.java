package io.ringfence.web.session;

import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users and tokens of a store, looked up anew every second at most, so that a user removed is out two seconds later. */
public final class Directory {
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Where users are kept. */
    public interface Source {
        /** A reader of the store, to be closed. */
        Archive open() throws UnusableStore;
    }

    /** What the store held at a moment. */
    private record Listing(Map<String, Entry.User> users, Map<String, Entry.Token> tokens, long atNanos) {}

    private final Source source;
    private final Clock clock;
    private Listing listing;

    /** Over what {@code source} opens. */
    public Directory(Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.listing = new Listing(Map.of(), Map.of(), clock.monotonicNanos() - 2 * FRESH_NANOS);
    }

    /** Whether nobody can log in. */
    public boolean empty() {
        return listing().users().isEmpty();
    }

    /** The user of that name; nobody or one. */
    List<Entry.User> user(String name) {
        Entry.User user = listing().users().get(name);
        return user == null ? List.of() : List.of(user);
    }

    /** The users a token speaks for; nobody or one. */
    List<Entry.User> bearer(String digest, long nowNanos) {
        Entry.Token token = listing().tokens().get(digest);
        if (token == null || (token.expires() != 0 && nowNanos >= token.expires())) {
            return List.of();
        }
        return user(token.user());
    }

    /** Everybody, without passwords in mind. */
    public List<Entry.User> users() {
        return List.copyOf(listing().users().values());
    }

    private synchronized Listing listing() {
        long now = clock.monotonicNanos();
        if (now - listing.atNanos() < FRESH_NANOS) {
            return listing;
        }
        try (Archive archive = source.open()) {
            Map<String, Entry.User> users = new java.util.TreeMap<>();
            archive.users().forEach(user -> users.put(user.name(), user));
            Map<String, Entry.Token> tokens = new HashMap<>();
            archive.tokens().forEach(token -> tokens.put(token.digest(), token));
            listing = new Listing(users, tokens, now);
        } catch (UnusableStore | RuntimeException e) {
            // Whoever was in stays in while the disk fails: that is when operators are needed.
            LOG.warn("the users cannot be read now: {}", e.getMessage());
            listing = new Listing(listing.users(), listing.tokens(), now);
        }
        return listing;
    }
}
