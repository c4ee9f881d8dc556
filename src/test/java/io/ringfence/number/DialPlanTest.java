package io.ringfence.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns: dialled, class, country, E.164, whether it counts as dialled in national format. */
class DialPlanTest {
    private static final Map<String, DialPlan> PLANS = new TreeMap<>();

    /** {@code GB} is the bare country, {@code GB9} has the outside line 9. */
    static DialPlan plan(String name) {
        return PLANS.computeIfAbsent(
                name,
                key -> DialPlan.of(
                        key.substring(0, 2),
                        key.length() > 2 ? List.of(key.substring(2)) : List.of(),
                        List.of(),
                        List.of()));
    }

    private static void check(
            String plan, String dialled, DestinationClass type, String country, String e164, boolean national) {
        assertThat(plan(plan).destination(dialled))
                .as(() -> String.join("\n", plan(plan).explain(dialled)))
                .isEqualTo(new Destination(type, country, e164, national));
    }

    @ParameterizedTest(name = "GB {0}")
    @CsvSource(
            emptyValue = "",
            value = {
                "02079460123, NATIONAL, GB, 442079460123, true",
                "+442079460123, NATIONAL, GB, 442079460123, false",
                "00442079460123, NATIONAL, GB, 442079460123, false",
                "442079460123, NATIONAL, GB, 442079460123, false",
                "+44 (0)20 7946 0123, NATIONAL, GB, 442079460123, false",
                "01481960194, NATIONAL, GB, 441481960194, true",
                "07911123456, MOBILE, GB, 447911123456, true",
                "00447911123456, INTERNATIONAL, GG, 447911123456, false",
                "+447911123456, INTERNATIONAL, GG, 447911123456, false",
                "447911123456, INTERNATIONAL, GG, 447911123456, false",
                "07400123456, MOBILE, GB, 447400123456, true",
                "00447400123456, MOBILE, GB, 447400123456, false",
                "07012345678, PREMIUM, GB, 447012345678, true",
                "09098790000, PREMIUM, GB, 449098790000, true",
                "00449098790000, PREMIUM, GB, 449098790000, false",
                "090987900001234, PREMIUM, GB, 449098790000, true",
                "08702345678, PREMIUM, GB, 448702345678, true",
                "08001111111, NATIONAL, GB, 448001111111, true",
                "118118, PREMIUM, GB, '', true",
                "234567, NATIONAL, GB, '', true",
                "1001, INTERNAL, '', '', false",
                "14107400123456, MOBILE, GB, 447400123456, true",
                "141002526155512345, UNALLOCATED, SO, 2526155512345, false",
                "0025261555123, INTERNATIONAL, SO, 25261555123, false",
                "00252615551, UNALLOCATED, SO, 252615551, false",
                "0037255501234, INTERNATIONAL, EE, 37255501234, false",
                "37255501234, INTERNATIONAL, EE, 37255501234, false",
                "01137255501234, INTERNATIONAL, EE, 37255501234, false",
                "+18762345678, INTERNATIONAL, JM, 18762345678, false",
                "+18761234567, UNALLOCATED, JM, 18761234567, false",
                "+12121234567, UNALLOCATED, US, 12121234567, false",
                "+19005551234, PREMIUM, US, 19005551234, false",
                "00881612345678, SATELLITE, 001, 881612345678, false",
                "+870773123456, SATELLITE, 001, 870773123456, false",
                "+8821612345678, SATELLITE, 001, 8821612345678, false",
                "+88213123456, SATELLITE, 001, 88213123456, false",
                "+88234123456, SATELLITE, 001, 88234123456, false",
                "+883510012345678, SATELLITE, 001, 883510012345678, false",
                "+979123456789, PREMIUM, 001, 979123456789, false",
                "+97912345678, PREMIUM, 001, 97912345678, false",
                "+878101234567890, PREMIUM, 001, 878101234567890, false",
                "+80012345678, INTERNATIONAL, 001, 80012345678, false",
                "00999123456789, UNALLOCATED, '', '', false",
                "+21012345678, UNALLOCATED, '', '', false",
                "01632960123, UNALLOCATED, GB, 441632960123, true",
                "2526155512, UNALLOCATED, '', '', false",
                "0075346850780296, UNALLOCATED, RU, 75346850780296, false",
                "76000046850780294, UNALLOCATED, '', '', false",
                "+2906834001999999999999999999, UNALLOCATED, SH, 290683400199999, false"
            })
    void unitedKingdom(String dialled, DestinationClass type, String country, String e164, boolean national) {
        check("GB", dialled, type, country, e164, national);
    }

