package io.ringfence.track;

/**
 * The number inside a dial string, by technology: {@code 0044@trunk}, {@code trunk/sip:0044@host}, {@code trunk/0044},
 * {@code g1/0044}. IAX2 dial strings may carry a secret before the slash, so nothing else of one is ever kept.
 */
final class DialString {
    private DialString() {}

    /** The number, or {@code ""} when the string only names a device. */
    static String number(String technology, String dialString) {
        String text =
                dialString.startsWith(technology + '/') ? dialString.substring(technology.length() + 1) : dialString;
        int uri = text.indexOf("sip:");
        if (uri < 0) {
            uri = text.indexOf("sips:");
        }
        if (uri >= 0) {
            return user(text, uri);
        }
        int slash = text.indexOf('/');
        if (slash >= 0 && !technology.equals("Local")) {
            return upTo(text.substring(slash + 1), "@/:");
        }
        boolean hasUser = text.indexOf('@') > 0 && !technology.equals("IAX2");
        return hasUser ? Dialled.cut(upTo(text, "@")) : "";
    }

    /** The number the first device of {@code Dial}'s arguments is asked for: {@code PJSIP/0044@trunk&…,60}. */
    static String argument(String arguments) {
        String device = upTo(arguments, "&,");
        int slash = device.indexOf('/');
        return slash < 0 ? "" : number(device.substring(0, slash), device);
    }

    /** The number a phone sent its call on to: {@code Local/0044@ctx} or the bare number. */
    static String forward(String forward) {
        int slash = forward.indexOf('/');
        String text = slash < 0 ? forward : forward.substring(slash + 1);
        return Dialled.cut(upTo(text, "@"));
    }

    private static String user(String text, int uri) {
        String rest = text.substring(text.indexOf(':', uri) + 1);
        return rest.indexOf('@') < 0 ? "" : upTo(rest, "@;:");
    }

    private static String upTo(String text, String stops) {
        int end = text.length();
        for (int i = 0; i < stops.length(); i++) {
            int stop = text.indexOf(stops.charAt(i));
            end = stop < 0 ? end : Math.min(end, stop);
        }
        return text.substring(0, end);
    }
}
