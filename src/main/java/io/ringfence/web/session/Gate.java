package io.ringfence.web.session;

import com.google.common.net.InetAddresses;
import io.ringfence.access.Password;
import io.ringfence.access.Role;
import io.ringfence.access.Scope;
import io.ringfence.access.Token;
import io.ringfence.store.Entry;
import io.ringfence.time.Clock;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who asks, and lets people in and out. Safe for any number of threads. */
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String BEARER = "Bearer ";

    /** Each takes 32 MiB and a core: more at once would let strangers use up both. */
    private static final int HASHES_AT_ONCE = 2;

    private final Directory directory;
    private final Clock clock;
    private final boolean tls;
    private final Sessions sessions = new Sessions();
    private final Attempts attempts = new Attempts();
    private final Semaphore hashes = new Semaphore(HASHES_AT_ONCE);

    /** What came of a login. */
    public sealed interface Login {
        /** {@code id} is for the browser alone. */
        record In(String id, Visitor visitor) implements Login {}

        /** The name or the password is wrong. */
        record Refused() implements Login {}

        /** To be tried again after so many seconds. */
        record Later(long seconds) implements Login {}
    }

    /** For the users of {@code directory}; {@code tls} whether cookies travel encrypted. */
    public Gate(Directory directory, Clock clock, boolean tls) {
        this.directory = directory;
        this.clock = clock;
        this.tls = tls;
    }

    /** Who sends {@code request}. */
    public Visitor visitor(Request request) {
        return visitor(request, true);
    }

    /** The same; {@code use} whether that keeps an idle session alive. */
    public Visitor visitor(Request request, boolean use) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (authorization != null) {
            return authorization.startsWith(BEARER)
                    ? bearer(authorization.substring(BEARER.length()).strip())
                    : Visitor.NOBODY;
        }
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(cookieName()))
                .map(HttpCookie::getValue)
                .flatMap(id -> sessions.find(id, use, clock.monotonicNanos()).stream())
                .flatMap(session -> directory.user(session.user()).stream()
                        .filter(user -> user.changed() == session.changed())
                        .map(user -> visitor(user, session.csrf())))
                .findFirst()
                .orElse(Visitor.NOBODY);
    }

    /** Lets a person in, who always gets a session of its own, whatever its browser held before. */
    public Login login(String name, String password, String address) {
        String source = source(address);
        long wait = attempts.begin(name, source, clock.monotonicNanos());
        if (wait > 0) {
            return new Login.Later(TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
        }
        if (!hashes.tryAcquire()) {
            return new Login.Later(1);
        }
        boolean right;
        List<Entry.User> found = directory.user(name);
        try {
            String kept = found.stream().map(Entry.User::password).findFirst().orElse(Password.NOBODYS);
            right = Password.matches(password, kept) && !found.isEmpty();
        } finally {
            hashes.release();
        }
        if (!right) {
            LOG.warn("a login was refused, from {}", source);
            return new Login.Refused();
        }
        attempts.succeeded(name, source, clock.monotonicNanos());
        String id = sessions.begin(found.get(0), clock.monotonicNanos());
        String csrf = sessions.find(id, true, clock.monotonicNanos()).get(0).csrf();
        LOG.info("{} logged in, from {}", name, source);
        return new Login.In(id, visitor(found.get(0), csrf));
    }

    /** Ends the session {@code request} belongs to. */
    public void logout(Request request) {
        Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(cookieName()))
                .forEach(cookie -> sessions.end(cookie.getValue()));
    }

    /** The header that lets a browser hold {@code id}; an empty one makes it forget. */
    public String cookie(String id) {
        return cookieName() + "=" + id + "; Path=/; HttpOnly; SameSite=Strict" + (tls ? "; Secure" : "")
                + (id.isEmpty() ? "; Max-Age=0" : "");
    }

    /** Whether nobody can log in, since there are no users. */
    public boolean nobody() {
        return directory.empty();
    }

    private Visitor bearer(String token) {
        return directory.bearer(Token.digest(token), clock.epochNanos()).stream()
                .map(user -> visitor(user, ""))
                .findFirst()
                .orElse(Visitor.NOBODY);
    }

    /** The prefix keeps pages of sister sites from setting it. */
    private String cookieName() {
        return tls ? "__Host-ringfence" : "ringfence";
    }

    private static Visitor visitor(Entry.User user, String csrf) {
        return new Visitor(user.name(), Role.of(user.role()), Scope.of(user.scope()), csrf);
    }

    /** An IPv6 subscriber has a /64 of addresses. */
    private static String source(String address) {
        if (!InetAddresses.isInetAddress(address)) {
            return address;
        }
        InetAddress parsed = InetAddresses.forString(address);
        return parsed instanceof Inet6Address
                ? InetAddresses.toAddrString(InetAddresses.fromIPv6BigInteger(
                        new java.math.BigInteger(1, Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), 8), 16))))
                : InetAddresses.toAddrString(parsed);
    }
}