    @ParameterizedTest(name = "US, outside line 9: {0}")
    @CsvSource(
            emptyValue = "",
            value = {
                "2025550123, NATIONAL, US, 12025550123, true",
                "12025550123, NATIONAL, US, 12025550123, true",
                "912025550123, NATIONAL, US, 12025550123, true",
                "92025550123, NATIONAL, US, 12025550123, true",
                "9175551234, NATIONAL, US, 19175551234, true",
                "+12025550123, NATIONAL, US, 12025550123, false",
                "5551234, NATIONAL, US, '', true",
                "95551234, NATIONAL, US, '', true",
                "9761234, PREMIUM, US, '', true",
                "2129761234, PREMIUM, US, 12129761234, true",
                "19765551234, PREMIUM, US, 19765551234, true",
                "919005551234, PREMIUM, US, 19005551234, true",
                "15002345678, PREMIUM, US, 15002345678, true",
                "18005551234, NATIONAL, US, 18005551234, true",
                "17872345678, NATIONAL, US, 17872345678, true",
                "16715551234, NATIONAL, US, 16715551234, true",
                "918762345678, INTERNATIONAL, JM, 18762345678, false",
                "8762345678, INTERNATIONAL, JM, 18762345678, false",
                "18761234567, UNALLOCATED, JM, 18761234567, false",
                "14162345678, INTERNATIONAL, CA, 14162345678, false",
                "14161234567, UNALLOCATED, CA, 14161234567, false",
                "12121234567, UNALLOCATED, US, 12121234567, true",
                "17005551234, UNALLOCATED, '', 17005551234, false",
                "3726101234, INTERNATIONAL, EE, 3726101234, false",
                "9011252615551234, INTERNATIONAL, SO, 252615551234, false",
                "901125261555123, INTERNATIONAL, SO, 25261555123, false",
                "01125261555123, INTERNATIONAL, SO, 25261555123, false",
                "9w01125261555123, INTERNATIONAL, SO, 25261555123, false",
                "9+25261555123, INTERNATIONAL, SO, 25261555123, false",
                "0025261555123, INTERNATIONAL, SO, 25261555123, false",
                "9011447911123456, INTERNATIONAL, GG, 447911123456, false",
                "24280, INTERNAL, '', '', false",
                "9311, INTERNAL, '', '', false",
                "911123, INTERNAL, '', '', false",
                "9112345678, UNALLOCATED, '', 19112345678, false",
                "1125551, UNALLOCATED, '', '', false",
                "1800FLOWERS, INTERNAL, '', '', false",
                "*672025550123, NATIONAL, US, 12025550123, true",
                "*67, INTERNAL, '', '', false",
                "*721001, INTERNAL, '', '', false",
                "*7201188161234567890, SATELLITE, 001, 88161234567890, false",
                "*72901125261555123, INTERNATIONAL, SO, 25261555123, false"
            })
    void unitedStates(String dialled, DestinationClass type, String country, String e164, boolean national) {
        check("US9", dialled, type, country, e164, national);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            emptyValue = "",
            value = {
                "DE, 030123456, NATIONAL, DE, 4930123456, true",
                "DE0, 0030123456, NATIONAL, DE, 4930123456, true",
                "DE0, 000302101234567, INTERNATIONAL, GR, 302101234567, false",
                "DE, 01701234567, MOBILE, DE, 491701234567, true",
                "DE, 09001234567, PREMIUM, DE, 499001234567, true",
                "DE0, 0116117, NATIONAL, DE, '', true",
                "DE0, 0116118, UNALLOCATED, DE, 49116118, true",
                "DE, 116117, INTERNAL, '', '', false",
                "FR, 0123456789, NATIONAL, FR, 33123456789, true",
                "FR, 0612345678, MOBILE, FR, 33612345678, true",
                "FR, 0899123456, PREMIUM, FR, 33899123456, true",
                "FR, 0590123456, UNALLOCATED, FR, 33590123456, true",
                "FR, 118218, PREMIUM, FR, '', true",
                "FR, 3232, INTERNAL, '', '', false",
                "FR0, 03232, PREMIUM, FR, '', true",
                "FR, 36510682312345, MOBILE, FR, 33682312345, true",
                "FR, 36510025261555123, INTERNATIONAL, SO, 25261555123, false",
                "AU, 131234, NATIONAL, AU, 61131234, true",
                "AU, 1300655506, NATIONAL, AU, 611300655506, true",
                "AU, 1900654321, PREMIUM, AU, 611900654321, true",
                "AU, 0412345678, MOBILE, AU, 61412345678, true",
                "AU, 001125261555123, INTERNATIONAL, SO, 25261555123, false",
                "AU, 001425261555123, INTERNATIONAL, SO, 25261555123, false",
                "IT, 0612345678, NATIONAL, IT, 390612345678, true",
                "IT, +390612345678, NATIONAL, IT, 390612345678, false",
                "IT, 3123456789, MOBILE, IT, 393123456789, true",
                "IT, 0669812345, NATIONAL, IT, 390669812345, true",
                "IT, +390669812345, INTERNATIONAL, VA, 390669812345, false",
                "RU, 89161234567, MOBILE, RU, 79161234567, true",
                "RU, +79161234567, MOBILE, RU, 79161234567, false",
                "RU, 88001234567, NATIONAL, RU, 78001234567, true",
                "RU, 87011234567, INTERNATIONAL, KZ, 77011234567, false",
                "RU, 810442079460123, INTERNATIONAL, GB, 442079460123, false",
                "RU, 8w10442079460123, INTERNATIONAL, GB, 442079460123, false",
                "AE, 0501234567, MOBILE, AE, 971501234567, true",
                "AE, 0025261555123, INTERNATIONAL, SO, 25261555123, false",
                "BR, 01511987654321, MOBILE, BR, 5511987654321, true",
                "BR, 001525261555123, INTERNATIONAL, SO, 25261555123, false",
                "CA, 18005551234, NATIONAL, CA, 18005551234, true",
                "CA, 12025550123, INTERNATIONAL, US, 12025550123, false",
                "JM, 8762345678, MOBILE, JM, 18762345678, true",
                "GG, 07911123456, MOBILE, GG, 447911123456, true"
            })
    void elsewhere(String plan, String dialled, DestinationClass type, String country, String e164, boolean national) {
        check(plan, dialled, type, country, e164, national);
    }

