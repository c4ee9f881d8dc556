package io.ringfence.ami;

import io.ringfence.ami.frame.Frame;
import io.ringfence.ami.frame.Text;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** ActionIDs we wait for. A response or list that carries none of them is forged. Bounded; safe for use by two threads. */
final class Outstanding {
    private static final int MOST = 4096;
    private static final String ACTION_ID = "ActionID:";

    private static final byte[] NAME = "ActionID".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** Learns the ActionID of an action as it is written. */
    synchronized void sent(String action) {
        int from = 0;
        while (from < action.length()) {
            int to = action.indexOf('\n', from);
            int end = to < 0 ? action.length() : to;
            if (action.regionMatches(true, from, ACTION_ID, 0, ACTION_ID.length())) {
                sentId(action.substring(from + ACTION_ID.length(), end).trim());
                return;
            }
            from = end + 1;
        }
    }

    /** Learns an ActionID. */
    synchronized void sentId(String actionId) {
        ids.put(actionId, Boolean.TRUE);
    }

    /** The one ActionID of a response; {@code ""} when it has none or several. */
    static String idOf(Frame frame) {
        String id = "";
        int found = 0;
        for (int i = 0; i < frame.lines; i++) {
            if (frame.lineIs(i, NAME)) {
                found++;
                id = Text.decode(frame.bytes, frame.valueStart(i, NAME.length), frame.ends[i]);
            }
        }
        return found == 1 ? id : "";
    }

    /** Whether {@code actionId} is ours; it stays, since a list's entries carry it after the response. */
    synchronized boolean knows(String actionId) {
        return ids.containsKey(actionId);
    }
}
