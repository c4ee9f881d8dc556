package io.ringfence.act;

import java.util.Map;

/**
 * What an actor may write to a PBX. Calls return at once; a reply comes later, on the thread that owns the actors.
 * Implementations need not check values: everything passes {@link GuardedWire} before.
 */
public interface Wire {

    /**
     * {@code Action: Hangup} on one channel.
     *
     * @param uniqueid the channel; never its name, which may hold anything
     * @param cause Q.850 cause
     */
    void hangup(String pbx, String uniqueid, int cause, Reply reply);

    /** {@code Action: AbsoluteTimeout}: the channel ends after so many seconds. */
    void absoluteTimeout(String pbx, String uniqueid, int seconds, Reply reply);

    /** {@code Action: UserEvent}, sent and forgotten. Header order is kept. */
    void userEvent(String pbx, String name, Map<String, String> headers);

    /** Takes the answer to one action; called at most once. */
    interface Reply {
        void came(Answer answer);
    }

    /** How a PBX answers an action upon a channel. */
    enum Answer {
        /** It set the flag; the channel may live on. */
        ACCEPTED,
        /** There is no such channel any more. */
        NO_SUCH_CHANNEL,
        /** It refuses, for lack of permission or any other reason. */
        REFUSED,
        /** No answer came, or the connection broke. */
        LOST;

        /** Reads the {@code Response} and {@code Message} headers. */
        public static Answer read(String response, String message) {
            if (response.equalsIgnoreCase("Success")) {
                return ACCEPTED;
            }
            return message.regionMatches(true, 0, "No such channel", 0, "No such channel".length())
                    ? NO_SUCH_CHANNEL
                    : REFUSED;
        }
    }
}
