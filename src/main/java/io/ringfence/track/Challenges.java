package io.ringfence.track;

import io.ringfence.network.SourceAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a wrong answer proves that its sender received the question.
 *
 * <p><b>Why.</b> Asterisk reports {@code ChallengeResponseFailed} for any request with credentials that are wrong, and so it does when nobody
 * was ever challenged: a datagram with a forged sender and made-up credentials brings it about. So an answer over UDP
 * counts only when a challenge went to the same address and port within two minutes, and, with PJSIP, when the nonce it names was made in the
 * second of one: {@code seconds/hash} is how Asterisk writes nonces.
 *
 * <p><b>What is left.</b> Asterisk does not say which nonce it sent, and the hash cannot be checked. A forger who asks first and makes up a nonce of
 * the present second still passes; whom that may hurt is sheltered by other rules.
 *
 * <p><b>Bound.</b> The last {@value #MOST} addresses and ports, the last {@value #KEPT} challenges of each; about 150 bytes each.
 */
final class Challenges {
    static final int MOST = 16_384;
    private static final int KEPT = 4;
    private static final long GOOD_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int SECONDS = 60;

    /** {@code 2026-11-28T15:31:21.734+0000}: time zones differ by whole minutes, so the second is the same in all. */
    private static final Pattern EVENT_TIME = Pattern.compile(".{10}T\\d\\d:\\d\\d:(\\d\\d).*");

    private static final Pattern NONCE = Pattern.compile("(\\d{1,12})/[0-9a-f]{1,64}");
    private static final String PJSIP = "PJSIP";

    private static final class Sent {
        private final long[] atNanos = new long[KEPT];
        private final int[] second = new int[KEPT];
        private int count;

        void add(long at, int secondOfMinute) {
            atNanos[count % KEPT] = at;
            second[count % KEPT] = secondOfMinute;
            count++;
        }

        boolean fits(long at, int secondOfMinute) {
            for (int i = 0; i < Math.min(count, KEPT); i++) {
                boolean same = secondOfMinute < 0
                        || second[i] < 0
                        || second[i] == secondOfMinute
                        || second[i] == (secondOfMinute + 1) % SECONDS;
                if (same && at - atNanos[i] < GOOD_NANOS) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Map<SourceAddress, Sent> sent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SourceAddress, Sent> eldest) {
            return size() > MOST;
        }
    };

    /** A challenge went out. */
    void sent(SourceAddress to, String eventTime, long atNanos) {
        if (to.known() && !to.connected()) {
            Matcher time = EVENT_TIME.matcher(eventTime);
            sent.computeIfAbsent(to, key -> new Sent())
                    .add(atNanos, time.matches() ? Integer.parseInt(time.group(1)) : -1);
        }
    }

    /** Whether an answer that names {@code nonce} is one to a challenge. */
    boolean answered(SourceAddress from, String service, String nonce, long atNanos) {
        if (from.connected()) {
            return true;
        }
        Sent challenges = sent.get(from);
        if (challenges == null) {
            return false;
        }
        if (!service.equals(PJSIP)) {
            return challenges.fits(atNanos, -1);
        }
        Matcher made = NONCE.matcher(nonce);
        return made.matches() && challenges.fits(atNanos, (int) (Long.parseLong(made.group(1)) % SECONDS));
    }
}
