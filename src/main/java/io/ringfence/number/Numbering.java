package io.ringfence.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import com.google.i18n.phonenumbers.ShortNumberInfo.ShortNumberCost;
import io.ringfence.number.Reading.Certainty;
import java.util.List;
import java.util.Locale;

/**
 * The world's numbering as seen from one country: digits without outside-line prefix to a reading. Facts come from
 * libphonenumber's metadata; this class decides what bill they mean.
 *
 * <p>Its rules where the metadata is silent: a number that fits no range is UNALLOCATED, never national, because metadata
 * lags and thieves use what nobody assigned; such a number counts as dialled in national format only where its form is
 * beyond doubt (trunk prefix, right length). +1 is shared by two dozen countries, so a +1 number is the country's own only by
 * its area code.
 */
final class Numbering {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final int LONGEST_PARSED = 20;
    private static final int SHORTEST_ABROAD = 8;
    private static final int SHORTEST_SERVICE = 3;
    /** Prefixes tried as international ones when a string means nothing at home: attackers rotate through them. */
    private static final List<String> FOREIGN_HABITS = List.of("", "00", "011");

    static {
        for (String region : PHONES.getSupportedRegions()) {
            PHONES.isValidNumber(PHONES.getExampleNumber(region));
        }
        for (int code : PHONES.getSupportedGlobalNetworkCallingCodes()) {
            PHONES.isValidNumber(PHONES.getExampleNumberForNonGeoEntity(code));
        }
    }

    private final String country;
    private final int callingCode;
    private final String trunkPrefix;
    private final Territories territories;

    Numbering(String country) {
        this.country = country.toUpperCase(Locale.ROOT);
        if (!PHONES.getSupportedRegions().contains(this.country)) {
            throw new IllegalArgumentException(
                    "country must be an ISO 3166 alpha-2 code with a numbering plan, not " + country);
        }
        callingCode = PHONES.getCountryCodeForRegion(this.country);
        String trunk = PHONES.getNddPrefixForRegion(this.country, true);
        trunkPrefix = trunk == null ? "" : trunk;
        territories = new Territories(this.country, callingCode);
    }

    String country() {
        return country;
    }

    int callingCode() {
        return callingCode;
    }

    String trunkPrefix() {
        return trunkPrefix;
    }

    /** The usual prefix to dial abroad from here; {@code ""} where callers choose a carrier by it. */
    String internationalPrefix() {
        String elsewhere = callingCode == 1 ? "GB" : "US";
        PhoneNumber abroad = PHONES.getExampleNumber(elsewhere);
        String written = PHONES.formatOutOfCountryCallingNumber(abroad, country);
        String digits = PhoneNumberUtil.normalizeDigitsOnly(written);
        String e164 = abroad.getCountryCode() + PHONES.getNationalSignificantNumber(abroad);
        return digits.endsWith(e164) ? digits.substring(0, digits.length() - e164.length()) : "";
    }

    /** Reads digits dialled without any prefix that was configured. */
    Reading home(String digits) {
        Reading reading = parsed(digits);
        return reading.explains() || digits.length() < SHORTEST_ABROAD ? reading : fromHabit(digits, reading);
    }

    /** Reads what follows an international prefix or {@code +}. */
    Reading abroad(String digits) {
        try {
            return judge(PHONES.parse("+" + cut(digits), country), "");
        } catch (NumberParseException e) {
            return territories.unreadable(digits);
        }
    }

    /**
     * A short code that costs: premium services, and directory enquiries (118 and two or three digits), which connect callers
     * onwards at their price. Text-message codes are not dialled.
     */
    boolean premiumShortCode(String digits) {
        PhoneNumber number = new PhoneNumber().setCountryCode(callingCode).setNationalNumber(Long.parseLong(digits));
        ShortNumberInfo codes = ShortNumberInfo.getInstance();
        if (digits.charAt(0) == '0' || !codes.isValidShortNumberForRegion(number, country)) {
            return false;
        }
        ShortNumberCost cost = codes.getExpectedCostForRegion(number, country);
        boolean enquiries = digits.startsWith("118") && digits.length() > 4 && cost == ShortNumberCost.UNKNOWN_COST;
        boolean premium = cost == ShortNumberCost.PREMIUM_RATE && !codes.isSmsServiceForRegion(number, country);
        return enquiries || premium;
    }

    /** A short code of a service that is free or costs what a call costs: 116117 for a doctor on call, 115 for an authority. */
    boolean serviceShortCode(String digits) {
        if (digits.length() < SHORTEST_SERVICE || digits.charAt(0) == '0') {
            return false;
        }
        PhoneNumber number = new PhoneNumber().setCountryCode(callingCode).setNationalNumber(Long.parseLong(digits));
        ShortNumberInfo codes = ShortNumberInfo.getInstance();
        ShortNumberCost cost = codes.getExpectedCostForRegion(number, country);
        return codes.isValidShortNumberForRegion(number, country)
                && (cost == ShortNumberCost.TOLL_FREE || cost == ShortNumberCost.STANDARD_RATE);
    }

    private Reading fromHabit(String digits, Reading otherwise) {
        for (String habit : FOREIGN_HABITS) {
            if (digits.startsWith(habit)) {
                Reading guess = abroad(digits.substring(habit.length()));
                if (guess.certainty() == Certainty.VALID) {
                    return guess.abroad(habit).guessed("nothing at home, but a valid number read as international");
                }
            }
        }
        return otherwise;
    }

