package io.ringfence.history.log;

import io.ringfence.history.log.line.LogTime;
import io.ringfence.network.SourceAddress;

/** Which part of Asterisk says what. Only the part that would say it is believed. */
final class Messages {
    private static final String UNKNOWN_CALLER = "Rejecting unknown SIP connection from ";
    private static final String SCANNER = "Friendly Scanner from ";

    private Messages() {}

    /** Whether a message of that level and source file could tell of access, by its first letter; so that few become text. */
    static boolean concerns(String level, String module, byte first) {
        return switch (level) {
            case "NOTICE", "WARNING", "ERROR", "SECURITY" -> !module.isEmpty() && !module.equals("other");
            case "VERBOSE", "" -> first == 'R' || first == 'A' || first == 'M' || first == 'H' || first == 'C';
            default -> false;
        };
    }

    static Sighting of(String level, String module, String text) {
        return switch (level) {
            case "NOTICE", "WARNING", "ERROR" -> message(module, text);
            case "SECURITY" -> module.equals("res_security_log.c") ? SecurityMessages.of(text) : Sighting.NONE;
            default -> verbose(text);
        };
    }

    private static Sighting message(String module, String text) {
        return switch (module) {
            case "chan_sip.c" -> SipMessages.of(text);
            case "pjsip_distributor.c", "res_pjsip_session.c", "res_pjsip_registrar.c" -> PjsipMessages.of(text);
            case "pjproject" -> PjsipMessages.of(text.replaceFirst("^pjproject:\\s*", ""));
            case "chan_iax2.c" -> IaxMessages.of(text);
            case "manager.c" -> IaxMessages.ofManager(text);
            case "Ext." -> dialplan(text);
            default -> Sighting.NONE;
        };
    }

    private static Sighting verbose(String text) {
        Sighting said = text.startsWith("Registered SIP")
                ? SipMessages.of(text)
                : text.startsWith("Added contact '") ? PjsipMessages.of(text) : IaxMessages.ofManager(text);
        Sighting sighting = said == Sighting.NONE && text.startsWith("Registered IAX2") ? IaxMessages.of(text) : said;
        return sighting == Sighting.NONE ? sighting : sighting.at(0, LogTime.UNKNOWN, Sighting.Voice.VERBOSE);
    }

    /** What dialplans of FreePBX log; the extension before it is the caller's text, so the end of the line counts. */
    private static Sighting dialplan(String text) {
        String said = text.endsWith("\"") ? text.substring(0, text.length() - 1) : text;
        for (String stranger : new String[] {UNKNOWN_CALLER, SCANNER}) {
            int at = said.lastIndexOf(stranger);
            if (at >= 0) {
                SourceAddress address = Texts.transported(said.substring(at + stranger.length()));
                int colon = text.indexOf(": ");
                String extension = colon > 5 && colon < at ? Texts.name(text.substring(5, colon)) : "";
                return Sighting.of(Kind.STRANGER, "SIP", "", address, extension, false);
            }
        }
        return Sighting.NONE;
    }
}