    static Stream<Arguments> odd() {
        return Stream.of(
                arguments("300&PJSIP/0088161234567890@trunk", DestinationClass.SATELLITE, "001"),
                arguments("911&PJSIP/0025261555123@trunk", DestinationClass.INTERNATIONAL, "SO"),
                arguments("PJSIP/0025261555123@trunk", DestinationClass.INTERNATIONAL, "SO"),
                arguments("PJSIP/0025261555123@trunk,60,tT", DestinationClass.INTERNATIONAL, "SO"),
                arguments("PJSIP/1001,3600", DestinationClass.INTERNAL, ""),
                arguments("PJSIP/trunk/sip:0025261555123@192.0.2.1:5060", DestinationClass.INTERNATIONAL, "SO"),
                arguments("Local/0025261555123@from-internal-00000001;1", DestinationClass.INTERNATIONAL, "SO"),
                arguments("sip:+25261555123@192.0.2.1", DestinationClass.INTERNATIONAL, "SO"),
                arguments("tel:+252-61-555123", DestinationClass.INTERNATIONAL, "SO"),
                arguments("61555123;phone-context=+252", DestinationClass.INTERNATIONAL, "SO"),
                arguments("02079460123;phone-context=+44", DestinationClass.NATIONAL, "GB"),
                arguments("02079460123;phone-context=example.com", DestinationClass.NATIONAL, "GB"),
                arguments(
                        "0025261555123\r\n\r\nEvent: Hangup\r\nUniqueid: 1700000000.1",
                        DestinationClass.INTERNATIONAL,
                        "SO"),
                arguments("0025261555123%0d%0aEvent", DestinationClass.INTERNATIONAL, "SO"),
                arguments("%30%30252%361555123", DestinationClass.INTERNATIONAL, "SO"),
                arguments("%2B25261555123", DestinationClass.INTERNATIONAL, "SO"),
                arguments("٠٠٢٥٢٦١٥٥٥١٢٣", DestinationClass.INTERNATIONAL, "SO"),
                arguments("\u202a+25261555123\u202c", DestinationClass.INTERNATIONAL, "SO"),
                arguments("0025261555123#", DestinationClass.INTERNATIONAL, "SO"),
                arguments("0025261555123,,1234", DestinationClass.INTERNATIONAL, "SO"),
                arguments("02079460123p1", DestinationClass.NATIONAL, "GB"),
                arguments("1234#0025261555123", DestinationClass.INTERNATIONAL, "SO"),
                arguments("**21*0025261555123#", DestinationClass.INTERNATIONAL, "SO"),
                arguments("#31#0025261555123", DestinationClass.INTERNATIONAL, "SO"),
                arguments("999A0025261555123", DestinationClass.INTERNATIONAL, "SO"),
                arguments("999w0025261555123", DestinationClass.UNALLOCATED, ""),
                arguments("x0025261555123", DestinationClass.INTERNATIONAL, "SO"),
                arguments("conf-20240101", DestinationClass.INTERNAL, ""),
                arguments("300\r\n\r\nEvent: Hangup\r\nUniqueid: 1700000000.1", DestinationClass.INTERNAL, ""),
                arguments("s", DestinationClass.INTERNAL, ""),
                arguments("h", DestinationClass.INTERNAL, ""),
                arguments("alice", DestinationClass.INTERNAL, ""),
                arguments("*97", DestinationClass.INTERNAL, ""),
                arguments("#", DestinationClass.INTERNAL, ""),
                arguments("+", DestinationClass.INTERNAL, ""),
                arguments("&", DestinationClass.INTERNAL, ""),
                arguments("/", DestinationClass.INTERNAL, ""),
                arguments("%", DestinationClass.INTERNAL, ""));
    }

    @ParameterizedTest(name = "GB {1} {2}")
    @MethodSource("odd")
    void hostileAndOdd(String dialled, DestinationClass type, String country) {
        Destination destination = plan("GB").destination(dialled);
        assertThat(destination.type()).as(dialled).isEqualTo(type);
        assertThat(destination.country()).as(dialled).isEqualTo(country);
    }
}
