package io.ringfence.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmergencyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "US, 1, 1, 011, 911 112 933",
        "CA, 1, 1, 011, 911 112 933",
        "JM, 1, 1, 011, 911 119 110 112",
        "GB, 44, 0, 00, 999 112",
        "IE, 353, 0, 00, 999 112",
        "DE, 49, 0, 00, 110 112",
        "FR, 33, 0, 00, 15 17 18 112",
        "IT, 39, '', 00, 112 113 115 118",
        "ES, 34, '', 00, 112",
        "AU, 61, 0, 0011, 000 106 112",
        "NZ, 64, 0, 00, 111",
        "RU, 7, 8, 810, 112 101 102 103",
        "AE, 971, 0, 00, 999 998 997 112",
        "IN, 91, 0, 00, 112 100 101 102 108",
        "BR, 55, 0, +, 190 192 193",
        "ZA, 27, 0, 00, 112 10111 10177",
        "JP, 81, 0, 010, 110 119",
        "CN, 86, 0, 00, 110 119 120",
        "SO, 252, 0, 00, 999 555 888",
        "TK, 690, '', 00, 112 911 999"
    })
    void everyFormOfEveryNumber(String country, String code, String trunk, String abroad, String numbers) {
        DialPlan plan = DialPlan.of(country, List.of("9", "0"), List.of(), List.of());
        for (String number : numbers.split(" ")) {
            for (String outside : List.of("", "9", "0")) {
                for (String prefix : List.of("", "+", "+" + code, abroad, abroad + code)) {
                    for (String form : List.of(prefix + number, prefix + trunk + number)) {
                        assertThat(plan.destination(outside + form).type())
                                .as("%s %s", country, outside + form)
                                .isEqualTo(DestinationClass.EMERGENCY);
                    }
                }
            }
        }
    }

    @Test
    void aNumberThatOnlyBeginsWithOneIsNotProtected() {
        for (String country : List.of("US", "GB", "DE", "AU", "RU", "AE", "BR", "CL")) {
            DialPlan plan = DialPlan.of(country, List.of("9"), List.of(), List.of());
            for (String number : List.of("911", "112", "999", "000", "190")) {
                for (String tail : List.of("1", "123", "5551", "12345678", "0025261555123", "w0025261555123")) {
                    assertThat(plan.destination(number + tail).type())
                            .as("%s %s", country, number + tail)
                            .isNotEqualTo(DestinationClass.EMERGENCY);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "911#",
                "911@192.0.2.1",
                "sip:911@192.0.2.1:5060",
                "911;phone-context=+1",
                "PJSIP/911@trunk",
                "*67911",
                "9w911",
                "911&300"
            })
    void stillOneInItsWrapping(String dialled) {
        DialPlan plan = DialPlan.of("US", List.of("9"), List.of(), List.of());
        assertThat(plan.destination(dialled).type()).isEqualTo(DestinationClass.EMERGENCY);
    }

    @Test
    void configuredNumbersCountInEveryForm() {
        DialPlan plan = DialPlan.of("GB", List.of("9"), List.of(), List.of("020 7946 0999", "5555"));
        for (String dialled : List.of(
                "02079460999", "902079460999", "+442079460999", "00442079460999", "9442079460999", "5555", "95555")) {
            assertThat(plan.destination(dialled).type()).as(dialled).isEqualTo(DestinationClass.EMERGENCY);
        }
        assertThat(plan.destination("02079460998").type()).isEqualTo(DestinationClass.NATIONAL);
    }
}
