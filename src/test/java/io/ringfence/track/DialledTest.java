package io.ringfence.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialledTest {
    private static Dialled dialled(String text) {
        return Dialled.of(text, new ToyPlan());
    }

    @ParameterizedTest
    @CsvSource({
        "0037255501234, 0037255501234, true",
        "0037255501234, +37255501234, true",
        "900447700900123, 07700900123, true",
        "900447700900123, 447700900123, true",
        "02079460123, 2079460123, true",
        "0037255501234, 9990037255501234, true",
        "70037255501234, 0037255501234, true",
        "0037255501234, 005352123456, false",
        "1002, 0037255501234, false",
        "123456, 0037255123456, false",
        "0037255501234, 1002, false",
        "1002, 1002, true",
        "1002, 1003, false",
        "112, 9112, true",
        "112, 0037255501112, false",
        "02079460123, 0123, false",
    })
    void knowsANumberThatTheDialplanRewrote(String dialled, String sent, boolean same) {
        assertThat(dialled(dialled).same(dialled(sent))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "300&PJSIP/0088123456789, 300",
        "0044 20, 0044",
        "+44-20(7946)0.123, +44-20(7946)0.123",
        "*72#, *72#",
        "0044\u0000, 0044",
    })
    void cutsAtWhatNobodyCanDial(String raw, String cut) {
        assertThat(Dialled.cut(raw)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource({
        "PJSIP, 0044@trunk, 0044",
        "PJSIP, 1002, ''",
        "PJSIP, trunk/sip:0044@host:5060, 0044",
        "PJSIP, 1001/sip:1001@10.0.0.5:5060, 1001",
        "PJSIP, trunk/sip:host, ''",
        "SIP, trunk/0044, 0044",
        "SIP, SIP/0044@trunk, 0044",
        "IAX2, user:secret@peer/0044@ctx, 0044",
        "IAX2, user:secret@peer, ''",
        "DAHDI, g1/0044, 0044",
        "DAHDI, 5, ''",
        "Local, 0044@from-internal/n, 0044",
    })
    void findsTheNumberInADialString(String technology, String dialString, String number) {
        assertThat(DialString.number(technology, dialString)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0044 | 0044", "Local/0044@from-internal | 0044", "PJSIP/0044 | 0044"})
    void findsTheNumberOfAForward(String forward, String number) {
        assertThat(DialString.forward(forward)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PJSIP/0044@trunk,60,tT | 0044",
                "PJSIP/0044@trunk&PJSIP/0045@trunk | 0044",
                "PJSIP/1002 | ''",
                "x | ''"
            })
    void findsTheNumberInDialsArguments(String arguments, String number) {
        assertThat(DialString.argument(arguments)).isEqualTo(number);
    }
}
