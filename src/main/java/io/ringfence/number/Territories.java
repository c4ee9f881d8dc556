package io.ringfence.number;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ringfence.number.Reading.Certainty;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which country a number belongs to, and whether that is the PBX's own: islands, shared codes, global networks. */
final class Territories {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final int LONGEST_E164 = 15;
    private static final String GLOBAL = "001";
    /** The United States and the territories its carriers call without crossing a border. */
    private static final Set<String> AMERICAN = Set.of("US", "PR", "VI", "GU", "MP", "AS");
    /**
     * Global networks by what they bill, valid number or not (ITU-T E.164 list of assigned codes): Inmarsat, satellite mobile,
     * international networks (882 and 883 carry Thuraya, ships, aircraft), international premium, personal numbers (UPT).
     */
    private static final Map<Integer, DestinationClass> NETWORKS = Map.of(
            870, DestinationClass.SATELLITE,
            881, DestinationClass.SATELLITE,
            882, DestinationClass.SATELLITE,
            883, DestinationClass.SATELLITE,
            878, DestinationClass.PREMIUM,
            979, DestinationClass.PREMIUM);

    /** Countries of +1 area codes, of which there can be a thousand. */
    private static final Map<String, String> AREAS = new ConcurrentHashMap<>();

    private final String country;
    private final int callingCode;

    Territories(String country, int callingCode) {
        this.country = country;
        this.callingCode = callingCode;
    }

    /** A reading for what needs no range to be known: global networks and +1 900 and 976; else one that explains nothing. */
    Reading special(int code, String significant, String e164, boolean national) {
        DestinationClass network = NETWORKS.get(code);
        if (network != null) {
            Destination destination = new Destination(network, GLOBAL, e164, false);
            return Reading.of(destination, "global network", "the global network +" + code, Certainty.VALID);
        }
        if (code == 1 && payPerCall(significant)) {
            boolean own = callingCode == 1;
            String region = own ? country : "US";
            Destination destination = new Destination(DestinationClass.PREMIUM, region, e164, own && national);
            return Reading.of(destination, "pay per call", "area code 900 or exchange 976", Certainty.VALID);
        }
        return Reading.internal("", "");
    }

    private static boolean payPerCall(String significant) {
        boolean area = significant.startsWith("900") || significant.startsWith("976");
        return significant.length() == 10 && (area || significant.startsWith("976", 3));
    }

    /** A number without area code. */
    Reading local(String digits) {
        boolean pays = callingCode == 1 && digits.startsWith("976");
        DestinationClass bill = pays ? DestinationClass.PREMIUM : DestinationClass.NATIONAL;
        Destination destination = new Destination(bill, country, "", true);
        return Reading.of(destination, "local number", "a local number without area code", Certainty.LIKELY);
    }

    /** International digits that libphonenumber cannot parse; the country of their calling code when they begin with one. */
    Reading unreadable(String digits) {
        for (int length = 1; length <= Math.min(3, digits.length()); length++) {
            int code = Integer.parseInt(digits.substring(0, length));
            if (digits.charAt(0) != '0'
                    && !PHONES.getRegionCodesForCountryCode(code).isEmpty()) {
                return unreadable(code, digits);
            }
        }
        Destination nowhere = new Destination(DestinationClass.UNALLOCATED, "", "", false);
        return Reading.of(nowhere, "unknown", "dialled abroad to a country code that does not exist", Certainty.LIKELY);
    }

    private Reading unreadable(int code, String digits) {
        String e164 = cut(digits);
        DestinationClass bill = NETWORKS.getOrDefault(code, DestinationClass.UNALLOCATED);
        String region = code == 1 ? areaRegion(e164.substring(1)) : PHONES.getRegionCodeForCountryCode(code);
        Destination destination = new Destination(bill, region, e164, false);
        return Reading.of(destination, "unknown", "no length a number there can have", Certainty.LIKELY);
    }

    /** E.164 has at most 15 digits; exchanges ignore what follows. */
    static String cut(String e164) {
        return e164.length() > LONGEST_E164 ? e164.substring(0, LONGEST_E164) : e164;
    }

    /** Whether the call stays in the PBX's country. National format reaches islands that share the code, but not +1 or +7. */
    boolean owns(PhoneNumber number, boolean national) {
        int code = number.getCountryCode();
        if (code != callingCode) {
            return false;
        }
        if (national && code != 1 && code != 7) {
            return true;
        }
        String region = regionOf(number);
        boolean american = AMERICAN.contains(country) && AMERICAN.contains(region);
        return american || region.equals(country) || PHONES.isValidNumberForRegion(number, country);
    }

    /** The country of a number, valid or not, by its range, else by its area or calling code; {@code ""} when unknown. */
    String regionOf(PhoneNumber number) {
        String region = PHONES.getRegionCodeForNumber(number);
        if (region != null) {
            return region;
        }
        int code = number.getCountryCode();
        return code == 1
                ? areaRegion(PHONES.getNationalSignificantNumber(number))
                : PHONES.getRegionCodeForCountryCode(code);
    }

    /** The country of a +1 area code, found by a number that is valid in every assigned one. */
    private static String areaRegion(String significant) {
        if (significant.length() < 3) {
            return "";
        }
        return AREAS.computeIfAbsent(significant.substring(0, 3), Territories::assigned);
    }

    private static String assigned(String area) {
        PhoneNumber probe = new PhoneNumber().setCountryCode(1).setNationalNumber(Long.parseLong(area + "2345678"));
        String region = PHONES.getRegionCodeForNumber(probe);
        return region == null ? "" : region;
    }
}
