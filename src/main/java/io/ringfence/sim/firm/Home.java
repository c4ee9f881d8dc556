package io.ringfence.sim.firm;

import io.ringfence.sim.office.Draw;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Where an office stands and how it dials.
 *
 * @param outsideLine dialled first for an outside line; {@code ""} for nothing
 * @param trunkPrefix dialled before a number of one's own country
 * @param fixed national numbers, fixed lines; {@code mobile} the same for mobiles
 */
public record Home(
        Country country,
        ZoneId zone,
        String currency,
        String outsideLine,
        String international,
        String trunkPrefix,
        String emergency,
        List<String> fixed,
        List<String> mobile) {

    /** Digits of an area code of North America. */
    private static final int AREA = 3;

    private static final List<String> US_FIXED = List.of(
            "212736####",
            "415829####",
            "312782####",
            "713222####",
            "206684####",
            "617248####",
            "303866####",
            "512974####",
            "213485####",
            "404657####");
    private static final List<String> DE_FIXED =
            List.of("302240####", "89218#####", "40300#####", "69747#####", "221471####", "711218#####");
    private static final List<String> GB_FIXED = List.of(
            "207946####",
            "203856####",
            "161496####",
            "121634####",
            "113278####",
            "117325####",
            "131558####",
            "141332####",
            "345604####");

    private static Home of(String code, String zone, String outside, String abroad, String trunk, String emergency) {
        List<String> fixed = switch (code) {
            case "GB" -> GB_FIXED;
            case "DE" -> DE_FIXED;
            case "AU" -> List.of("29240####", "39658####", "89222####", "73221####");
            case "IE" -> List.of("1670####", "1416####", "214272###", "61410###");
            case "CA" -> List.of("204945####", "416392####", "604873####");
            default -> US_FIXED;
        };
        List<String> mobile = switch (code) {
            case "GB" -> List.of("7400######", "7711######", "7802######", "7912######", "7500######");
            case "DE" -> List.of("1511#######", "1701######", "1761#######", "1621######");
            case "AU" -> List.of("412######", "423######", "408######");
            case "IE" -> List.of("872######", "861######", "857######");
            default -> fixed;
        };
        String currency = switch (code) {
            case "GB" -> "GBP";
            case "DE", "IE" -> "EUR";
            case "AU" -> "AUD";
            case "CA" -> "CAD";
            default -> "USD";
        };
        Country country = Gazetteer.of(code);
        return new Home(country, ZoneId.of(zone), currency, outside, abroad, trunk, emergency, fixed, mobile);
    }

    public static final Home LONDON = of("GB", "Europe/London", "", "00", "0", "999");
    public static final Home LEEDS = of("GB", "Europe/London", "9", "00", "0", "999");
    public static final Home HAMBURG = of("DE", "Europe/Berlin", "0", "00", "0", "112");
    public static final Home MUNICH = of("DE", "Europe/Berlin", "", "00", "0", "112");
    public static final Home BOSTON = of("US", "America/New_York", "9", "011", "1", "911");
    public static final Home AUSTIN = of("US", "America/Chicago", "", "011", "1", "911");
    public static final Home OAKLAND = of("US", "America/Los_Angeles", "9", "011", "1", "911");
    public static final Home PERTH = of("AU", "Australia/Perth", "", "0011", "0", "000");
    public static final Home ENNIS = of("IE", "Europe/Dublin", "", "00", "0", "112");
    public static final Home WINNIPEG = of("CA", "America/Winnipeg", "", "011", "1", "911");

    /** Where a story may stand that is bound to no place. */
    public static final List<Home> ANYWHERE = List.of(LONDON, LEEDS, HAMBURG, MUNICH, BOSTON, AUSTIN, OAKLAND);

    /** A number of its own country, E.164 digits. */
    public String national(SplittableRandom random) {
        boolean mobiles = random.nextDouble() < .5;
        return country.calling() + Draw.digits(Draw.any(mobiles ? mobile : fixed, random), random);
    }

    /** A mobile of its own country, E.164 digits. */
    public String ownMobile(SplittableRandom random) {
        return country.calling() + Draw.digits(Draw.any(mobile, random), random);
    }

    /** A service number of its own country, as dialled: one that is free to call, of shared cost or standard rate, or a short one. */
    String service(SplittableRandom random) {
        String pattern = Draw.any(
                switch (country.code()) {
                    case "GB" -> List.of("0800######", "0808#######", "0345#######", "0300#######", "111", "101");
                    case "DE" -> List.of("0800#######", "01805######", "018032#####", "115", "116117");
                    case "US", "CA" -> List.of("1800555####", "1888446####", "1877275####", "311", "511");
                    case "AU" -> List.of("1800######", "1300######", "13####");
                    default -> List.of("1800######", "1890######");
                },
                random);
        return outsideLine + Draw.digits(pattern, random);
    }

    /** Whether a number, E.164 digits, is one of its own country. */
    public boolean owns(String e164) {
        String own = country.calling();
        if (!e164.startsWith(own)) {
            return false;
        }
        String national = e164.substring(own.length());
        return !own.equals("1") // which several countries share
                || Stream.concat(fixed.stream(), mobile.stream())
                        .anyMatch(each -> national.startsWith(each.substring(0, AREA)));
    }

    /** As an extension dials it; with {@code plus} as from an address book. */
    public String dial(String e164, boolean plus) {
        if (plus) {
            return '+' + e164;
        }
        String own = country.calling();
        return e164.startsWith(own)
                ? outsideLine + trunkPrefix + e164.substring(own.length())
                : outsideLine + international + e164;
    }

    /** What the settings of its Ringfence say of it, nothing of any story. */
    public String settings() {
        String text = "country: " + country.code() + "\ntimezone: " + zone + "\ncurrency: " + currency
                + "\ntrunks: [trunk*]\n";
        return outsideLine.isEmpty() ? text : text + "dialplan:\n  outside-line: " + outsideLine + "\n";
    }
}
