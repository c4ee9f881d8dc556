package io.ringfence.web.session;

import io.ringfence.access.Token;
import io.ringfence.store.Entry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Who is logged in, in memory: a restart logs everybody out. Keeps digests, not what browsers hold. Safe for any thread. */
final class Sessions {
    static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(60);
    static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(12);
    private static final int MOST = 2_000;

    private static final class Held {
        final Session session;
        long usedNanos;

        Held(Session session, long usedNanos) {
            this.session = session;
            this.usedNanos = usedNanos;
        }
    }

    private final Map<String, Held> byDigest = new LinkedHashMap<>();

    /** Begins a session; what the browser is to hold. */
    synchronized String begin(Entry.User user, long nowNanos) {
        byDigest.values().removeIf(held -> over(held, nowNanos));
        if (byDigest.size() >= MOST) {
            Iterator<Held> oldest = byDigest.values().iterator();
            oldest.next();
            oldest.remove();
        }
        String id = Token.fresh();
        Session session = new Session(user.name(), user.changed(), Token.fresh(), nowNanos);
        byDigest.put(Token.digest(id), new Held(session, nowNanos));
        return id;
    }

    /** The session a browser holds; none or one. */
    synchronized List<Session> find(String id, boolean use, long nowNanos) {
        String digest = Token.digest(id);
        Held held = byDigest.get(digest);
        if (held == null) {
            return List.of();
        }
        if (over(held, nowNanos)) {
            byDigest.remove(digest);
            return List.of();
        }
        held.usedNanos = use ? nowNanos : held.usedNanos;
        List<Session> found = new ArrayList<>();
        found.add(held.session);
        return found;
    }

    synchronized void end(String id) {
        byDigest.remove(Token.digest(id));
    }

    private static boolean over(Held held, long nowNanos) {
        return nowNanos - held.usedNanos > IDLE_NANOS || nowNanos - held.session.beganNanos() > LONGEST_NANOS;
    }
}
