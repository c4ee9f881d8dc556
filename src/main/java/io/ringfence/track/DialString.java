package io.ringfence.track;

/**
 * The number inside a dial string, by technology: {@code 0044@trunk}, {@code trunk/sip:0044@host}, {@code trunk/0044},
 * {@code g1/0044}. IAX2 dial strings may carry a secret before the slash, so nothing else of one is ever kept.
 */
final class DialString {
    private DialString() {}

    /** The number, or {@code ""} when the string only names a device. */
    static String number(String technology, String dialString) {
        int length = technology.length();
        boolean named = dialString.startsWith(technology) && dialString.startsWith("/", length);
        return number(technology, dialString, named ? length + 1 : 0, dialString.length());
    }

    /** The number the first device of {@code Dial}'s arguments is asked for: {@code PJSIP/0044@trunk&…,60}. */
    static String argument(String arguments) {
        int end = stop(arguments, 0, arguments.length(), "&,");
        int slash = find("/", arguments, 0, end);
        return slash < 0 ? "" : number(arguments.substring(0, slash), arguments, slash + 1, end);
    }

    /** The number a phone sent its call on to: {@code Local/0044@ctx} or the bare number. */
    static String forward(String forward) {
        int from = forward.indexOf('/') + 1;
        return Dialled.cut(upTo(forward, from, forward.length(), "@"));
    }

    /** The number in {@code text[from, end)}, which stands behind the technology. */
    private static String number(String technology, String text, int from, int end) {
        int uri = find("sip:", text, from, end);
        if (uri < 0) {
            uri = find("sips:", text, from, end);
        }
        if (uri >= 0) {
            int user = text.indexOf(':', uri) + 1;
            return find("@", text, user, end) < 0 ? "" : upTo(text, user, end, "@;:");
        }
        int slash = find("/", text, from, end);
        if (slash >= 0 && !technology.equals("Local")) {
            return upTo(text, slash + 1, end, "@/:");
        }
        boolean hasUser = find("@", text, from, end) > from && !technology.equals("IAX2");
        return hasUser ? Dialled.cut(upTo(text, from, end, "@")) : "";
    }

    private static int find(String what, String text, int from, int end) {
        int at = text.indexOf(what, from);
        return at >= 0 && at + what.length() <= end ? at : -1;
    }

    private static String upTo(String text, int from, int end, String stops) {
        return text.substring(from, stop(text, from, end, stops));
    }

    /** Where the first of {@code stops} is, or {@code end}. */
    private static int stop(String text, int from, int end, String stops) {
        int first = end;
        for (int i = 0; i < stops.length(); i++) {
            int stop = text.indexOf(stops.charAt(i), from);
            first = stop < 0 ? first : Math.min(first, stop);
        }
        return first;
    }
}
