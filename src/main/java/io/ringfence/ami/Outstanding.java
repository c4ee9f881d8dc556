package io.ringfence.ami;

import java.util.LinkedHashMap;
import java.util.Map;

/** ActionIDs we wait for. A response or list that carries none of them is forged. Bounded; safe for use by two threads. */
final class Outstanding {
    private static final int MOST = 4096;
    private static final String ACTION_ID = "ActionID:";

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
                ids.put(action.substring(from + ACTION_ID.length(), end).trim(), Boolean.TRUE);
                return;
            }
            from = end + 1;
        }
    }

    /** Whether {@code actionId} is ours; it stays, since a list's entries carry it after the response. */
    synchronized boolean knows(String actionId) {
        return ids.containsKey(actionId);
    }
}
