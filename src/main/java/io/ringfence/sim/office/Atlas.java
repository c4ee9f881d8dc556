package io.ringfence.sim.office;

import java.util.List;
import java.util.SplittableRandom;

/** Where people call: patterns as an extension in Britain dials them, {@code #} being any digit. */
final class Atlas {
    /** A country and its numbers as dialled from Britain. */
    record Country(String code, List<String> patterns) {
        static Country of(String code, String... patterns) {
            return new Country(code, List.of(patterns));
        }
    }

    static final List<String> NATIONAL = List.of(
            "0207946####",
            "0203856####",
            "0161496####",
            "0121634####",
            "0113278####",
            "0117325####",
            "0131558####",
            "0141332####",
            "08001111###",
            "0345604####");

    static final List<String> MOBILE =
            List.of("07400######", "07711######", "07802######", "07912######", "07500######");

    /** Where an ordinary office has customers. */
    static final List<Country> ORDINARY = List.of(
            Country.of("IE", "00353 1 670####", "00353 87 2######"),
            Country.of("US", "001 212 555 0###", "001 415 829 ####"),
            Country.of("FR", "0033 1 42 ## ## ##", "0033 6 12 ## ## ##"),
            Country.of("DE", "0049 30 2240 ####", "0049 151 1234####"),
            Country.of("NL", "0031 20 624####", "0031 6 24######"),
            Country.of("ES", "0034 91 521####", "0034 612 ######"),
            Country.of("IT", "0039 02 8646####", "0039 347 12#####"),
            Country.of("BE", "0032 2 512####", "0032 475 12####"),
            Country.of("CH", "0041 44 211####", "0041 79 321####"),
            Country.of("PL", "0048 22 826####", "0048 601 23####"),
            Country.of("SE", "0046 8 402####", "0046 70 123####"),
            Country.of("IN", "0091 22 2204####", "0091 98200#####"),
            Country.of("AU", "0061 2 9240####", "0061 412 34####"),
            Country.of("CA", "001 416 392 ####", "001 604 873 ####"));

    /** Where somebody sometimes calls for the first time: the same and rarer ones. */
    static final List<Country> RARE = List.of(
            Country.of("PT", "00351 21 342####"),
            Country.of("AT", "0043 1 512####"),
            Country.of("DK", "0045 33 12 ####"),
            Country.of("NO", "0047 22 33 ####"),
            Country.of("FI", "00358 9 612####"),
            Country.of("CZ", "00420 224 21####"),
            Country.of("GR", "0030 210 331####"),
            Country.of("TR", "0090 212 252####"),
            Country.of("AE", "00971 4 331####"),
            Country.of("ZA", "0027 11 838####"),
            Country.of("JP", "0081 3 3211####"),
            Country.of("CN", "0086 10 6512####"),
            Country.of("SG", "0065 6338 ####"),
            Country.of("BR", "0055 11 3256####"),
            Country.of("KE", "00254 20 222####"),
            Country.of("RO", "0040 21 312####"),
            Country.of("LT", "00370 5 261####"),
            Country.of("LV", "00371 67 22####"),
            Country.of("EG", "0020 2 2575####"),
            Country.of("CU", "0053 7 861####"));

    /** Ranges that pay whoever sends calls there, published in incident reports; many of these numbers belong to nobody. */
    static final List<Country> LUCRATIVE = List.of(
            Country.of("SO", "00252 61 555####", "00252 90 7#####"),
            Country.of("GM", "00220 7######", "00220 99#####"),
            Country.of("CU", "0053 5 2######", "0053 7 8######"),
            Country.of("LV", "00371 900 0####", "00371 9######"),
            Country.of("001", "00881 6 1234####", "00881 9 ########"),
            Country.of("001", "00882 16 5######", "00882 3 4######"),
            Country.of("MV", "00960 9 0#####", "00960 7 7#####"),
            Country.of("SL", "00232 25 ######", "00232 76 ######"),
            Country.of("GB", "0909 87#####", "0911 2######", "070 4 3######"),
            Country.of("KH", "00855 12 9#####"),
            Country.of("AL", "00355 69 2######"),
            Country.of("LR", "00231 77 #######"),
            Country.of("BA", "00387 70 3#####"),
            Country.of("GN", "00224 30 ######"));

    private Atlas() {}

    /** A number by a pattern. */
    static String number(String pattern, SplittableRandom random) {
        StringBuilder number = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char next = pattern.charAt(i);
            if (next != ' ') {
                number.append(next == '#' ? (char) ('0' + random.nextInt(10)) : next);
            }
        }
        return number.toString();
    }

    static <T> T any(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
