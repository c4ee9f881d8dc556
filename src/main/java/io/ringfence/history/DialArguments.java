package io.ringfence.history;

import io.ringfence.history.csv.Text;

/**
 * The number a device is asked for in the arguments of {@code Dial}: {@code PJSIP/0044@trunk&PJSIP/1002,60,tT},
 * {@code SIP/trunk/0044,300}, {@code PJSIP/trunk/sip:0044@host}, before Asterisk 1.6 with {@code |} for the comma. IAX2 dial
 * strings may carry a secret before the slash, so nothing else of one is ever kept.
 */
final class DialArguments {
    private DialArguments() {}

    /** The number {@code device} is asked for, or {@code ""} when the arguments only name a device. */
    static String number(String arguments, Device device) {
        String targets = Text.upTo(arguments, ",|");
        String first = "";
        for (String target : targets.split("&", -1)) {
            int slash = target.indexOf('/');
            if (slash <= 0) {
                continue;
            }
            String number = Text.dialable(number(target.substring(0, slash), target.substring(slash + 1)));
            if (device == Device.NONE || target.contains(device.endpoint())) {
                return number;
            }
            first = first.isEmpty() ? number : first;
        }
        return first;
    }

    private static String number(String technology, String text) {
        int uri = text.indexOf("sip:");
        uri = uri < 0 ? text.indexOf("sips:") : uri;
        if (uri >= 0) {
            String rest = text.substring(text.indexOf(':', uri) + 1);
            return rest.indexOf('@') < 0 ? "" : Text.upTo(rest, "@;:");
        }
        int slash = text.indexOf('/');
        if (slash >= 0 && !technology.equals("Local")) {
            return Text.upTo(text.substring(slash + 1), "@/:");
        }
        boolean user = text.indexOf('@') > 0 && !technology.equals("IAX2");
        return user ? Text.upTo(text, "@") : "";
    }
}