    private Reading parsed(String digits) {
        String text = cut(digits);
        try {
            PhoneNumber number = PHONES.parseAndKeepRawInput(text, country);
            CountryCodeSource source = number.getCountryCodeSource();
            if (source == CountryCodeSource.FROM_NUMBER_WITH_IDD) {
                return judge(number, "").abroad(prefixOf(text, number));
            }
            boolean shared = callingCode == 1 || callingCode == 7;
            boolean spelledOut = source == CountryCodeSource.FROM_NUMBER_WITHOUT_PLUS_SIGN && !shared;
            return judge(number, spelledOut ? "" : text);
        } catch (NumberParseException e) {
            return e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                    ? territories.unreadable("")
                    : nonsense();
        }
    }

    private static String prefixOf(String text, PhoneNumber number) {
        int at = text.lastIndexOf(PHONES.getNationalSignificantNumber(number));
        int code = Integer.toString(number.getCountryCode()).length();
        return at < code ? "" : text.substring(0, at - code);
    }

    private static String cut(String digits) {
        return digits.length() > LONGEST_PARSED ? digits.substring(0, LONGEST_PARSED) : digits;
    }

    private static Reading nonsense() {
        Destination nowhere = new Destination(DestinationClass.UNALLOCATED, "", "", false);
        return Reading.of(nowhere, "unknown", "no number here and none abroad", Certainty.NONE);
    }

    /** @param national the digits as dialled at home; {@code ""} when the country code was dialled */
    private Reading judge(PhoneNumber number, String national) {
        String significant = PHONES.getNationalSignificantNumber(number);
        String e164 = Territories.cut(number.getCountryCode() + significant);
        Reading special = territories.special(number.getCountryCode(), significant, e164, !national.isEmpty());
        if (special.explains()) {
            return special;
        }
        return PHONES.isValidNumber(number)
                ? valid(number, e164, !national.isEmpty())
                : invalid(number, e164, national);
    }

    private Reading valid(PhoneNumber number, String e164, boolean national) {
        PhoneNumberType type = PHONES.getNumberType(number);
        boolean own = territories.owns(number, national);
        String region = own ? country : territories.regionOf(number);
        boolean pays = type == PhoneNumberType.PREMIUM_RATE || type == PhoneNumberType.PERSONAL_NUMBER;
        boolean mobile = type == PhoneNumberType.MOBILE || type == PhoneNumberType.PAGER;
        DestinationClass home = mobile ? DestinationClass.MOBILE : DestinationClass.NATIONAL;
        DestinationClass bill = pays ? DestinationClass.PREMIUM : own ? home : DestinationClass.INTERNATIONAL;
        Destination destination = new Destination(bill, region, e164, own && national);
        return Reading.of(destination, words(type), "a valid number", Certainty.VALID);
    }

    private Reading invalid(PhoneNumber number, String e164, String national) {
        ValidationResult form = PHONES.isPossibleNumberWithReason(number);
        boolean local = form == ValidationResult.IS_POSSIBLE_LOCAL_ONLY;
        if (local && !national.isEmpty() && !trunkDialled(national)) {
            return territories.local(national);
        }
        if (form == ValidationResult.TOO_LONG) {
            PhoneNumber shorter = new PhoneNumber().mergeFrom(number);
            if (PHONES.truncateTooLongNumber(shorter)) {
                Reading reading = judge(shorter, national);
                if (reading.destination().type() == DestinationClass.PREMIUM) {
                    return reading.guessed("a premium number with digits to spare");
                }
            }
        }
        return national.isEmpty() ? foreign(number, e164, form) : unknownAtHome(number, e164, national, form);
    }

    private Reading foreign(PhoneNumber number, String e164, ValidationResult form) {
        Destination destination =
                new Destination(DestinationClass.UNALLOCATED, territories.regionOf(number), e164, false);
        return Reading.of(destination, "unknown", "in no assigned range" + length(form), Certainty.LIKELY);
    }

    private Reading unknownAtHome(PhoneNumber number, String e164, String national, ValidationResult form) {
        boolean formed = callingCode == 1 || trunkPrefix.isEmpty() || trunkDialled(national);
        if (form != ValidationResult.IS_POSSIBLE || !formed) {
            return nonsense();
        }
        boolean own = territories.owns(number, true);
        String region = own ? country : territories.regionOf(number);
        Destination destination = new Destination(DestinationClass.UNALLOCATED, region, e164, own);
        boolean trunk = !trunkPrefix.isEmpty() && trunkDialled(national);
        return Reading.of(
                destination,
                "unknown",
                "the right length, but in no assigned range",
                trunk ? Certainty.LIKELY : Certainty.NONE);
    }

    private boolean trunkDialled(String national) {
        return !trunkPrefix.isEmpty() && national.startsWith(trunkPrefix);
    }

    private static String length(ValidationResult form) {
        return switch (form) {
            case TOO_LONG -> ", too long";
            case TOO_SHORT, INVALID_LENGTH, IS_POSSIBLE_LOCAL_ONLY -> ", of a wrong length";
            default -> "";
        };
    }

    private static String words(PhoneNumberType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
