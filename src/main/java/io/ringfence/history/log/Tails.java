package io.ringfence.history.log;

/** Messages that hold a caller's text, perhaps with a line feed in it, and the words of Asterisk they must end in. */
final class Tails {
    private static final String DIALPLAN = "Ext.";

    /** Beginnings, most telling first, and what must come behind each in this order. */
    private static final String[][] OF = {
        {DIALPLAN, " from "},
        {"Executing [", " in new stack"},
        {"SecurityEvent=\"ChallengeResponseFailed\"", ",RemoteAddress=\"", ",ExpectedResponse=\""},
        {"SecurityEvent=\"", ",RemoteAddress=\""},
        {"Request '", "' failed for '", ") - "},
        {"Request from '", "' failed for '", ") - "},
        {"Registration from '", "' failed for '"},
        {"to extension '", SipMessages.NOT_FOUND},
        {"No registration for peer '", "' (from "},
        {"failed MD5 authentication for '", " != "},
        {"who was trying to reach '", "'"},
        {"failed to authenticate as '", "'"},
        {"with nonexistent user '", "'"},
        {"failed to pass IP ACL as '", "'"},
        {"exception when parsing '", "' header on line "},
    };

    /** Ends, and beginnings one of which must come before. */
    private static final String[][] ENDS = {
        {",RemoteAddress=\"", "SecurityEvent=\""},
        {"' failed for '", "Request ", "Registration from '"},
        {SipMessages.NOT_FOUND, "to extension '"},
        {"' (from ", "No registration for peer '"},
    };

    private Tails() {}

    /** The words {@code text} ought to hold and does not; {@code ""} when it is complete. */
    static String missing(String text) {
        for (String[] of : OF) {
            int at = head(of[0], text);
            if (at >= 0) {
                int behind = at + of[0].length();
                for (int part = 1; part < of.length; part++) {
                    at = text.indexOf(of[part], behind);
                    if (at < 0) {
                        return of[part];
                    }
                    behind = at + of[part].length();
                }
                return "";
            }
        }
        return "";
    }

    /** Whether {@code text} holds the beginning to its end in {@code tail}, so that it may be a message of its own. */
    static boolean whole(String tail, String text) {
        int end = text.lastIndexOf(tail);
        for (String[] of : OF) {
            int head = head(of[0], text);
            boolean ends = of[1].equals(tail) || of.length > 2 && of[2].equals(tail);
            if (ends && head >= 0 && head + of[0].length() <= end) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code text} holds the end of a message, in words nobody else would say, and not its beginning. */
    static boolean orphan(String text) {
        for (String[] of : ENDS) {
            int end = text.indexOf(of[0]);
            boolean begun = end < 0;
            for (int i = 1; i < of.length; i++) {
                int head = text.indexOf(of[i]);
                begun |= head >= 0 && head < end;
            }
            if (!begun) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code line} may be where {@code message} ends: it holds one of the words for that, or nobody knows any. */
    static boolean mayEnd(String message, String line) {
        for (String[] of : OF) {
            if (head(of[0], message) >= 0) {
                for (int part = 1; part < of.length; part++) {
                    if (line.contains(of[part])) {
                        return true;
                    }
                }
                return false;
            }
        }
        return true;
    }

    /** The dialplan's own messages begin with the extension; elsewhere that word may stand in anybody's name. */
    private static int head(String head, String text) {
        int at = text.indexOf(head);
        return head.equals(DIALPLAN) && at > 0 ? -1 : at;
    }
}
