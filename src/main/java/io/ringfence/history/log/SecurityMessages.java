package io.ringfence.history.log;

import io.ringfence.history.log.line.LogTime;
import io.ringfence.network.SourceAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Security events as {@code res_security_log} writes them, unescaped:
 *
 * <pre>
 * SecurityEvent="T",EventTV="…",Severity="…",Service="…",EventVersion="…",AccountID="…",SessionID="…",LocalAddress="…",RemoteAddress="…",…
 * </pre>
 *
 * The account and the session are the caller's text and come before the addresses; the answer to a challenge is too and comes
 * after them. So the address behind the last local one is the caller's, unless the event has fields after it that might hold
 * another pair: then nobody is named.
 */
final class SecurityMessages {
    private static final String LOCAL = "\",LocalAddress=\"";
    private static final String REMOTE = "\",RemoteAddress=\"";
    private static final int LONGEST = 100;
    private static final Pattern HEAD = Pattern.compile("^SecurityEvent=\"([A-Za-z]{4,30})\",EventTV=\"([^\"]{1,40})\","
            + "Severity=\"[A-Za-z]{0,20}\",Service=\"([^\"]{0,40})\",EventVersion=\"\\d{1,4}\",AccountID=\"");
    private static final Pattern REST = Pattern.compile("^(?:,(?:Module|ACLName|SessionTV|UsingPassword|ExpectedAddress"
            + "|Challenge|AuthMethod|AttemptedTransport)=\"[^\"]*\")*+$"); // giving nothing back, it takes no stack
    private static final Pattern WRITTEN =
            Pattern.compile("^,(?:Module|RequestType|RequestParams|Challenge|Response|ExpectedResponse"
                    + "|ReceivedChallenge|ReceivedHash|SessionTV)=\".*\"$");

    private SecurityMessages() {}

    static Sighting of(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            return Sighting.NONE;
        }
        String type = head.group(1);
        if (!concerns(type)) {
            return Sighting.NONE;
        }
        int accountEnd = text.indexOf("\",SessionID=\"", head.end());
        String account = accountEnd < 0 ? "" : Texts.name(text.substring(head.end(), accountEnd));
        SourceAddress address = remote(text);
        Kind kind = kind(type, text);
        boolean answered = type.equals("ChallengeResponseFailed") || type.equals("InvalidPassword") || kind.success();
        return Sighting.of(kind, head.group(3), account, address, "", answered && address.known())
                .at(0, LogTime.UNKNOWN, Sighting.Voice.EVENT);
    }

    private static boolean concerns(String type) {
        return switch (type) {
            case "ChallengeSent", "SessionLimit", "MemoryLimit", "LoadAverageLimit" -> false;
            default -> true;
        };
    }

    private static Kind kind(String type, String text) {
        return switch (type) {
            case "SuccessfulAuth" -> Kind.AUTHENTICATED;
            case "ChallengeResponseFailed", "InvalidPassword" -> Kind.WRONG_PASSWORD;
            case "InvalidAccountID" -> Kind.NO_SUCH_ACCOUNT;
            case "FailedACL" -> acl(text);
            default -> Kind.BAD_REQUEST;
        };
    }

    private static Kind acl(String text) {
        if (text.endsWith("ACLName=\"no_extension_match\"")) {
            return Kind.NO_SUCH_EXTENSION;
        }
        if (text.endsWith("ACLName=\"domain_must_match\"")) {
            return Kind.WRONG_DOMAIN;
        }
        return text.endsWith("ACLName=\"peer_not_dynamic\"") ? Kind.NOT_DYNAMIC : Kind.ACL;
    }

    /** The address of whoever caused the event, where the order of the fields proves it. */
    private static SourceAddress remote(String text) {
        SourceAddress last = at(text, text.lastIndexOf(LOCAL), true);
        if (!last.known()) {
            return last;
        }
        boolean callerWroteBehind =
                !REST.matcher(rest(text, text.lastIndexOf(LOCAL))).matches();
        if (!callerWroteBehind || Texts.once(text, LOCAL)) {
            return last;
        }
        for (int local = text.indexOf(LOCAL); local >= 0; local = text.indexOf(LOCAL, local + 1)) {
            SourceAddress other = at(text, local, false);
            if (other.known() && !other.host().equals(last.host())) {
                return SourceAddress.UNKNOWN;
            }
        }
        return last;
    }

    private static SourceAddress at(String text, int local, boolean toTheEnd) {
        int end = local < 0 ? -1 : text.indexOf(REMOTE, local + LOCAL.length());
        int start = end + REMOTE.length();
        int close = end < 0 ? -1 : text.indexOf('"', start);
        boolean placed = close > 0
                && close - start <= LONGEST
                && SourceAddress.parse(text.substring(local + LOCAL.length(), end))
                        .known();
        if (!placed) {
            return SourceAddress.UNKNOWN;
        }
        String behind = text.substring(close + 1);
        boolean whole = !toTheEnd
                || REST.matcher(behind).matches()
                || WRITTEN.matcher(behind).matches();
        return whole ? SourceAddress.parse(text.substring(start, close)) : SourceAddress.UNKNOWN;
    }

    private static String rest(String text, int local) {
        int remote = text.indexOf(REMOTE, local) + REMOTE.length();
        return text.substring(text.indexOf('"', remote) + 1);
    }

    /** Seconds by which the log's clock is ahead of UTC, as the event shows; {@link Integer#MIN_VALUE} when it does not. */
    static int ahead(String text, long localSeconds) {
        Matcher head = HEAD.matcher(text);
        if (!head.find() || localSeconds == LogTime.UNKNOWN) {
            return Integer.MIN_VALUE;
        }
        String time = head.group(2);
        Matcher zoned = ZONED.matcher(time);
        if (zoned.matches()) {
            int seconds = Integer.parseInt(zoned.group(2)) * 3600 + Integer.parseInt(zoned.group(3)) * 60;
            return zoned.group(1).equals("-") ? -seconds : seconds;
        }
        Matcher epoch = EPOCH.matcher(time);
        if (!epoch.matches()) {
            return Integer.MIN_VALUE;
        }
        long ahead = Math.floorDiv(localSeconds - Long.parseLong(epoch.group(1)) + QUARTER / 2, QUARTER) * QUARTER;
        return Math.abs(ahead) <= WIDEST ? (int) ahead : Integer.MIN_VALUE;
    }

    private static final Pattern ZONED =
            Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,20}([+-])(\\d\\d):?(\\d\\d)$");
    private static final Pattern EPOCH = Pattern.compile("^(\\d{9,11})-\\d{1,6}$");
    private static final long QUARTER = 900;
    private static final long WIDEST = 14 * 3600;
}
