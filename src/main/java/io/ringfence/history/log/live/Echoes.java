package io.ringfence.history.log.live;

import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.Fact;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What AMI told of just now, so that a log does not tell it again: the same address and account since a second and a half before
 * the line can have been written, for what a line says is known to be true only some lines later. AMI names an account it does not
 * know {@code <unknown>}, which is any. Bounded: 4,096 addresses.
 */
public final class Echoes {
    private static final long NEAR_NANOS = 1_500_000_000L;
    private static final String ANY = "<unknown>";
    private static final int MOST = 4096;

    private record Told(String host, String account) {}

    private final Map<Told, Long> told = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Told, Long> eldest) {
            return size() > MOST;
        }
    };

    /** AMI told {@code fact}. */
    public void heard(Fact fact) {
        if (fact instanceof AuthFailed failed) {
            told.put(new Told(failed.address().host(), failed.account()), failed.atNanos());
        } else if (fact instanceof AccountProbed probed) {
            told.put(new Told(probed.address().host(), probed.account()), probed.atNanos());
        }
    }

    /** Whether a log's {@code fact}, of which no line told before {@code sinceNanos} (since 1970), is one of these. */
    public boolean echo(Fact fact, long sinceNanos) {
        if (fact instanceof AuthFailed failed) {
            return near(failed.address().host(), failed.account(), sinceNanos);
        }
        return fact instanceof AccountProbed probed && near(probed.address().host(), probed.account(), sinceNanos);
    }

    private boolean near(String host, String account, long sinceNanos) {
        return near(told.get(new Told(host, account)), sinceNanos) || near(told.get(new Told(host, ANY)), sinceNanos);
    }

    private static boolean near(@Nullable Long when, long sinceNanos) {
        return when != null && when >= sinceNanos - NEAR_NANOS;
    }
}
