package io.ringfence.score;

import java.util.Arrays;

/** A number from 0 to 254 for every country, so that a row can hold a set of them. Rows outlive the process: only append to the list. */
final class CountryIndex {
    /** More than any number it gives. */
    static final int LIMIT = 256;

    private static final String CODES =
            "ACADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCO"
                    + "CRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHT"
                    + "HUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMP"
                    + "MQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSH"
                    + "SISJSKSLSMSNSOSRSSSTSVSXSYSZTATCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZA"
                    + "ZMZW";

    private static final int NOWHERE = 254;
    private static final int GLOBAL = 253;
    private static final int LETTERS = 26;
    private static final int[] INDEX = new int[LETTERS * LETTERS];

    static {
        Arrays.fill(INDEX, NOWHERE);
        for (int i = 0; i < CODES.length(); i += 2) {
            INDEX[(CODES.charAt(i) - 'A') * LETTERS + CODES.charAt(i + 1) - 'A'] = i / 2;
        }
    }

    private CountryIndex() {}

    /** The code of a number that {@link #of} gave; empty for those that stand for no country. */
    static String code(int number) {
        return 2 * number + 2 <= CODES.length() ? CODES.substring(2 * number, 2 * number + 2) : "";
    }

    /** The number of an ISO 3166 code; one for global networks, {@code "001"}; one for all else. */
    static int of(String country) {
        if (country.length() == 2) {
            int first = country.charAt(0) - 'A';
            int second = country.charAt(1) - 'A';
            if (first >= 0 && first < LETTERS && second >= 0 && second < LETTERS) {
                return INDEX[first * LETTERS + second];
            }
        }
        return country.equals("001") ? GLOBAL : NOWHERE;
    }
}
