package io.ringfence.history;

import io.ringfence.history.csv.Text;
import java.util.Set;

/**
 * What a channel's name says: {@code PJSIP/1005-0000002a}, {@code Local/200@ctx-0000000a;1}, {@code DAHDI/i1/0044-1}.
 *
 * @param technology what stands before the first slash
 * @param endpoint the peer, without the counter Asterisk appends; of a Local channel {@code exten@context}
 */
record Device(String technology, String endpoint) {
    /** Stands for no channel. */
    static final Device NONE = new Device("", "");

    private static final int LONGEST_EXTENSION = 6;

    /** Channels that are machinery of Asterisk and stand for no peer. */
    private static final Set<String> MACHINERY = Set.of(
            "",
            "Local",
            "Surrogate",
            "AsyncGoto",
            "Announcer",
            "Recorder",
            "Bridge",
            "CBAnn",
            "CBRec",
            "Message",
            "Parking",
            "Multicast",
            "MulticastRTP",
            "UnicastRTP");

    static Device of(String channel) {
        String name = Text.upTo(channel, "<;");
        int slash = name.indexOf('/');
        if (slash <= 0) {
            return NONE;
        }
        String technology = name.substring(0, slash);
        String rest = name.substring(slash + 1);
        int second = rest.indexOf('/');
        boolean span = second > 0 && (technology.equals("DAHDI") || technology.equals("Zap"));
        String endpoint = span ? rest.substring(0, second) : counterless(rest);
        return new Device(Text.plain(technology), Text.plain(Text.bounded(endpoint)));
    }

    boolean local() {
        return technology.equals("Local");
    }

    /** Whether somebody outside Asterisk is at the other end. */
    boolean peer() {
        return !MACHINERY.contains(technology) && !endpoint.isEmpty() && !endpoint.equals("pseudo");
    }

    /** A peer whose name is no extension number. */
    boolean couldBeTrunk() {
        return peer() && !(Text.digitsOnly(endpoint) && endpoint.length() <= LONGEST_EXTENSION);
    }

    boolean dahdi() {
        return technology.equals("DAHDI") || technology.equals("Zap");
    }

    /** Of a Local channel the number it is at; FreePBX puts {@code FMGL-} or {@code RG-600-} before it and {@code #} behind. */
    String exten() {
        String exten = Text.upTo(endpoint, "@");
        int dash = exten.lastIndexOf('-');
        String number = dash >= 0 ? exten.substring(dash + 1) : exten;
        return Text.dialable(number.endsWith("#") ? number.substring(0, number.length() - 1) : number);
    }

    /** {@code PJSIP/trunk}. */
    String name() {
        return technology + '/' + endpoint;
    }

    /** Of a Local channel what both its halves share, of another its whole name; 0 when there is no channel. */
    static long key(String channel) {
        int end = channel.length();
        if (channel.startsWith("Local/") && (channel.endsWith(";1") || channel.endsWith(";2"))) {
            end -= 2;
        }
        return end == 0 ? 0 : Text.key(channel, end);
    }

    /** Endpoint names may contain a dash themselves, so only the last one, before a number, is Asterisk's. */
    private static String counterless(String text) {
        int dash = text.lastIndexOf('-');
        if (dash <= 0 || dash == text.length() - 1) {
            return text;
        }
        for (int i = dash + 1; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return text;
            }
        }
        return text.substring(0, dash);
    }
}
