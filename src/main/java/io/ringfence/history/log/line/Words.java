package io.ringfence.history.log.line;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The few levels and source files that matter here, found without making text of the others. */
final class Words {
    private static final String OTHER = "other";
    private static final byte[][] LEVELS = bytes("NOTICE", "WARNING", "ERROR", "SECURITY", "VERBOSE", "DEBUG");
    private static final String[] LEVEL_NAMES = {"NOTICE", "WARNING", "ERROR", "SECURITY", "VERBOSE", "DEBUG"};
    private static final byte[][] MODULES = bytes(Modules.ALL);

    private Words() {}

    static String level(byte[] text, int from, int length) {
        return known(LEVELS, LEVEL_NAMES, text, from, length);
    }

    static String module(byte[] text, int from, int length) {
        return known(MODULES, Modules.ALL, text, from, length);
    }

    private static String known(byte[][] all, String[] names, byte[] text, int from, int length) {
        for (int i = 0; i < all.length; i++) {
            if (Arrays.equals(all[i], 0, all[i].length, text, from, from + length)) {
                return names[i];
            }
        }
        return OTHER;
    }

    private static byte[][] bytes(String... words) {
        return Arrays.stream(words)
                .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
    }

    /** Source files of Asterisk whose messages tell of access. */
    private static final class Modules {
        static final String[] ALL = {
            "chan_sip.c",
            "pjsip_distributor.c",
            "res_pjsip_session.c",
            "res_pjsip_registrar.c",
            "res_pjsip_logger.c",
            "res_security_log.c",
            "chan_iax2.c",
            "manager.c",
            "logger.c",
            "pbx.c",
            "pjproject",
            "app_verbose.c",
            "chan_pjsip.c"
        };
    }
}
