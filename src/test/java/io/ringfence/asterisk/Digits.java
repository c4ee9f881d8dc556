package io.ringfence.asterisk;

import java.util.Map;

/** Digits pressed in a call: one SIP INFO each, as {@code sipp/digit.xml} has it. */
final class Digits {

    private static final int FIRST_CSEQ = 20;

    private Digits() {}

    static String scenario(String keys) {
        StringBuilder scenario = new StringBuilder();
        int cseq = FIRST_CSEQ;
        for (char key : keys.toCharArray()) {
            scenario.append(
                    key == ','
                            ? "  <pause milliseconds=\"1000\"/>\n"
                            : Template.fill("sipp/digit.xml", Map.of("DIGIT", key, "CSEQ", cseq++)));
        }
        return scenario.toString();
    }
}
